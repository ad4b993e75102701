// Other people's programs: started without a shell, listened to through pipes, and never trusted to
// end by themselves.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.h"

namespace lectern {

// The file that `name` stands for: `name` itself when it holds a slash, else the first executable
// file of that name in PATH. Empty when there is none.
std::string find_program(std::string_view name);

class Program {
 public:
  using Clock = std::chrono::steady_clock;

  // Starts the program file with these arguments (the first is its own name). It gets three pipes,
  // a process group of its own, no other descriptor of ours, and SIGKILL when this process dies; no
  // file that it writes may grow beyond `most_file_bytes`. Errors: system.
  static Result<Program> start(const std::string& file, const std::vector<std::string>& arguments,
                               std::size_t most_file_bytes);

  Program(Program&& other) noexcept;
  Program& operator=(Program&& other) noexcept;
  ~Program();  // kills and reaps

  // Bytes for its standard input, written while it is listened to. The caller ignores SIGPIPE.
  void give(std::string_view bytes) { pending_ += bytes; }
  void close_input_when_given() { close_input_ = true; }

  enum class Heard { bytes, end, quiet };
  // Appends what comes from its standard output to `heard`: some bytes, the end, or nothing until
  // `deadline`. Errors: system.
  Result<Heard> listen(std::string& heard, Clock::time_point deadline);

  // Runs, and has said nothing that nobody asked for.
  bool is_waiting() const;

  // Waits for its end, killing it at `deadline`; gives the wait status as waitpid() does.
  int wait(Clock::time_point deadline);

  // The beginning of what it said on standard error.
  const std::string& complaint() const { return complaint_; }

 private:
  Program() = default;
  void reset();
  void write_pending();
  void read_complaint();
  pid_t pid_ = -1;
  int input_ = -1, output_ = -1, errors_ = -1;
  bool close_input_ = false;
  std::string pending_, complaint_;
};

}  // namespace lectern
