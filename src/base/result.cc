#include "lectern/result.h"

namespace lectern {

std::string_view name(Error::Code code) {
  switch (code) {
    case Error::Code::not_found:
      return "not-found";
    case Error::Code::unreadable:
      return "unreadable";
    case Error::Code::empty_input:
      return "empty-input";
    case Error::Code::unsupported_format:
      return "unsupported-format";
    case Error::Code::malformed:
      return "malformed";
    case Error::Code::no_text:
      return "no-text";
    case Error::Code::too_large:
      return "too-large";
    case Error::Code::unsafe_input:
      return "unsafe-input";
    case Error::Code::encrypted:
      return "encrypted";
    case Error::Code::unknown_voice:
      return "unknown-voice";
    case Error::Code::unknown_language:
      return "unknown-language";
    case Error::Code::bad_data:
      return "bad-data";
    case Error::Code::engine_failed:
      return "engine-failed";
    case Error::Code::unspoken_text:
      return "unspoken-text";
    case Error::Code::encoder_failed:
      return "encoder-failed";
    case Error::Code::output_failed:
      return "output-failed";
    case Error::Code::crashed:
      return "crashed";
    case Error::Code::timed_out:
      return "timed-out";
    case Error::Code::duplicate:
      return "duplicate";
    case Error::Code::system:
      return "system";
    case Error::Code::usage:
      return "usage";
  }
  return "system";
}

std::string message(const Error& error) {
  std::string line = error.where;
  if (!line.empty()) line += ": ";
  line += error.what;
  if (!error.way_out.empty()) line += " (" + error.way_out + ")";
  return line;
}

}  // namespace lectern
