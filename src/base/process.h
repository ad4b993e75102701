// Children: a piece of work in a forked process, reached through one socket. They die with their
// parent, and their parent always reaps them.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <functional>
#include <string_view>

#include "lectern/result.h"

namespace lectern {

class Child {
 public:
  // Forks. The child runs `body(channel)` and ends with _exit(its value), so nothing of the parent
  // is flushed or destroyed twice. The child gets SIGKILL when the parent dies.
  static Result<Child> start(const std::function<int(int channel)>& body);

  Child() = default;
  Child(Child&& other) noexcept;
  Child& operator=(Child&& other) noexcept;
  ~Child();  // kills and reaps

  bool running() const { return pid_ > 0; }
  pid_t pid() const { return pid_; }
  int channel() const { return channel_; }  // blocking stream socket, close-on-exec

  void kill();
  // Waits for the end; gives the wait status as waitpid() does. Requires: running().
  int wait();

 private:
  void reset();
  pid_t pid_ = -1;
  int channel_ = -1;
};

// Writes all of it, or fails; EINTR is retried, SIGPIPE never raised.
Status send_all(int channel, std::string_view bytes);

// Fills `size` bytes. False: the other end closed before the first byte. Errors: system when it
// closed midway; timed_out after `milliseconds` without a byte (negative: waits for ever).
Result<bool> receive_all(int channel, void* into, std::size_t size, int milliseconds);

}  // namespace lectern
