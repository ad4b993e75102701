// A voice profile's `command` as the program and its arguments. No shell ever sees it, and no text
// of an article ever stands in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.h"
#include "lectern/voices.h"

namespace lectern {

// Words are parted by white space. '…' and "…" keep what is between them together, a backslash the
// next character as it is, but for inside '…'. Nothing else has a meaning: no variables, no
// wildcards, no ~. Errors: bad_data for an open quote, an unknown {placeholder} or no word at all.
Result<std::vector<std::string>> split_command(std::string_view text);

struct Placeholder {
  std::string_view name;  // with its braces: "{rate}"
  std::string value;
};

// The words with the given placeholders replaced, once: what a value holds is not looked at again.
std::vector<std::string> filled(const std::vector<std::string>& words,
                                const std::vector<Placeholder>& placeholders);

// The program's own number for words a minute: "170", "1", "0.85".
std::string rate_number(const VoiceCommand& command, int words_a_minute);

}  // namespace lectern
