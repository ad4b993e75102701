#include "read/find.h"

namespace lectern {

PageMap map_for_finding(const HtmlDocument& document) {
  constexpr float next_to_nothing = 250;  // letters
  PageMap map = map_page(document, false);
  if (map.counts[0].length >= next_to_nothing) return map;
  PageMap all = map_page(document, true);
  return all.counts[0].length > 2 * map.counts[0].length ? all : map;
}

Trial try_passages(const HtmlDocument& document, const PageFacts& facts, const Judges& judges) {
  Trial trial{map_for_finding(document), {}, {}};
  trial.rows = gather_evidence(document, trial.map, facts);
  trial.judgements.reserve(trial.rows.size());
  for (const EvidenceRow& row : trial.rows) trial.judgements.push_back(weigh(judges.first, row));
  look_again(document, trial.map, trial.judgements, trial.rows);
  if (judges.second.empty()) return trial;
  for (std::size_t i = 0; i < trial.rows.size(); ++i)
    trial.judgements[i] = weigh(judges.second, trial.rows[i]);
  return trial;
}

Finding find_article(const HtmlDocument& document, const PageFacts& facts, const Judges& judges,
                     const ReadOptions&) {
  const Trial trial = try_passages(document, facts, judges);
  const auto& nodes = document.nodes();
  Finding finding{std::vector<bool>(nodes.size()), false};
  for (std::uint32_t n = 0; n < nodes.size(); ++n)
    finding.dropped[n] = nodes[n].tag == Tag::text && trial.map.hidden[n];
  for (std::size_t i = 0; i < trial.rows.size(); ++i) {
    const Passage& passage = trial.map.passages[i];
    const bool dropped = trial.judgements[i] <= 0;
    for (std::uint32_t n = passage.first; n < passage.end; ++n)
      if (nodes[n].tag == Tag::text) finding.dropped[n] = dropped;
  }
  return finding;
}

}  // namespace lectern
