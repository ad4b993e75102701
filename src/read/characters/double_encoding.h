// UTF-8 that somebody took for windows-1252 and encoded again: "â€™" for "’".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lectern {

// The text as it was before, when all of it has been encoded twice beyond doubt: every character
// that is no ASCII is a byte of windows-1252, together they are UTF-8, and they are too many and
// too various, or have control characters among them that nobody writes, to be an example of it.
// Costs no more than a look up to the first character that is in order. Requires: UTF-8.
std::optional<std::string> undo_double_encoding(std::string_view text);

}  // namespace lectern
