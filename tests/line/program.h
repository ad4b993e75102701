// The real program, run as a user runs it, with what it cost.
#pragma once

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::line {

struct Ended {
  int exit_code = -1;  // -1: it did not run, or a signal ended it
  std::string out, err;
  double wall_seconds = 0;
  double cpu_seconds = 0;  // of the program and all its children
  long peak_kib = 0;       // resident memory of the largest of these processes
};

// Every line of `text` without its '\n'.
inline std::vector<std::string> lines(std::string_view text) {
  std::vector<std::string> found;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    found.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return found;
}

inline double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

inline std::string content(int descriptor) {
  struct stat status {};
  if (fstat(descriptor, &status) != 0) return {};
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  const ssize_t got = pread(descriptor, bytes.data(), bytes.size(), 0);
  bytes.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
  return bytes;
}

// The environment of this process with `variables` ("TZ=Asia/Tokyo") over it.
inline std::vector<std::string> environment_with(const std::vector<std::string>& variables) {
  std::vector<std::string> all = variables;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view inherited = *entry;
    const auto replaces = [&](const std::string& it) {
      const std::size_t size = it.find('=') + 1;
      return inherited.substr(0, size) == std::string_view(it).substr(0, size);
    };
    bool replaced = false;
    for (const std::string& it : variables) replaced = replaced || replaces(it);
    if (!replaced) all.emplace_back(inherited);
  }
  return all;
}

inline std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> all;
  for (std::string& it : strings) all.push_back(it.data());
  all.push_back(nullptr);
  return all;
}

// Runs `lectern ARGUMENTS...` to its end, with no configuration but the arguments.
inline Ended run_program(const std::vector<std::string>& arguments,
                         std::vector<std::string> variables = {}) {
  variables.emplace_back("XDG_CONFIG_HOME=/nonexistent");  // the first of a name counts
  std::vector<std::string> words = {LECTERN_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> environment = environment_with(variables);
  const int out = memfd_create("out", MFD_CLOEXEC), err = memfd_create("err", MFD_CLOEXEC);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);

  Ended run;
  pid_t pid = -1;
  const auto begin = std::chrono::steady_clock::now();
  const int trouble = posix_spawn(&pid, LECTERN_PROGRAM, &actions, nullptr, pointers(words).data(),
                                  pointers(environment).data());
  int status = 0;
  rusage usage{};
  if (trouble == 0 && wait4(pid, &status, 0, &usage) == pid && WIFEXITED(status))
    run.exit_code = WEXITSTATUS(status);
  run.wall_seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  run.cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  run.peak_kib = usage.ru_maxrss;
  run.out = content(out);
  run.err = content(err);
  posix_spawn_file_actions_destroy(&actions);
  close(out);
  close(err);
  return run;
}

}  // namespace lectern::line
