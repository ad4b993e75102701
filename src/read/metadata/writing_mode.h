// Whether a page is set in columns.
#pragma once

#include <string>
#include <string_view>

#include "read/markup/html.h"

namespace lectern {

// "vertical-rl" when the page's root, its body, or the part that is the article says so: by a style
// attribute, by the class that Japanese publishers use, or in a style sheet inside `source`, the
// page's bytes. Else empty.
std::string find_writing_mode(const HtmlDocument& document, std::string_view source);

}  // namespace lectern
