#include "read/finder/core.h"

#include <algorithm>

namespace lectern {
namespace {

using Index = std::uint32_t;

// An element that is a paragraph rather than a place for paragraphs.
bool is_paragraph(Tag tag) {
  switch (tag) {
    case Tag::p:
    case Tag::li:
    case Tag::pre:
    case Tag::blockquote:
    case Tag::dd:
    case Tag::dt:
      return true;
    default:
      return tag >= Tag::h1 && tag <= Tag::h6;
  }
}

}  // namespace

// Every long passage speaks for the elements around it, the less the farther out they are: so a
// place full of paragraphs wins over one of its paragraphs and over the page around it.
Core find_core(const HtmlDocument& document, const PageMap& map) {
  constexpr int farthest = 5;
  const auto& nodes = document.nodes();
  std::vector<float> votes(nodes.size());
  for (const Passage& passage : map.passages) {
    if (!is_long(passage.count)) continue;
    const float vote = 1 + std::min(passage.count.length / 100, 3.F) + passage.count.marks / 4;
    Index index = passage.container;
    while (index != 0 && is_paragraph(nodes[index].tag)) index = map.blocks[nodes[index].parent];
    for (int level = 0; level < farthest; ++level) {
      votes[index] += vote / static_cast<float>(level == 0 ? 1 : level * 2);
      if (index == 0) break;
      index = map.blocks[nodes[index].parent];
    }
  }
  Core core;
  float best = 0;
  for (Index i = 0; i < nodes.size(); ++i) {
    if (votes[i] == 0) continue;
    const TextCount& count = map.counts[i];
    const float score = votes[i] * (1 - count.link_length / std::max(count.length, 1.F));
    if (score <= best) continue;
    best = score;
    core.element = i;
  }
  for (const Passage& passage : map.passages) {
    if (passage.first < core.element || passage.first >= nodes[core.element].end) continue;
    if (!is_long(passage.count)) continue;
    if (core.long_length == 0) core.first = passage.first;
    core.last = passage.first;
    core.long_length += passage.count.length;
  }
  return core;
}

}  // namespace lectern
