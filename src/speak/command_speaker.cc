#include "speak/command_speaker.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"
#include "speak/command_line.h"
#include "speak/espeak_text.h"
#include "speak/resample.h"
#include "speak/wav.h"
#include "speak/word_estimate.h"

namespace lectern {
namespace {

using Heard = Program::Heard;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::size_t most_bytes_a_second = 192000;  // 48 kHz, two channels of 16 bits
constexpr std::size_t longest_path = 4096;           // bytes

// A second for each character is several times what the slowest voice takes.
std::size_t most_bytes(std::size_t characters) {
  return std::min((20 + characters) * most_bytes_a_second, most_sound_bytes);
}

// The first line of what a program complained about, for a message.
std::string first_line(std::string_view text) {
  std::size_t replaced = 0;
  const std::string line = to_utf8(trim(text.substr(0, text.find('\n'))), replaced);
  std::size_t at = 0;
  for (std::size_t characters = 0; at < line.size() && characters < 120; ++characters)
    decode(line, at);
  return clean_line(std::string_view(line).substr(0, at));
}

bool lies_in(std::string_view path, std::string_view folder) {
  return path.size() > folder.size() + 1 && path.starts_with(folder) &&
         path[folder.size()] == '/' && path.find("/../") == path.npos;
}

}  // namespace

Error CommandSpeaker::trouble(const Program& program, std::string what, Error::Code code) const {
  const std::string said = first_line(program.complaint());
  return {code,
          fmt::format("`{}` {}{}{}", call_.words.front(), what, said.empty() ? "" : ": ", said), "",
          fmt::format("voice {}", call_.voice->name)};
}

Result<RawSpeech> CommandSpeaker::speak(const SpeechEngine::Piece& piece) {
  const VoiceCommand& command = call_.voice->command;
  const EngineText text = engine_text(piece.text, piece.ends_sentence);
  const Limits limits{Program::Clock::now() + seconds(command.time_limit),
                      most_bytes(text.characters.size())};
  const std::string bytes = LECTERN_TRY(running_ != nullptr ? say_in_stream(text.utf8, limits)
                                                            : say_once(text.utf8, limits));
  Sound sound;
  if (command.sound == VoiceCommand::Sound::pcm) {
    sound = read_pcm(bytes, command.sample_rate);
  } else {
    auto read = read_wav(bytes);
    if (!read)
      return Error{Error::Code::engine_failed,
                   fmt::format("what `{}` made {}", call_.words.front(), read.error().what), "",
                   fmt::format("voice {}", call_.voice->name)};
    sound = std::move(*read);
  }
  const auto samples =
      LECTERN_TRY(resample(std::move(sound.samples), sound.sample_rate, sample_rate_));
  RawSpeech speech = trimmed(samples, {}, sample_rate_);
  if (!speech.samples.empty())
    speech.words = estimated_words(piece.text, static_cast<Samples>(speech.samples.size()));
  return speech;
}

Result<bool> CommandSpeaker::hear_more(Program& program, std::string& heard,
                                       const Limits& limits) const {
  switch (LECTERN_TRY(program.listen(heard, limits.deadline))) {
    case Heard::quiet:
      return trouble(
          program,
          fmt::format("does not come to an end in {} seconds", call_.voice->command.time_limit),
          Error::Code::timed_out);
    case Heard::end:
      return false;
    case Heard::bytes:
      break;
  }
  if (heard.size() > limits.bytes) return trouble(program, "does not stop speaking");
  if (Program::Clock::now() >= limits.deadline)
    return trouble(program, "speaks more slowly than its time limit allows",
                   Error::Code::timed_out);
  return true;
}

Result<std::string> CommandSpeaker::say_once(const std::string& text, const Limits& limits) const {
  const VoiceCommand& command = call_.voice->command;
  const std::string text_file = folder_ + "/text.txt", sound_file = folder_ + "/sound.wav";
  const auto uses_file = [](const std::string& word) { return word.find("{text}") != word.npos; };
  const bool reads_file = std::any_of(call_.words.begin(), call_.words.end(), uses_file);
  if (reads_file && !(std::ofstream(text_file, std::ios::binary) << text << '\n').flush())
    return Error{Error::Code::system, "the text cannot be written for a program that speaks",
                 "make room in TMPDIR", text_file};
  unlink(sound_file.c_str());
  Program program = LECTERN_TRY(Program::start(
      call_.program, filled(call_.words, {{"{text}", text_file}, {"{output}", sound_file}}),
      limits.bytes));
  if (!reads_file) program.give(text + '\n');
  program.close_input_when_given();
  std::string heard;
  while (LECTERN_TRY(hear_more(program, heard, limits))) {
    if (command.place != VoiceCommand::Place::on_stdout) heard.clear();
  }
  const int status = program.wait(limits.deadline);
  if (WIFSIGNALED(status))
    return trouble(
        program, fmt::format("died of signal {}", WTERMSIG(status)),
        Program::Clock::now() >= limits.deadline ? Error::Code::timed_out : Error::Code::crashed);
  if (WEXITSTATUS(status) != 0)
    return trouble(program, fmt::format("ended with code {}", WEXITSTATUS(status)));
  if (command.place == VoiceCommand::Place::on_stdout) return heard;
  return read_sound(sound_file, limits);
}

Result<std::string> CommandSpeaker::read_sound(const std::string& path,
                                               const Limits& limits) const {
  struct stat info {};
  const bool readable = stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode);
  if (readable && static_cast<std::uint64_t>(info.st_size) > limits.bytes)
    return Error{Error::Code::engine_failed,
                 fmt::format("`{}` does not stop speaking", call_.words.front()), "", ""};
  std::string bytes(readable ? static_cast<std::size_t>(info.st_size) : 0, '\0');
  std::ifstream file(path, std::ios::binary);
  if (!readable || !file.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
    return Error{Error::Code::engine_failed,
                 fmt::format("`{}` made no sound file", call_.words.front()), "", ""};
  return bytes;
}

Result<std::string> CommandSpeaker::say_in_stream(const std::string& text,
                                                  const Limits& limits) const {
  if (!running_->is_waiting())
    return trouble(*running_, "says more than it was given, or has ended");
  running_->give(text + '\n');
  const VoiceCommand& command = call_.voice->command;
  if (command.place == VoiceCommand::Place::named_on_stdout) return hear_named_file(limits);
  if (command.sound == VoiceCommand::Sound::wav) return hear_wav(limits);
  return hear_until_quiet("", limits);
}

Result<std::string> CommandSpeaker::hear_wav(const Limits& limits) const {
  std::string heard;
  for (;;) {
    const WavExtent extent = measure_wav(heard);
    if (extent.state == WavExtent::State::no_wav)
      return trouble(*running_, "prints what is no WAV");
    if (extent.state == WavExtent::State::until_end)
      return hear_until_quiet(std::move(heard), limits);
    if (extent.state == WavExtent::State::known && extent.size > limits.bytes)
      return trouble(*running_, "announces a sound longer than can be");
    if (extent.state == WavExtent::State::known && heard.size() > extent.size)
      return trouble(*running_, "says more than its WAV announced");
    if (extent.state == WavExtent::State::known && heard.size() == extent.size) return heard;
    if (!LECTERN_TRY(hear_more(*running_, heard, limits)))
      return trouble(*running_, "ended in the middle of a piece");
  }
}

// What says of no end is over when it has been quiet for a while.
Result<std::string> CommandSpeaker::hear_until_quiet(std::string heard,
                                                     const Limits& limits) const {
  while (heard.empty())
    if (!LECTERN_TRY(hear_more(*running_, heard, limits)))
      return trouble(*running_, "ended without a sound");
  for (;;) {
    const auto patience = Program::Clock::now() + milliseconds(call_.voice->command.quiet);
    const Heard more = LECTERN_TRY(running_->listen(heard, std::min(patience, limits.deadline)));
    if (more == Heard::end) return trouble(*running_, "ended in the middle of a piece");
    if (Program::Clock::now() >= limits.deadline)
      return trouble(*running_, "does not fall silent in its time limit", Error::Code::timed_out);
    if (more == Heard::quiet) return heard;
    if (heard.size() > limits.bytes) return trouble(*running_, "does not stop speaking");
  }
}

Result<std::string> CommandSpeaker::hear_named_file(const Limits& limits) const {
  std::string heard;
  while (heard.find('\n') == heard.npos) {
    if (heard.size() > longest_path) return trouble(*running_, "prints what is no path");
    if (!LECTERN_TRY(hear_more(*running_, heard, limits)))
      return trouble(*running_, "ended in the middle of a piece");
  }
  if (heard.find('\n') + 1 != heard.size())
    return trouble(*running_, "prints more than one path for a line");
  const std::string path(trim(heard));
  auto sound = read_sound(path, limits);
  if (lies_in(path, folder_)) unlink(path.c_str());
  return sound;
}

}  // namespace lectern
