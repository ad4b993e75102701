// Language tags as documents need them.
#pragma once

#include <string>
#include <string_view>

namespace lectern {

// A well-formed BCP 47 tag in its usual case: "zh_cn" → "zh-CN"; what cannot be made one is "und".
// Extensions and private parts are left out.
std::string tidy_language(std::string_view tag);

// Whether a tag is `wide` or a narrower one below it: "zh" covers "zh-Hant".
bool covers(std::string_view wide, std::string_view tag);

// Requires: a tidy tag.
bool is_right_to_left(std::string_view tag);

}  // namespace lectern
