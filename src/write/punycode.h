// Host names beyond ASCII, for addresses (RFC 3492, RFC 5890).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lectern {

// "bücher" → "xn--bcher-kva"; an ASCII label as it is. Nothing when the label is no UTF-8 or far
// too long. Mapping to lower case beyond ASCII is not done.
std::optional<std::string> ascii_label(std::string_view label);

}  // namespace lectern
