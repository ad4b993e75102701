#include "read/finder/evidence.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/ascii.h"
#include "read/finder/core.h"
#include "read/finder/phrases.h"

namespace lectern {
namespace {

using Node = HtmlDocument::Node;
using Index = std::uint32_t;

constexpr std::array<std::string_view, evidence_count> names = {
    "length",
    "share of links",
    "sentence marks",
    "rate of sentence marks",
    "share of digits",
    "share of capitals",
    "ends a sentence",
    "kind of element",
    "is the title",
    "is repeated",
    "in the data for machines",
    "is the summary",
    "words of sites",
    "is a link",
    "is emphasised",
    "length around 1",
    "share of links around 1",
    "passages around 1",
    "share of prose around 1",
    "length around 2",
    "share of links around 2",
    "passages around 2",
    "share of prose around 2",
    "length around 3",
    "share of links around 3",
    "passages around 3",
    "share of prose around 3",
    "length around 4",
    "share of links around 4",
    "share of prose around 4",
    "depth",
    "elements like it beside it",
    "elements of one kind around",
    "depth of those",
    "length before 1",
    "share of links before 1",
    "length before 2",
    "share of links before 2",
    "length behind 1",
    "share of links behind 1",
    "length behind 2",
    "share of links behind 2",
    "prose before",
    "prose behind",
    "same element before",
    "same element behind",
    "since a label of comments",
    "prose before the comments",
    "since a label of related articles",
    "length of the page",
    "prose of the page",
    "share of links of the page",
    "page of a forum",
    "page of an article",
    "share of prose before",
    "after the title",
    "place in the page",
    "distance from the core",
    "share of the core",
    "depth in the core",
    "before or behind the core",
    "near content",
    "near comments",
    "near sharing",
    "near related",
    "near navigation",
    "near header",
    "near footer",
    "near side",
    "near advertisement",
    "near metadata",
    "near author",
    "near subscription",
    "near caption",
    "near form",
    "near list",
    "near title",
    "near quote",
    "near summary",
    "near post",
    "in article",
    "in main",
    "in aside",
    "in nav",
    "in header element",
    "in footer element",
    "in dialog",
    "in article body",
    "in figure",
    "in listing",
    "in table",
    "in form element",
    "in blockquote",
    "first judgement",
    "first judgement before 1",
    "first judgement before 2",
    "first judgement before 3",
    "first judgement behind 1",
    "first judgement behind 2",
    "first judgement behind 3",
    "first judgement around 1",
    "first judgement around 2",
    "first judgement around 3",
    "first judgement around 4",
    "kept around 1",
    "kept around 2",
    "kept around 3",
    "best of the page",
    "first judgement of its kin",
    "number of its kin",
    "kept before",
    "since the last kept",
    "until the next kept",
    "kept of the page",
};

float share(float part, float whole) {
  return whole > 0 ? part / whole : 0;
}

float link_share(const TextCount& count) {
  return share(count.link_length, count.length);
}

float kind_of(Tag tag) {
  switch (tag) {
    case Tag::p:
      return 0;
    case Tag::h1:
      return 1;
    case Tag::h2:
      return 2;
    case Tag::h3:
      return 3;
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
      return 4;
    case Tag::pre:
      return 5;
    case Tag::blockquote:
      return 6;
    case Tag::td:
    case Tag::th:
      return 8;
    case Tag::dt:
    case Tag::dd:
      return 9;
    case Tag::li:
      return 10;
    case Tag::figcaption:
    case Tag::caption:
      return 11;
    default:
      return 7;
  }
}

class Gatherer {
 public:
  Gatherer(const HtmlDocument& document, const PageMap& map, const PageFacts& facts)
      : nodes_(document.nodes()), document_(document), map_(map), facts_(facts) {}

  std::vector<EvidenceRow> run() {
    const std::vector<Passage>& passages = map_.passages;
    rows_.resize(passages.size());
    core_ = find_core(document_, map_);
    look_at_texts();
    for (std::size_t i = 0; i < passages.size(); ++i) {
      own(passages[i], rows_[i]);
      around(passages[i], rows_[i]);
      hints(passages[i], rows_[i]);
      beside(i);
    }
    places();
    return std::move(rows_);
  }

