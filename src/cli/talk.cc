#include "cli/talk.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include <fmt/format.h>

#include "cli/exit_codes.h"

namespace lectern::cli {

void say(std::string_view line) {
  std::string printable(line);
  for (char& c : printable)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  printable += '\n';
  // One write, so that lines of several programs do not mix. Nobody can be told if it fails.
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, printable.data(), printable.size());
}

void complain(const Error& error) {
  say("lectern: " + message(error));
}

void complain(std::string_view input, const Notice& notice) {
  say(fmt::format("lectern: {}: {}{}{}: {}", input, name(notice.kind),
                  notice.where.empty() ? "" : ", ", notice.where, notice.detail));
}

int exit_code(const Error& error) {
  switch (error.code) {
    case Error::Code::usage:
    case Error::Code::unknown_voice:
    case Error::Code::unknown_language:
    case Error::Code::bad_data:
      return wrong_usage;
    case Error::Code::output_failed:
      return output_trouble;
    default:
      return some_failed;
  }
}

Status DataOutput::print(std::string_view data) {
  while (!data.empty() && !reader_left_) {
    const ssize_t written = write(STDOUT_FILENO, data.data(), data.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno != EPIPE)
      return Error{Error::Code::output_failed,
                   std::string("cannot be written: ") + std::strerror(errno), "",
                   "standard output"};
    if (written < 0)
      reader_left_ = true;
    else
      data.remove_prefix(static_cast<std::size_t>(written));
  }
  return Done{};
}

}  // namespace lectern::cli
