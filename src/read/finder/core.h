// The element that holds most of a page's prose.
#pragma once

#include <cstdint>

#include "read/finder/passages.h"

namespace lectern {

struct Core {
  std::uint32_t element = 0;          // its node; the root when there is no prose
  float long_length = 0;              // letters in its long passages
  std::uint32_t first = 0, last = 0;  // where its first and its last long passage begin
};

Core find_core(const HtmlDocument& document, const PageMap& map);

}  // namespace lectern
