// "Did you mean": which of the known names somebody who mistyped may have meant.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace lectern {

// "did you mean a, b or c?", nearest first by edit distance; names too far away are left out, and
// when none is near: "known are: …" with the first of them.
std::string suggestion(std::string_view wrong, std::span<const std::string> known);

}  // namespace lectern
