// Gets the sound of one piece out of a program. Lives in a forked child, for what a program prints
// is as untrusted as an article.
#pragma once

#include <string>
#include <vector>

#include "base/program.h"
#include "lectern/narrate.h"
#include "speak/trim.h"

namespace lectern {

// One way of calling one program: pieces that have the same may share a process in stream mode.
struct CommandCall {
  const Voice* voice;
  std::string program;             // the file
  std::vector<std::string> words;  // of the command, but for {text} and {output}
  bool operator==(const CommandCall&) const = default;
};

class CommandSpeaker {
 public:
  // `folder`: its own, for text and sound. `running`: the program in stream mode, else null.
  CommandSpeaker(const CommandCall& call, std::string folder, Program* running, int sample_rate)
      : call_(call), folder_(std::move(folder)), running_(running), sample_rate_(sample_rate) {}

  // Errors: engine_failed, crashed, timed_out; system when sound cannot be resampled.
  Result<RawSpeech> speak(const SpeechEngine::Piece& piece);

 private:
  struct Limits {
    Program::Clock::time_point deadline;
    std::size_t bytes;
  };
  Result<std::string> say_once(const std::string& text, const Limits& limits) const;
  Result<std::string> say_in_stream(const std::string& text, const Limits& limits) const;
  Result<std::string> hear_wav(const Limits& limits) const;
  Result<std::string> hear_until_quiet(std::string heard, const Limits& limits) const;
  Result<std::string> hear_named_file(const Limits& limits) const;
  // Waits for more from `program`; false at the end. Errors: timed_out, engine_failed, system.
  Result<bool> hear_more(Program& program, std::string& heard, const Limits& limits) const;
  Result<std::string> read_sound(const std::string& path, const Limits& limits) const;
  Error trouble(const Program& program, std::string what,
                Error::Code code = Error::Code::engine_failed) const;

  const CommandCall& call_;
  std::string folder_;
  Program* running_;
  int sample_rate_;
};

// A file may be as large as the sound of the longest piece, and half of that again.
inline constexpr std::size_t most_sound_bytes = std::size_t{1} << 28;

}  // namespace lectern
