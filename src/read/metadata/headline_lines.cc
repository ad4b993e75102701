#include "read/metadata/headline_lines.h"

#include <algorithm>
#include <cstddef>

#include "base/utf8.h"
#include "read/markup/elements.h"

namespace lectern {
namespace {

using Index = std::uint32_t;

constexpr std::size_t longest_line = 240;  // bytes; longer ones are the article's text
constexpr Index nodes_before = 80, nodes_below = 400;
constexpr std::size_t most_before = 5, most_below = 16;

class LineCutter {
 public:
  explicit LineCutter(const HtmlDocument& document) : document_(document) {}

  std::vector<PageLine> cut(Index begin, Index end, bool before) {
    lines_.clear();
    int long_ones = 0;
    Index block = 0;
    std::string text;
    Index first = begin;
    const auto finish = [&] {
      long_ones += text.size() > longest_line ? 1 : 0;
      if (!text.empty() && text.size() <= longest_line) lines_.push_back({text, first, before});
      text.clear();
    };
    for (Index i = begin; i < end && long_ones < 2; ++i) {
      const auto& node = document_.nodes()[i];
      if (node.tag == Tag::br) finish();
      if (node.tag != Tag::text) continue;
      const Index around = block_around(i);
      if (around != block) finish();
      block = around;
      const std::string part = clean_line(first_bytes(document_.text(node), longest_line + 1));
      if (part.empty() || text.size() > longest_line) continue;
      if (text.empty()) {
        first = i;
      } else {
        text += '\n';
      }
      text += part;
    }
    finish();
    return std::move(lines_);
  }

 private:
  Index block_around(Index index) const {
    constexpr int farthest = 64;  // elements up
    Index at = document_.nodes()[index].parent;
    for (int up = 0; up < farthest && at != 0; ++up) {
      if (is_block_element(document_.nodes()[at].tag)) return at;
      at = document_.nodes()[at].parent;
    }
    return at;
  }

  const HtmlDocument& document_;
  std::vector<PageLine> lines_;
};

}  // namespace

std::vector<PageLine> lines_around(const HtmlDocument& document, Index headline) {
  const auto size = static_cast<Index>(document.nodes().size());
  const Index below = headline == 0 ? 0 : document.nodes()[headline].end;
  LineCutter cutter(document);
  std::vector<PageLine> lines = cutter.cut(below, std::min(size, below + nodes_below), false);
  if (lines.size() > most_below) lines.resize(most_below);
  if (headline == 0) return lines;
  const Index from = headline > nodes_before ? headline - nodes_before : 0;
  std::vector<PageLine> over = cutter.cut(from, headline, true);
  const std::size_t skipped = over.size() > most_before ? over.size() - most_before : 0;
  lines.insert(lines.end(), over.begin() + static_cast<std::ptrdiff_t>(skipped), over.end());
  return lines;
}

Index find_shown(const HtmlDocument& document, std::string_view title) {
  if (title.empty()) return 0;
  for (Index i = 0; i < document.nodes().size(); ++i) {
    const auto& node = document.nodes()[i];
    if (node.tag != Tag::text || document.nodes()[node.parent].tag == Tag::title) continue;
    const std::string_view text = document.text(node);
    const bool fits = text.size() >= title.size() && text.size() < title.size() + 200;
    if (fits && clean_line(text) == title) return node.parent;
  }
  return 0;
}

double standing(const HtmlDocument& document, const MarkedElement& element, Index headline) {
  if (element.aside == 0) return 1;
  if (headline > element.aside && headline < document.nodes()[element.aside].end) return 1;
  constexpr Index nearest = 80;  // nodes
  if (element.others || headline == 0 || element.node < headline) return 0;
  if (element.node < document.nodes()[headline].end + nearest) return 0.5;
  return is_near(document, element.node, headline) ? 0.1 : 0;
}

bool is_near(const HtmlDocument& document, Index node, Index headline) {
  if (headline == 0) return false;
  const Index end = document.nodes()[headline].end;
  return node < end ? node + nodes_before > headline : node < end + nodes_below / 2;
}

}  // namespace lectern
