// Markup → markup that a parser cannot misread: damage mended, text that looks like tags made text
// again, everything that only costs time (scripts, styles, attributes nobody reads) gone.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/notice.h"

namespace lectern {

// Linear in the size of the input, whatever it holds. No text is lost: what is dropped is never
// shown by a browser. Requires: UTF-8 without NUL. `json_ld`, when it is there, gets the contents
// of the scripts of type application/ld+json. Attributes that nobody reads go, but for those that
// `wanted` names, in lower case.
std::string repair_markup(std::string_view markup, Notices& notices,
                          std::vector<std::string>* json_ld = nullptr,
                          std::span<const std::string> wanted = {});

}  // namespace lectern
