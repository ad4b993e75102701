#include "speak/piece_channel.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace lectern {
namespace {

using Piece = SpeechEngine::Piece;
using Speech = SpeechEngine::Speech;
using Word = SpeechEngine::Word;

// What goes through the channel: for each piece a Verdict with its message and, if all went
// well, a Measure, its words and its samples.
struct Verdict {
  Error::Code code;
  std::uint32_t failed, message_size, place_size;
};
struct Measure {
  std::uint64_t samples, words;
};
constexpr std::uint32_t longest_message = 4096;

template <class T>
std::string_view bytes_of(const T& value) {
  return {reinterpret_cast<const char*>(&value), sizeof value};
}
template <class T>
std::string_view bytes_of(const std::vector<T>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

Error garbled() {
  return {Error::Code::engine_failed, "the engine's child sent what makes no sense", "", ""};
}

}  // namespace

// A dying engine has nothing to tell on stderr that the narrator does not tell better, and its
// core is of no use.
void die_quietly() {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere >= 0) dup2(nowhere, STDERR_FILENO);
}

Status send_speech(int channel, const RawSpeech& speech) {
  LECTERN_TRY(send_all(channel, bytes_of(Verdict{Error::Code::system, 0, 0, 0})));
  LECTERN_TRY(send_all(channel, bytes_of(Measure{speech.samples.size(), speech.words.size()})));
  LECTERN_TRY(send_all(channel, bytes_of(speech.words)));
  return send_all(channel, bytes_of(speech.samples));
}

Status send_error(int channel, const Error& error) {
  const std::string_view what = std::string_view(error.what).substr(0, longest_message);
  const std::string_view where = std::string_view(error.where).substr(0, longest_message);
  const Verdict verdict{error.code, 1, static_cast<std::uint32_t>(what.size()),
                        static_cast<std::uint32_t>(where.size())};
  LECTERN_TRY(send_all(channel, bytes_of(verdict)));
  LECTERN_TRY(send_all(channel, what));
  return send_all(channel, where);
}

ReceivedChunk::ReceivedChunk(Child child, std::span<const Piece> pieces, int patience_ms,
                             bool words_are_estimated)
    : child_(std::move(child)),
      patience_ms_(patience_ms),
      words_are_estimated_(words_are_estimated) {
  for (const Piece& piece : pieces)
    expected_.push_back(
        {piece.text.size(), static_cast<float>(std::pow(10, piece.voice->gain / 20))});
}

Status ReceivedChunk::next(Speech& speech) {
  Status received = receive(speech);
  if (received) return received;
  const Error& error = received.error();
  if (!told_ && error.code == Error::Code::timed_out) {
    child_.kill();
    return Error{Error::Code::timed_out, "the speech engine does not come to an end", "", ""};
  }
  if (told_ || error.code != Error::Code::system || !child_.running()) return received;
  child_.kill();  // it closed the channel too early; an end that it came to itself stays as it is
  const int status = child_.wait();
  if (WIFSIGNALED(status))
    return Error{Error::Code::crashed,
                 fmt::format("the speech engine died of signal {}", WTERMSIG(status)), "", ""};
  return Error{Error::Code::engine_failed, "the speech engine's child ended early", "", ""};
}

Status ReceivedChunk::fill(void* into, std::size_t size) {
  if (size == 0) return Done{};
  if (LECTERN_TRY(receive_all(child_.channel(), into, size, patience_ms_))) return Done{};
  return Error{Error::Code::system, "closed", "", ""};
}

Result<std::string> ReceivedChunk::text(std::uint32_t size) {
  std::string text(std::min(size, longest_message), '\0');
  LECTERN_TRY(fill(text.data(), text.size()));
  return text;
}

Status ReceivedChunk::receive(Speech& speech) {
  if (received_ == expected_.size())
    return Error{Error::Code::engine_failed, "all pieces have been given", "", ""};
  LECTERN_TRY(receive_verdict());
  return receive_speech(expected_[received_++], speech);
}

Status ReceivedChunk::receive_verdict() {
  Verdict verdict{};
  LECTERN_TRY(fill(&verdict, sizeof verdict));
  if (verdict.failed == 0) return Done{};
  std::string what = LECTERN_TRY(text(verdict.message_size));
  std::string where = LECTERN_TRY(text(verdict.place_size));
  told_ = true;
  const bool known = verdict.code == Error::Code::unknown_voice ||
                     verdict.code == Error::Code::timed_out || verdict.code == Error::Code::system;
  const bool voice_trouble = verdict.code == Error::Code::unknown_voice;
  return Error{known ? verdict.code : Error::Code::engine_failed, std::move(what),
               voice_trouble ? "correct the voice profile" : "", std::move(where)};
}

// The child's memory may have been overwritten by what it was given: believe nothing.
Status ReceivedChunk::receive_speech(const Expected& expected, Speech& speech) {
  Measure measure{};
  LECTERN_TRY(fill(&measure, sizeof measure));
  const std::size_t most_samples = (expected.text_size + 60) * 200000;
  if (measure.words > expected.text_size || measure.samples > most_samples) return garbled();
  speech.words_are_estimated = words_are_estimated_;
  speech.words.resize(measure.words);
  LECTERN_TRY(fill(speech.words.data(), measure.words * sizeof(Word)));
  Samples time = 0;
  std::uint32_t place = 0;
  for (const Word& word : speech.words) {
    if (word.begin < time || word.end < word.begin || word.text.begin < place ||
        word.text.end < word.text.begin || word.text.end > expected.text_size)
      return garbled();
    time = word.end;
    place = word.text.end;
  }
  if (time > static_cast<Samples>(measure.samples)) return garbled();
  return receive_samples(measure.samples, expected.gain, speech.samples);
}

// Grows as the samples come, so that a false count asks for no memory.
Status ReceivedChunk::receive_samples(std::size_t count, float gain, std::vector<float>& samples) {
  constexpr std::size_t block = 32768;
  samples.clear();
  while (samples.size() < count) {
    const std::size_t begin = samples.size(), size = std::min(block, count - begin);
    samples.resize(begin + size);
    LECTERN_TRY(fill(samples.data() + begin, size * sizeof samples[0]));
    for (std::size_t i = begin; i < samples.size(); ++i) samples[i] *= gain;
  }
  return Done{};
}

}  // namespace lectern
