#include "read/page_metadata.h"

#include "base/utf8.h"
#include "read/elements.h"

namespace lectern {

void read_page_metadata(const HtmlDocument& document, const std::vector<std::string>&, Meta& meta) {
  for (const HtmlDocument::Node& node : document.nodes())
    if (node.tag == Tag::title && meta.title.empty()) meta.title = text_below(document, node, 1000);
}

}  // namespace lectern
