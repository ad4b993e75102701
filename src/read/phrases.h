// What sites say on every page, in many languages.
#pragma once

#include <string_view>

namespace lectern {

// How many phrases of sites ("read more", "all rights reserved", "分享到") the text holds.
int count_site_phrases(std::string_view text);

}  // namespace lectern
