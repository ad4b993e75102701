// SIGINT, SIGTERM and SIGHUP as something to poll for, so that no handler runs anywhere.
#pragma once

#include <signal.h>

#include "lectern/result.h"

namespace lectern {

// While it lives, the three signals are kept from the process and make descriptor() readable.
// Those that the process was started to ignore stay ignored.
class SignalWatch {
 public:
  static Result<SignalWatch> start();

  SignalWatch(SignalWatch&& other) noexcept;
  SignalWatch& operator=(SignalWatch&&) = delete;
  ~SignalWatch();

  int descriptor() const { return descriptor_; }

  // In a worker, right after the fork: signals reach it as ever, but for SIGINT. The terminal
  // sends that to all; the parent alone decides what it means.
  void release_in_worker() const;

 private:
  SignalWatch(int descriptor, const sigset_t& before) : descriptor_(descriptor), before_(before) {}
  int descriptor_;
  sigset_t before_;
};

}  // namespace lectern
