#include "read/find.h"

namespace lectern {

PageMap map_for_finding(const HtmlDocument& document) {
  constexpr float next_to_nothing = 250;  // letters
  PageMap map = map_page(document, false);
  if (map.counts[0].length >= next_to_nothing) return map;
  PageMap all = map_page(document, true);
  return all.counts[0].length > 2 * map.counts[0].length ? all : map;
}

Finding find_article(const HtmlDocument& document, std::string_view title, Forest forest,
                     const ReadOptions&) {
  const PageMap map = map_for_finding(document);
  const std::vector<EvidenceRow> rows = gather_evidence(document, map, title);
  Finding finding{std::vector<bool>(document.nodes().size()), false};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (weigh(forest, rows[i]) > 0) continue;
    const Passage& passage = map.passages[i];
    for (std::uint32_t n = passage.first; n < passage.end; ++n)
      if (document.nodes()[n].tag == Tag::text) finding.dropped[n] = true;
  }
  return finding;
}

}  // namespace lectern