 private:
  // Titles, repetitions and phrases, from the beginnings of the texts.
  void look_at_texts() {
    constexpr std::size_t looked_at = 300;  // bytes
    std::unordered_map<std::string, std::vector<std::size_t>> same;
    constexpr float far_away = 60;
    bool seen_heading = false;
    float comments = far_away, related = far_away, prose = 0;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const Passage& passage = map_.passages[i];
      const std::string text = text_of(document_, passage, looked_at);
      const std::string key = bare_text(text);
      EvidenceRow& row = rows_[i];
      row[passage_in_source] = facts_.text.empty() ? -1.F : in_source(key) ? 1.F : 0.F;
      row[passage_is_summary] = is_summary(key);
      row[passage_phrases] = static_cast<float>(count_site_phrases(text));
      const bool label = passage.count.length < 60 && !passage.ends_sentence;
      if (comments == far_away && !in_comments(passage)) comments_prose_ = prose;
      const bool among = comments < far_away || in_comments(passage);
      row[prose_before_comments] = among ? comments_prose_ : -1;
      if (is_long(passage.count)) prose += passage.count.length;
      comments = label && names_comments(text) ? 0 : std::min(far_away, comments + 1);
      related = label && names_related(text) ? 0 : std::min(far_away, related + 1);
      row[after_comments_label] = comments;
      row[after_related_label] = related;
      row[passage_is_title] = title_likeness(key, passage.count.length);
      const bool heading = nodes_[passage.container].tag == Tag::h1;
      if ((row[passage_is_title] == 2 && key.size() > 8) || (heading && !seen_heading)) {
        title_at_ = row[passage_is_title] == 2 && !seen_heading ? static_cast<int>(i) : title_at_;
        if (title_at_ < 0) title_at_ = static_cast<int>(i);
        seen_heading = seen_heading || heading;
      }
      if (key.size() > 3) same[key].push_back(i);
    }
    for (const auto& [key, places] : same)
      for (const std::size_t i : places)
        rows_[i][passage_repeats] = static_cast<float>(std::min<std::size_t>(places.size(), 9));
  }

  bool in_comments(const Passage& passage) const {
    constexpr int farthest = 20;
    Index up = passage.container;
    for (int level = 0; level < farthest && up != 0; ++level, up = nodes_[up].parent)
      if (map_.hints[up] & hint_comment) return true;
    return false;
  }

  bool in_source(std::string_view key) const {
    return key.size() > 2 && facts_.text.find(key) != std::string::npos;
  }

  bool is_summary(std::string_view key) const {
    constexpr std::size_t compared = 60;  // bytes
    const std::string_view summary = facts_.summary;
    if (key.size() < 20 || summary.size() < 20) return false;
    const std::size_t size = std::min({compared, key.size(), summary.size()});
    return key.substr(0, size) == summary.substr(0, size);
  }

  float title_likeness(std::string_view key, float length) const {
    if (key.size() < 4 || facts_.title.size() < 4) return 0;
    if (key == facts_.title) return 2;
    if (key.size() > 8 && facts_.title.find(key) != std::string::npos)
      return key.size() * 3 > facts_.title.size() * 2 ? 2 : 1;
    const bool holds = key.find(facts_.title) != std::string_view::npos;
    return holds && length < 2 * static_cast<float>(facts_.title.size()) ? 1 : 0;
  }

  void own(const Passage& passage, EvidenceRow& row) const {
    const TextCount& count = passage.count;
    row[passage_length] = count.length;
    row[passage_link_share] = link_share(count);
    row[passage_marks] = count.marks;
    row[passage_mark_rate] = share(count.marks * 100, count.length);
    row[passage_digit_share] = share(count.digits, count.length);
    row[passage_capital_share] = share(count.capitals, count.length);
    row[passage_ends_sentence] = passage.ends_sentence;
    row[passage_element] = kind_of(nodes_[passage.container].tag);
    for (Index i = nodes_[passage.first].parent; i != passage.container; i = nodes_[i].parent) {
      const Tag tag = nodes_[i].tag;
      if (tag == Tag::a) row[passage_in_link] = 1;
      if (tag == Tag::strong || tag == Tag::b || tag == Tag::em || tag == Tag::i)
        row[passage_emphasis] = 1;
      if (i == 0) break;
    }
  }

  void around(const Passage& passage, EvidenceRow& row) const {
    constexpr int first[] = {around_1_length, around_2_length, around_3_length, around_4_length};
    Index index = passage.container;
    if (map_.counts[index].length <= passage.count.length)
      index = wider_block(document_, map_, index);
    for (int level = 0; level < 4; ++level) {
      const TextCount& count = map_.counts[index];
      const auto at = static_cast<std::size_t>(first[level]);
      const auto passages = static_cast<float>(count.passages);
      const float long_share = share(static_cast<float>(count.long_passages), passages);
      row[at] = count.length;
      row[at + 1] = link_share(count);
      row[at + 2] = level < 3 ? passages : long_share;
      if (level < 3) row[at + 3] = long_share;
      index = wider_block(document_, map_, index);
    }
    row[around_twins] = twins(passage.container);
    most_twins(passage, row);
  }

  void most_twins(const Passage& passage, EvidenceRow& row) const {
    constexpr int farthest = 6;
    Index up = passage.container;
    for (int level = 0; level < farthest && up != 0; ++level) {
      const float found = twins(up);
      if (found > row[around_most_twins]) {
        row[around_most_twins] = found;
        row[around_twins_depth] = static_cast<float>(level);
      }
      up = map_.blocks[nodes_[up].parent];
    }
  }

