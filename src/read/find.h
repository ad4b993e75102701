// Finds the article in a whole page. Reads the tree and decides, node by node, what is part of the
// article; makes no blocks and changes nothing.
#pragma once

#include <cstdint>
#include <vector>

#include "lectern/read.h"
#include "read/html.h"

namespace lectern {

struct Finding {
  std::vector<bool> dropped;  // by node: it, with all below it, is no part of the article
  bool truncated = false;     // the page shows only the beginning
};

// `choices` of the options is filled when it is there.
Finding find_article(const HtmlDocument& document, const ReadOptions& options);

}  // namespace lectern
