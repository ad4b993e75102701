#include "base/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace lectern {
namespace {

Error system_error(const char* call) {
  return {Error::Code::system, std::string(call) + ": " + std::strerror(errno), "", ""};
}

}  // namespace

Result<Child> Child::start(const std::function<int(int channel)>& body) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return system_error("socketpair");
  const pid_t parent = getpid();
  const pid_t pid = fork();
  if (pid < 0) {
    const Error error = system_error("fork");
    close(ends[0]);
    close(ends[1]);
    return error;
  }
  if (pid == 0) {
    close(ends[0]);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(1);  // the parent died before the line above
    _exit(body(ends[1]));
  }
  close(ends[1]);
  Child child;
  child.pid_ = pid;
  child.channel_ = ends[0];
  return child;
}

Child::Child(Child&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)), channel_(std::exchange(other.channel_, -1)) {}

Child& Child::operator=(Child&& other) noexcept {
  if (this == &other) return *this;
  reset();
  pid_ = std::exchange(other.pid_, -1);
  channel_ = std::exchange(other.channel_, -1);
  return *this;
}

Child::~Child() {
  reset();
}

void Child::reset() {
  if (running()) {
    kill();
    wait();
  }
  if (channel_ >= 0) close(channel_);
  channel_ = -1;
}

void Child::kill() {
  if (running()) ::kill(pid_, SIGKILL);
}

int Child::wait() {
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  return status;
}

Status send_all(int channel, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(channel, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return system_error("send");
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return Done{};
}

Result<bool> receive_all(int channel, void* into, std::size_t size, int milliseconds) {
  auto* at = static_cast<char*>(into);
  const char* const begin = at;
  while (size > 0) {
    pollfd wait_for{channel, POLLIN, 0};
    const int ready = milliseconds < 0 ? 1 : poll(&wait_for, 1, milliseconds);
    if (ready < 0 && errno == EINTR) continue;
    if (ready < 0) return system_error("poll");
    if (ready == 0) return Error{Error::Code::timed_out, "no answer in time", "", ""};
    const ssize_t got = recv(channel, at, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno != ECONNRESET) return system_error("recv");
    if (got <= 0) {
      if (at == begin) return false;
      return Error{Error::Code::system, "the other end closed midway", "", ""};
    }
    at += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

}  // namespace lectern
