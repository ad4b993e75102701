// Who wrote a whole page: agreed upon by all that it says.
#pragma once

#include <string>
#include <vector>

#include "read/metadata/headline.h"
#include "read/metadata/headline_lines.h"
#include "read/metadata/json_ld.h"
#include "read/metadata/page_claims.h"

namespace lectern {

// In the order of the source that is most trusted. The site itself is an author where nobody else
// is named.
std::vector<std::string> find_authors(const HtmlDocument& document, const PageClaims& claims,
                                      const LinkedData& linked, const Headline& headline,
                                      const std::vector<PageLine>& lines);

}  // namespace lectern
