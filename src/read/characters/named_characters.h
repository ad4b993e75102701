// The named character references of HTML.
#pragma once

#include <string_view>

namespace lectern {

inline constexpr std::size_t longest_character_name = 31;  // bytes, without the semicolon
inline constexpr std::size_t longest_old_name = 6;         // of those that need no semicolon

// What a name stands for in UTF-8: "eacute" → "é". Empty when it is none.
std::string_view named_character(std::string_view name);

// Whether the name counts without a semicolon, as HTML 2 had it: "copy", "amp".
bool needs_no_semicolon(std::string_view name);

}  // namespace lectern
