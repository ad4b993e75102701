#include "base/signals.h"

#include <sys/signalfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

namespace lectern {

Result<SignalWatch> SignalWatch::start() {
  sigset_t watched, before;
  sigemptyset(&watched);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&watched, number);
  const int descriptor = signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK);
  if (descriptor < 0)
    return Error{Error::Code::system, std::string("signalfd: ") + std::strerror(errno), "", ""};
  pthread_sigmask(SIG_BLOCK, &watched, &before);
  return SignalWatch(descriptor, before);
}

SignalWatch::SignalWatch(SignalWatch&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), before_(other.before_) {}

SignalWatch::~SignalWatch() {
  if (descriptor_ < 0) return;
  // What has been heard must not strike when the signals are let through again.
  signalfd_siginfo heard;
  while (read(descriptor_, &heard, sizeof heard) > 0) {
  }
  close(descriptor_);
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void SignalWatch::release_in_worker() const {
  signal(SIGINT, SIG_IGN);
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

}  // namespace lectern
