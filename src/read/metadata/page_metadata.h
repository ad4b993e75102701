// What a whole page says about itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lectern/article.h"
#include "read/markup/html.h"

namespace lectern {

// `json_ld`: the contents of the page's scripts of type application/ld+json, in order. Fills what
// `meta` does not have yet, by agreement of all that says something: no single source is believed
// where others contradict it. Gives the address that the page's relative ones are resolved against;
// empty when there is none.
std::string read_page_metadata(const HtmlDocument& document,
                               const std::vector<std::string>& json_ld, Meta& meta);

}  // namespace lectern
