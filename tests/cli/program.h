// Runs the real program, without a shell, in a folder of its own.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "batch/scratch.h"

namespace lectern {

struct Ended {
  int code = -1;  // the exit code, or 128 and the signal's number
  std::string out, err;
};

class RunningProgram {
 public:
  // Begins it in the scratch folder with an empty home. `input` and `output` are descriptors for
  // its standard input and output; without `output` wait() gives what it printed.
  RunningProgram(const Scratch& scratch, std::vector<std::string> arguments, int input,
                 int output = -1);
  ~RunningProgram();

  pid_t pid() const { return pid_; }
  Ended wait();

 private:
  const Scratch& scratch_;
  pid_t pid_;
};

// From beginning to end, with these bytes as its standard input.
Ended run_program(const Scratch& scratch, std::vector<std::string> arguments,
                  const std::string& input = "");

std::string article(const std::string& text);

}  // namespace lectern
