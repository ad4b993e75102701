// Names of outputs, made from the paths of inputs and from nothing else.
#pragma once

#include <string>
#include <string_view>

namespace lectern {

// The last part of a path without its extension; "stdin" for "-". Never empty, never "." or "..",
// without a slash. An extension is a dot and one to eight ASCII letters and digits, not all of
// them digits: "Ch. 3.5" has none.
std::string base_name(std::string_view path);

}  // namespace lectern
