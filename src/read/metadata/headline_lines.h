// The lines around a page's headline, where bylines and dates stand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "read/markup/html.h"
#include "read/metadata/page_claims.h"

namespace lectern {

// A line as a reader sees it, with '\n' between what stands in different elements.
struct PageLine {
  std::string text;
  std::uint32_t node;  // its first text
  bool before;         // it stands over the headline
};

// The element whose text is the title where no heading shows it; 0: none.
std::uint32_t find_shown(const HtmlDocument& document, std::string_view title);

// A handful of lines over, and a dozen below the heading `headline` (0: from the page's top), those
// below until the second long paragraph. Long ones are left out.
std::vector<PageLine> lines_around(const HtmlDocument& document, std::uint32_t headline);

// How far a marked element counts that may stand in something aside: 1 as it is, less when it is so
// near the headline that it may belong to it all the same, 0 not at all.
double standing(const HtmlDocument& document, const MarkedElement& element, std::uint32_t headline);

// Whether a node stands so near the headline that it is likely to belong to it.
bool is_near(const HtmlDocument& document, std::uint32_t node, std::uint32_t headline);

}  // namespace lectern