  float twins(Index index) const {
    constexpr Index most = 30;
    const Index parent = nodes_[index].parent;
    if (index == 0) return 0;
    Index found = 0, looked = 0;
    for (Index i = parent + 1; i < nodes_[parent].end && looked < most; i = nodes_[i].end, ++looked)
      found +=
          i != index && nodes_[i].tag == nodes_[index].tag && map_.hints[i] == map_.hints[index];
    return static_cast<float>(found);
  }

  // Walks up from the passage's first text; also tells how deep it lies.
  void hints(const Passage& passage, EvidenceRow& row) const {
    std::fill(row.begin() + hint_distance, row.end(), no_hint);
    std::uint32_t seen = 0;
    float distance = 0;
    for (Index i = nodes_[passage.first].parent; i != 0 && distance < no_hint;
         i = nodes_[i].parent, ++distance) {
      std::uint32_t fresh = map_.hints[i] & ~seen;
      seen |= fresh;
      for (; fresh != 0; fresh &= fresh - 1)
        row[static_cast<std::size_t>(hint_distance + __builtin_ctz(fresh))] = distance;
    }
    row[around_depth] = distance;
  }

  void beside(std::size_t at) {
    const std::vector<Passage>& passages = map_.passages;
    EvidenceRow& row = rows_[at];
    const auto look = [&](std::size_t other, int length, int links) {
      const bool there = other < passages.size();
      row[static_cast<std::size_t>(length)] = there ? passages[other].count.length : -1;
      row[static_cast<std::size_t>(links)] = there ? link_share(passages[other].count) : -1;
    };
    look(at - 1, before_1_length, before_1_link_share);
    look(at - 2, before_2_length, before_2_link_share);
    look(at + 1, behind_1_length, behind_1_link_share);
    look(at + 2, behind_2_length, behind_2_link_share);
    row[before_same_element] = at > 0 ? likeness(passages[at - 1], passages[at]) : 0;
    row[behind_same_element] =
        at + 1 < passages.size() ? likeness(passages[at + 1], passages[at]) : 0;
  }

  // 3: in one element; 2: in two of one kind side by side; 1: in two of one kind.
  float likeness(const Passage& one, const Passage& other) const {
    if (one.container == other.container) return 3;
    if (nodes_[one.container].tag != nodes_[other.container].tag) return 0;
    return nodes_[one.container].parent == nodes_[other.container].parent ? 2 : 1;
  }

  // What needs the page as a whole.
  void places() {
    constexpr float farthest = 30;
    const std::vector<Passage>& passages = map_.passages;
    const TextCount& page = map_.counts[0];
    float long_text = 0, text = 0, since = farthest;
    for (const Passage& passage : passages)
      if (is_long(passage.count)) long_text += passage.count.length;
    for (std::size_t i = 0; i < passages.size(); ++i) {
      EvidenceRow& row = rows_[i];
      const auto place = static_cast<float>(i);
      row[page_length] = page.length;
      row[page_long_passages] = static_cast<float>(page.long_passages);
      row[page_link_share] = link_share(page);
      row[page_is_forum] = facts_.forum;
      row[page_is_article] = facts_.article;
      row[page_text_before] = share(text, long_text);
      row[page_place] = share(place, static_cast<float>(passages.size()));
      const float title = title_at_ < 0 ? place + farthest : place - static_cast<float>(title_at_);
      row[page_after_title] = std::clamp(title, -farthest, 2 * farthest);
      row[before_long] = since;
      core_evidence(passages[i], long_text, row);
      since = std::min(farthest, since + 1);
      if (!is_long(passages[i].count)) continue;
      text += passages[i].count.length;
      since = 0;
    }
    since = farthest;
    for (std::size_t i = passages.size(); i-- > 0;) {
      rows_[i][behind_long] = since;
      since = is_long(passages[i].count) ? 0 : std::min(farthest, since + 1);
    }
  }

  void core_evidence(const Passage& passage, float long_text, EvidenceRow& row) const {
    float up = 0;
    Index above = core_.element;
    while (above != 0 && (passage.first < above || passage.first >= nodes_[above].end)) {
      above = nodes_[above].parent;
      ++up;
    }
    row[core_distance] = up;
    row[core_share] = share(core_.long_length, long_text);
    row[core_depth] = -1;
    if (up == 0) {
      float depth = 0;
      for (Index i = passage.container; i > core_.element; i = nodes_[i].parent) ++depth;
      row[core_depth] = depth;
    }
    row[core_before] = passage.first < core_.first ? 1.F : passage.first > core_.last ? 2.F : 0.F;
  }

  const std::vector<Node>& nodes_;
  const HtmlDocument& document_;
  const PageMap& map_;
  const PageFacts& facts_;
  std::vector<EvidenceRow> rows_;
  Core core_;
  float comments_prose_ = 0;
  int title_at_ = -1;  // the passage that is the title
};

}  // namespace

std::string_view evidence_name(int evidence) {
  return names[static_cast<std::size_t>(evidence)];
}

std::vector<EvidenceRow> gather_evidence(const HtmlDocument& document, const PageMap& map,
                                         const PageFacts& facts) {
  return Gatherer(document, map, facts).run();
}

}  // namespace lectern
