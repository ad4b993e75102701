// What a whole page says about itself.
#pragma once

#include <string>
#include <vector>

#include "lectern/article.h"
#include "read/html.h"

namespace lectern {

// `json_ld`: the contents of the page's scripts of type application/ld+json, in order. Fills what
// `meta` does not have yet.
void read_page_metadata(const HtmlDocument& document, const std::vector<std::string>& json_ld,
                        Meta& meta);

}  // namespace lectern
