// Finds the article in a whole page. Reads the tree and decides, node by node, what is part of the
// article; makes no blocks and changes nothing.
#pragma once

#include <cstdint>
#include <vector>

#include "lectern/read.h"
#include "read/body/in_page.h"
#include "read/finder/forest.h"

namespace lectern {

struct Finding {
  std::vector<bool> dropped;  // by node: it, with all below it, is no part of the article
  bool truncated = false;     // the page shows only the beginning
};

// `choices` of the options is filled when it is there.
Finding find_article(const HtmlDocument& document, const PageFacts& facts, const InPageLinks& links,
                     const Judges& judges, const ReadOptions& options);

// What is known of every passage, and by the second forest, when it has any trees, said of it.
struct Trial {
  PageMap map;
  std::vector<EvidenceRow> rows;
  std::vector<float> judgements;
};
Trial try_passages(const HtmlDocument& document, const PageFacts& facts, const Judges& judges);

// The page as the search sees it: without what is hidden, unless that leaves next to nothing.
PageMap map_for_finding(const HtmlDocument& document);

}  // namespace lectern
