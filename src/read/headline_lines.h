// The lines around a page's headline, where bylines and dates stand.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "read/html.h"

namespace lectern {

// A line as a reader sees it, with '\n' between what stands in different elements.
struct PageLine {
  std::string text;
  std::uint32_t node;  // its first text
  bool before;         // it stands over the headline
};

// A handful of lines over, and a dozen below the heading `headline` (0: from the page's top), those
// below until the second long paragraph. Long ones are left out.
std::vector<PageLine> lines_around(const HtmlDocument& document, std::uint32_t headline);

// Whether a node stands so near the headline that it is likely to belong to it.
bool is_near(const HtmlDocument& document, std::uint32_t node, std::uint32_t headline);

}  // namespace lectern
