// The order of titles in a list.
#pragma once

#include <string>
#include <string_view>

namespace lectern {

// Bytes that compare as the texts should stand: the Unicode Collation Algorithm with its root
// order, whatever the locale; punctuation and white space count for nothing, numbers by their
// value.
std::string collation_key(std::string_view text);

}  // namespace lectern
