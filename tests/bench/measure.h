// What the benchmarks share: where their input comes from, and how a figure is taken on a machine
// that does other things too. Figures are CPU seconds wherever a wall clock is not the point.
#pragma once

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "line/program.h"
#include "line/scratch.h"

namespace lectern::bench {

// The folder or file that is named as argument, else by LECTERN_CORPUS, else seeds/.
inline std::string input_path(const char* argument) {
  if (argument != nullptr) return argument;
  const char* const corpus = std::getenv("LECTERN_CORPUS");
  return corpus != nullptr ? corpus : LECTERN_SOURCE_DIR "/seeds";
}

// The regular files below a folder, or the file itself, in byte order of their paths.
inline std::vector<std::string> files_below(const std::string& path) {
  if (!std::filesystem::is_directory(path)) return {path};
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path))
    if (entry.is_regular_file()) files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  return files;
}

// One figure taken several times.
class Figure {
 public:
  void add(double value) { values_.push_back(value); }
  // Requires: add() was called.
  double least() const { return *std::min_element(values_.begin(), values_.end()); }
  double median() const {
    std::vector<double> sorted = values_;
    std::sort(sorted.begin(), sorted.end());
    const std::size_t middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

 private:
  std::vector<double> values_;
};

// CPU seconds of `work` in a process of its own, its end included; negative when it failed.
inline double cpu_of_child(const std::function<bool()>& work) {
  const pid_t pid = fork();
  if (pid == 0) _exit(work() ? 0 : 1);
  int status = 0;
  rusage usage{};
  if (pid < 0 || wait4(pid, &status, 0, &usage) != pid || status != 0) return -1;
  return line::seconds(usage.ru_utime) + line::seconds(usage.ru_stime);
}

}  // namespace lectern::bench
