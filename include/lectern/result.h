// Result: a value, or the reason why there is none. Nothing in lectern throws across a function
// that a header declares; a failure that leaves nothing to continue with is an Error.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace lectern {

// Why something could not be done.
struct Error {
  // Stable: the names (see name()) are printed in journals and `--json` lines. Add, never rename.
  enum class Code {
    not_found,           // no such file or folder
    unreadable,          // there, but not to be opened or read
    empty_input,         // no bytes
    unsupported_format,  // no reader recognises it
    malformed,           // recognised, but broken beyond use
    no_text,             // read, but nothing in it to show or say
    too_large,           // over a stated limit
    unsafe_input,        // made to harm whoever opens it: a bomb, names that lead out, entities
    encrypted,           // locked by a password or a book shop
    unknown_voice,       // no such voice profile
    unknown_language,    // no voice for that language
    bad_data,            // a file of ours (voices, configuration) is wrong
    engine_failed,       // the speech engine refused or fell silent
    unspoken_text,       // --strict: a part of the text could not be spoken
    encoder_failed,      // an audio library refused
    output_failed,       // disk full, no permission, rename refused
    crashed,             // the worker died on this article
    timed_out,           // the worker took too long on this article
    duplicate,           // another article of the run has its address or its text
    system,              // fork, pipe, memory: the machine's trouble
    usage,               // the call itself is wrong
  };
  Code code = Code::system;
  std::string what;     // the trouble, for a person, without the file's name and a final stop
  std::string way_out;  // what the person can do; may be empty
  std::string where;    // the file, or file:line; may be empty until a caller who knows fills it
};

// The stable name of a code, lower case with hyphens: "unsupported-format".
std::string_view name(Error::Code code);

// One line for stderr: "where: what (way out)".
std::string message(const Error& error);

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }

  // Requires: holds a value.
  T& operator*() & { return *std::get_if<0>(&state_); }
  const T& operator*() const& { return *std::get_if<0>(&state_); }
  T&& operator*() && { return std::move(*std::get_if<0>(&state_)); }
  T* operator->() { return std::get_if<0>(&state_); }
  const T* operator->() const { return std::get_if<0>(&state_); }

  // Requires: holds an error.
  Error& error() { return *std::get_if<1>(&state_); }
  const Error& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

struct Done {};
using Status = Result<Done>;

}  // namespace lectern

// Gives the value, or returns the error from the enclosing function.
#define LECTERN_TRY(expression)                                            \
  __extension__({                                                          \
    auto lectern_try_result = (expression);                                \
    if (!lectern_try_result) return std::move(lectern_try_result.error()); \
    std::move(*lectern_try_result);                                        \
  })
