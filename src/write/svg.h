// SVG that may go into a document as it is.
#pragma once

#include <string_view>

namespace lectern {

// A standalone drawing: well-formed, without scripts, embedded HTML, animation, outside references
// or doubled ids. What is not known to be harmless is not.
bool is_harmless_svg(std::string_view bytes);

}  // namespace lectern
