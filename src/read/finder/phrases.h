// What sites say on every page, in many languages.
#pragma once

#include <string_view>

namespace lectern {

// How many phrases of sites ("read more", "all rights reserved", "分享到") the text holds.
int count_site_phrases(std::string_view text);

// Whether a short text names what follows it: what readers wrote; other articles.
bool names_comments(std::string_view text);
bool names_related(std::string_view text);

}  // namespace lectern
