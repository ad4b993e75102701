#include "base/program.h"

#include <fcntl.h>
#include <linux/close_range.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <fmt/format.h>

namespace lectern {
namespace {

constexpr std::size_t longest_complaint = 2000;  // bytes

Error system_error(const char* call) {
  return {Error::Code::system, std::string(call) + ": " + std::strerror(errno), "", ""};
}

bool is_executable_file(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode) && access(path.c_str(), X_OK) == 0;
}

struct Pipe {
  int reading = -1, writing = -1;
  void close_both() const {
    if (reading >= 0) close(reading);
    if (writing >= 0) close(writing);
  }
};

bool open_pipe(Pipe& made) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return false;
  made = {ends[0], ends[1]};
  return true;
}

void set_non_blocking(int descriptor) {
  fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

void limit(decltype(RLIMIT_CORE) resource, rlim_t most) {
  const rlimit bounds{most, most};
  setrlimit(resource, &bounds);
}

// Between fork and exec: nothing that allocates or locks.
[[noreturn]] void become(const char* file, char* const* arguments, const Pipe& input,
                         const Pipe& output, const Pipe& errors, pid_t parent, rlim_t most_bytes) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(127);
  setpgid(0, 0);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  for (const int number : {SIGPIPE, SIGINT, SIGTERM, SIGHUP}) signal(number, SIG_DFL);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, most_bytes);
  dup2(input.reading, STDIN_FILENO);
  dup2(output.writing, STDOUT_FILENO);
  dup2(errors.writing, STDERR_FILENO);
  close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
  execv(file, arguments);
  _exit(127);
}

int milliseconds_until(Program::Clock::time_point deadline) {
  using std::chrono::milliseconds;
  const auto left =
      std::chrono::duration_cast<milliseconds>(deadline - Program::Clock::now()).count();
  return static_cast<int>(std::clamp<long long>(left + 1, 0, 1000000));
}

}  // namespace

std::string find_program(std::string_view name) {
  if (name.empty()) return "";
  if (name.find('/') != name.npos) {
    std::string path(name);
    return is_executable_file(path) ? path : "";
  }
  const char* const named = std::getenv("PATH");
  std::string_view folders = named != nullptr ? named : "/usr/local/bin:/usr/bin:/bin";
  for (;;) {
    const std::size_t end = std::min(folders.find(':'), folders.size());
    const std::string_view folder = folders.substr(0, end);
    // An empty entry means the working folder, which may be somebody else's.
    std::string path = fmt::format("{}/{}", folder, name);
    if (!folder.empty() && is_executable_file(path)) return path;
    if (end == folders.size()) return "";
    folders.remove_prefix(end + 1);
  }
}

Result<Program> Program::start(const std::string& file, const std::vector<std::string>& arguments,
                               std::size_t most_file_bytes) {
  Pipe input, output, errors;
  if (!open_pipe(input) || !open_pipe(output) || !open_pipe(errors)) {
    const Error error = system_error("pipe");
    for (const Pipe& it : {input, output, errors}) it.close_both();
    return error;
  }
  std::vector<char*> words;
  for (const std::string& it : arguments) words.push_back(const_cast<char*>(it.c_str()));
  words.push_back(nullptr);
  const pid_t parent = getpid();
  const pid_t pid = fork();
  if (pid < 0) {
    const Error error = system_error("fork");
    for (const Pipe& it : {input, output, errors}) it.close_both();
    return error;
  }
  if (pid == 0) become(file.c_str(), words.data(), input, output, errors, parent, most_file_bytes);
  setpgid(pid, pid);  // whoever comes first; a kill of the group must never meet ours
  close(input.reading);
  close(output.writing);
  close(errors.writing);
  Program program;
  program.pid_ = pid;
  program.input_ = input.writing;
  program.output_ = output.reading;
  program.errors_ = errors.reading;
  for (const int descriptor : {program.input_, program.output_, program.errors_})
    set_non_blocking(descriptor);
  return program;
}

Program::Program(Program&& other) noexcept {
  *this = std::move(other);
}

Program& Program::operator=(Program&& other) noexcept {
  if (this == &other) return *this;
  reset();
  pid_ = std::exchange(other.pid_, -1);
  input_ = std::exchange(other.input_, -1);
  output_ = std::exchange(other.output_, -1);
  errors_ = std::exchange(other.errors_, -1);
  close_input_ = other.close_input_;
  pending_ = std::move(other.pending_);
  complaint_ = std::move(other.complaint_);
  return *this;
}

Program::~Program() {
  reset();
}

void Program::reset() {
  for (int* const descriptor : {&input_, &output_, &errors_})
    if (*descriptor >= 0) close(std::exchange(*descriptor, -1));
  if (pid_ > 0) wait(Clock::time_point::min());
}

void Program::write_pending() {
  const ssize_t put = write(input_, pending_.data(), pending_.size());
  if (put > 0) pending_.erase(0, static_cast<std::size_t>(put));
  if (put < 0 && (errno == EINTR || errno == EAGAIN)) return;
  if (put < 0) pending_.clear();  // it reads no more; what it says will tell
}

void Program::read_complaint() {
  std::array<char, 4096> block;
  const ssize_t got = read(errors_, block.data(), block.size());
  if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
  if (got <= 0) {
    close(std::exchange(errors_, -1));
    return;
  }
  const std::size_t room = longest_complaint - std::min(longest_complaint, complaint_.size());
  complaint_.append(block.data(), std::min(room, static_cast<std::size_t>(got)));
}

Result<Program::Heard> Program::listen(std::string& heard, Clock::time_point deadline) {
  for (;;) {
    if (pending_.empty() && close_input_ && input_ >= 0) close(std::exchange(input_, -1));
    std::array<pollfd, 3> watched{
        {{output_, POLLIN, 0}, {errors_, POLLIN, 0}, {pending_.empty() ? -1 : input_, POLLOUT, 0}}};
    const int ready = poll(watched.data(), watched.size(), milliseconds_until(deadline));
    if (ready < 0 && errno == EINTR) continue;
    if (ready < 0) return system_error("poll");
    if (ready == 0) return Heard::quiet;
    if (watched[2].revents != 0) write_pending();
    if (watched[1].revents != 0) read_complaint();
    if (watched[0].revents == 0) {
      if (Clock::now() >= deadline) return Heard::quiet;  // it may complain for ever
      continue;
    }
    std::array<char, 65536> block;
    const ssize_t got = read(output_, block.data(), block.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got < 0) return system_error("read");
    if (got == 0) return Heard::end;
    heard.append(block.data(), static_cast<std::size_t>(got));
    return Heard::bytes;
  }
}

bool Program::is_waiting() const {
  pollfd watched{output_, POLLIN, 0};
  return pid_ > 0 && poll(&watched, 1, 0) == 0;
}

int Program::wait(Clock::time_point deadline) {
  // Left unreaped until its group has been killed, so that the group's number is still its own.
  siginfo_t ended{};
  const auto has_ended = [&] {
    ended.si_pid = 0;
    return waitid(P_PID, static_cast<id_t>(pid_), &ended, WEXITED | WNOHANG | WNOWAIT) != 0 ||
           ended.si_pid != 0;
  };
  while (!has_ended() && Clock::now() < deadline) {
    const timespec moment{0, 2000000};  // an end is near when this is called: its output is closed
    nanosleep(&moment, nullptr);
  }
  ::kill(-pid_, SIGKILL);  // and whoever it started and left behind
  ::kill(pid_, SIGKILL);
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  return status;
}

}  // namespace lectern
