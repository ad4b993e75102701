// The engine as the narrator sees it: forks a child for every chunk, and reads back what it said.
#include <espeak-ng/speak_lib.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/process.h"
#include "base/utf8.h"
#include "lectern/narrate.h"
#include "speak/espeak_library.h"
#include "speak/espeak_speaker.h"

namespace lectern {
namespace {

using Piece = SpeechEngine::Piece;
using Speech = SpeechEngine::Speech;
using Word = SpeechEngine::Word;

// What goes through the channel: one Verdict and its message; if all went well then, for each
// piece, a Measure, its words and its samples.
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

// Says the pieces grouped by voice, because each change of voice loads a dictionary again.
Result<std::vector<RawSpeech>> speak_all(std::span<const Piece> pieces) {
  EspeakSpeaker speaker;
  std::vector<RawSpeech> speeches(pieces.size());
  std::vector<bool> said(pieces.size());
  for (std::size_t first = 0; first < pieces.size(); ++first) {
    if (said[first]) continue;
    for (std::size_t i = first; i < pieces.size(); ++i) {
      if (said[i] || pieces[i].voice->engine_voice != pieces[first].voice->engine_voice) continue;
      speeches[i] = LECTERN_TRY(speaker.speak(pieces[i]));
      said[i] = true;
    }
  }
  return speeches;
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

Status send_speeches(int channel, const std::vector<RawSpeech>& speeches) {
  LECTERN_TRY(send_all(channel, bytes_of(Verdict{Error::Code::system, 0, 0, 0})));
  for (const RawSpeech& speech : speeches) {
    const Measure measure{speech.samples.size(), speech.words.size()};
    LECTERN_TRY(send_all(channel, bytes_of(measure)));
    LECTERN_TRY(send_all(channel, bytes_of(speech.words)));
    LECTERN_TRY(send_all(channel, bytes_of(speech.samples)));
  }
  return Done{};
}

// A dying engine has nothing to tell on stderr that the narrator does not tell better, and its
// core is of no use.
void die_quietly() {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere >= 0) dup2(nowhere, STDERR_FILENO);
}

int speak_in_child(int channel, std::span<const Piece> pieces) {
  die_quietly();
  const auto speeches = speak_all(pieces);
  const Status sent =
      speeches ? send_speeches(channel, *speeches) : send_error(channel, speeches.error());
  return sent ? 0 : 1;
}

Error garbled() {
  return {Error::Code::engine_failed, "the engine's child sent what makes no sense", "", ""};
}

class EspeakChunk final : public SpeechEngine::Chunk {
 public:
  // Keeps of the pieces only what next() needs; their texts may go.
  EspeakChunk(Child child, std::span<const Piece> pieces) : child_(std::move(child)) {
    std::size_t characters = 0;
    for (const Piece& piece : pieces) {
      const double gain = std::pow(10, piece.voice->gain / 20) / 32768;
      expected_.push_back({piece.text.size(), static_cast<float>(gain)});
      characters += count_characters(piece.text);
    }
    // The child speaks everything first and then sends, so that it never waits for a slow sink
    // with work undone. 50 ms a character is 10 times what a loaded machine needs.
    patience_ms_ = static_cast<int>(std::min<std::size_t>(10000 + 50 * characters, 3600000));
  }

  Status next(Speech& speech) override {
    Status received = receive(speech);
    if (received) return received;
    const Error& error = received.error();
    if (error.code == Error::Code::timed_out) {
      child_.kill();
      return Error{Error::Code::timed_out, "the speech engine does not come to an end", "", ""};
    }
    if (error.code != Error::Code::system || !child_.running()) return received;
    child_.kill();  // it closed the channel too early; an end that it came to itself stays as it is
    const int status = child_.wait();
    if (WIFSIGNALED(status))
      return Error{Error::Code::crashed,
                   fmt::format("the speech engine died of signal {}", WTERMSIG(status)), "", ""};
    return Error{Error::Code::engine_failed, "the speech engine's child ended early", "", ""};
  }

 private:
  struct Expected {
    std::size_t text_size;
    float gain;
  };

  Status fill(void* into, std::size_t size) {
    if (size == 0) return Done{};
    if (LECTERN_TRY(receive_all(child_.channel(), into, size, patience_ms_))) return Done{};
    return Error{Error::Code::system, "closed", "", ""};
  }

  Result<std::string> text(std::uint32_t size) {
    std::string text(std::min(size, longest_message), '\0');
    LECTERN_TRY(fill(text.data(), text.size()));
    return text;
  }

  Status receive(Speech& speech) {
    if (received_ == 0) LECTERN_TRY(receive_verdict());
    if (received_ == expected_.size())
      return Error{Error::Code::engine_failed, "all pieces have been given", "", ""};
    return receive_speech(expected_[received_++], speech);
  }

  Status receive_verdict() {
    Verdict verdict{};
    LECTERN_TRY(fill(&verdict, sizeof verdict));
    if (verdict.failed == 0) return Done{};
    std::string what = LECTERN_TRY(text(verdict.message_size));
    std::string where = LECTERN_TRY(text(verdict.place_size));
    const bool voice_trouble = verdict.code == Error::Code::unknown_voice;
    return Error{voice_trouble ? Error::Code::unknown_voice : Error::Code::engine_failed,
                 std::move(what), voice_trouble ? "correct the voice profile" : "",
                 std::move(where)};
  }

  // The child's memory may have been overwritten by what it was given: believe nothing.
  Status receive_speech(const Expected& expected, Speech& speech) {
    Measure measure{};
    LECTERN_TRY(fill(&measure, sizeof measure));
    const std::size_t most_samples = (expected.text_size + 60) * 200000;
    if (measure.words > expected.text_size || measure.samples > most_samples) return garbled();
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

  Status receive_samples(std::size_t count, float gain, std::vector<float>& samples) {
    std::array<std::int16_t, 32768> block;
    samples.clear();
    while (samples.size() < count) {
      const std::size_t begin = samples.size(), size = std::min(block.size(), count - begin);
      LECTERN_TRY(fill(block.data(), size * sizeof block[0]));
      samples.resize(begin + size);
      for (std::size_t i = 0; i < size; ++i)
        samples[begin + i] = static_cast<float>(block[i]) * gain;
    }
    return Done{};
  }

  Child child_;
  std::vector<Expected> expected_;
  std::size_t received_ = 0;  // pieces
  int patience_ms_ = 0;
};

class Espeak final : public SpeechEngine {
 public:
  explicit Espeak(int rate) : sample_rate_(rate) {}
  int sample_rate() const override { return sample_rate_; }

  Result<std::unique_ptr<Chunk>> start(std::span<const Piece> pieces) override {
    Child child = LECTERN_TRY(
        Child::start([pieces](int channel) { return speak_in_child(channel, pieces); }));
    return std::unique_ptr<Chunk>(std::make_unique<EspeakChunk>(std::move(child), pieces));
  }

 private:
  int sample_rate_;
};

}  // namespace

Result<std::unique_ptr<SpeechEngine>> open_espeak() {
  const int sample_rate = LECTERN_TRY(initialise_espeak());
  return std::unique_ptr<SpeechEngine>(std::make_unique<Espeak>(sample_rate));
}

}  // namespace lectern
