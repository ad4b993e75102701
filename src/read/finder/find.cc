#include "read/finder/find.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <unordered_map>
#include <unordered_set>

#include "base/ascii.h"
#include "read/archive/furniture_rules.h"
#include "read/finder/choices.h"
#include "read/finder/phrases.h"

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
  trial.judgements = weigh(judges.first, trial.rows);
  look_again(document, trial.map, trial.judgements, trial.rows);
  if (judges.second.empty()) return trial;
  // The second has seen fewer pages that it could not know by heart: the first steadies it.
  constexpr float steadying = 0.25F;
  const std::vector<float> second = weigh(judges.second, trial.rows);
  for (std::size_t i = 0; i < second.size(); ++i)
    trial.judgements[i] += (second[i] - trial.judgements[i]) * (1 - steadying);
  return trial;
}

namespace {

// What stands above the judgements.
enum class Rule : char { none, comments, small_page, list, note };

struct Verdict {
  bool kept = false;
  Rule rule = Rule::none;  // that made it so
};

// From the judgements to what is kept.
class Search {
 public:
  Search(const HtmlDocument& document, const PageFacts& facts, const InPageLinks& links,
         const Trial& trial, const ReadOptions& options)
      : document_(document),
        nodes_(document.nodes()),
        facts_(facts),
        links_(links),
        trial_(trial),
        options_(options) {
    verdicts_.resize(trial.judgements.size());
  }

  void run() {
    constexpr float leaves_no_room_for_furniture = 100;  // letters of the whole page
    if (trial_.map.counts[0].length < leaves_no_room_for_furniture) {
      std::ranges::fill(verdicts_, Verdict{true, Rule::small_page});
      return;
    }
    keep_above(best_bar());
    if (letters_kept() < enough()) keep_above(lower_bar());
    keep_whole_lists();
    if (!facts_.forum) decide_comments();
    keep_notes();
  }

  const std::vector<Verdict>& verdicts() const { return verdicts_; }

  // Whether the page shows only the beginning: it says so behind the end, or its data for machines
  // have more than twice as much.
  bool is_cut() const {
    constexpr std::size_t farthest = 8;           // passages behind the last kept one
    constexpr std::size_t next_to_nothing = 300;  // bytes by which the two may differ
    constexpr std::size_t bytes_of_a_word = 3;    // the fewest that a language has on average
    std::size_t end = 0, shown = 0;               // bytes
    for (std::size_t i = 0; i < verdicts_.size(); ++i) {
      if (!verdicts_[i].kept || verdicts_[i].rule == Rule::comments) continue;
      end = i + 1;
      shown += bare_text(text_of(document_, trial_.map.passages[i], SIZE_MAX)).size();
    }
    if (std::max(facts_.told, facts_.words * bytes_of_a_word) > 2 * shown + next_to_nothing)
      return true;
    if (options_.hosts == nullptr) return false;
    const std::vector<std::string>& paywalls = options_.hosts->furniture().paywalls;
    std::size_t left = farthest;
    for (std::size_t i = end - std::min<std::size_t>(end, 2); i < verdicts_.size() && left > 0;
         ++i) {
      if (i >= end) --left;
      const std::string text = ascii_lower(text_of(document_, trial_.map.passages[i], 300));
      for (const std::string& it : paywalls)
        if (text.find(it) != std::string::npos) return true;
    }
    return false;
  }

 private:
  void keep_above(float bar) {
    for (std::size_t i = 0; i < verdicts_.size(); ++i)
      verdicts_[i].kept = trial_.judgements[i] > bar;
  }

  // The bar with the highest F1 that the judgements promise for this page, were each the odds that
  // its passage is the article's. (Z. Lipton et al., "Optimal thresholding of classifiers to
  // maximize F1 measure", 2014.) It is 0 where they are sure, and lower where they are not: text
  // that is lost is missed more than text that should have gone.
  float best_bar() const {
    constexpr float lowest = -1, of_each = 5;  // letters
    struct Candidate {
      float judgement, size, expected;
    };
    std::vector<Candidate> candidates;
    float article = 0;
    for (std::size_t i = 0; i < verdicts_.size(); ++i) {
      const float size = trial_.map.passages[i].count.length + of_each;
      const float judgement = trial_.judgements[i];
      candidates.push_back({judgement, size, size / (1 + std::exp(-judgement))});
      article += candidates.back().expected;
    }
    std::ranges::sort(candidates, std::greater<>(), &Candidate::judgement);
    float expected = 0, kept = 0, best = 0, bar = 0;
    for (const Candidate& it : candidates) {
      expected += it.expected;
      kept += it.size;
      const float f1 = 2 * expected / (kept + article);
      if (f1 >= best) best = f1, bar = std::nextafter(it.judgement, -HUGE_VALF);
    }
    return std::clamp(bar, lowest, 0.F);
  }

  float letters_kept() const {
    float letters = 0;
    for (std::size_t i = 0; i < verdicts_.size(); ++i)
      if (verdicts_[i].kept) letters += trial_.map.passages[i].count.length;
    return letters;
  }

  // A page has an article, as little as it may look like one.
  float enough() const {
    constexpr float least = 250;  // letters
    float prose = 0;
    for (const Passage& passage : trial_.map.passages)
      if (is_long(passage.count)) prose += passage.count.length;
    return std::min(least, std::max(prose, trial_.map.counts[0].length / 4));
  }

  float lower_bar() const {
    constexpr float margin = 1.2F;  // below the best of the page
    if (trial_.judgements.empty()) return 0;
    return std::min(0.F, *std::ranges::max_element(trial_.judgements) - margin);
  }

  // Comments follow what they are about. What is called so, and follows nothing, is a thread of a
  // forum, or an article that may be commented. Who wants them gets them behind any prose.
  void decide_comments() {
    const float least_prose = options_.comments ? 1 : facts_.article ? 200 : 600;  // letters
    float prose = 0;
    for (std::size_t i = 0; i < verdicts_.size(); ++i) {
      const Passage& passage = trial_.map.passages[i];
      const std::uint32_t comments = outermost_comments(passage);
      bool& kept = verdicts_[i].kept;
      if (comments != 0 && comments != about_) {
        if (prose >= least_prose) {
          const bool wanted = options_.comments && is_remark(i);
          if (wanted || kept) verdicts_[i] = {wanted, Rule::comments};
          continue;
        }
        if (kept) about_ = comments;
      }
      if (kept && is_long(passage.count)) prose += passage.count.length;
    }
  }

  // Steps are judged one by one, and a short one is easily lost. Who keeps most of a list keeps
  // all, and who keeps any of one without links does: that one is no menu.
  void keep_whole_lists() {
    struct Items {
      std::uint32_t kept = 0, all = 0;
      bool links = false;
    };
    std::unordered_map<std::uint32_t, Items> lists;
    const auto list_of = [&](const Passage& passage) -> std::uint32_t {
      if (nodes_[passage.container].tag != Tag::li) return 0;
      const std::uint32_t list = nodes_[passage.container].parent;
      return nodes_[list].tag == Tag::ol ? list : 0;
    };
    for (std::size_t i = 0; i < verdicts_.size(); ++i) {
      const Passage& passage = trial_.map.passages[i];
      Items& items = lists[list_of(passage)];
      ++items.all;
      if (verdicts_[i].kept) ++items.kept;
      if (passage.count.link_length > 0) items.links = true;
    }
    for (std::size_t i = 0; i < verdicts_.size(); ++i) {
      const std::uint32_t list = list_of(trial_.map.passages[i]);
      if (list == 0 || verdicts_[i].kept) continue;
      const Items& items = lists[list];
      if (items.kept * 2 > items.all || (items.kept > 0 && !items.links))
        verdicts_[i] = {true, Rule::list};
    }
  }

  // What the article's text refers to is part of it, as short as it may be.
  void keep_notes() {
    if (links_.notes.empty()) return;
    std::unordered_set<std::uint32_t> wanted, lists;
    for (std::size_t i = 0; i < verdicts_.size(); ++i) {
      if (!verdicts_[i].kept) continue;
      const Passage& passage = trial_.map.passages[i];
      for (std::uint32_t n = passage.first; n < passage.end; ++n)
        if (const auto note = links_.references.find(n); note != links_.references.end()) {
          wanted.insert(note->second);
          lists.insert(nodes_[note->second].parent);
        }
    }
    const auto is_wanted = [&](std::uint32_t note) {
      return wanted.contains(note) || (links_.notes.contains(note) && nodes_[note].tag == Tag::li &&
                                       lists.contains(nodes_[note].parent));
    };
    for (std::size_t i = 0; i < verdicts_.size(); ++i)
      for (std::uint32_t up = trial_.map.passages[i].container; up != 0 && !verdicts_[i].kept;
           up = nodes_[up].parent)
        if (is_wanted(up)) verdicts_[i] = {true, Rule::note};
  }

  // What a reader wrote, and the name above it: neither a button nor a field.
  bool is_remark(std::size_t at) const {
    constexpr float longest_button = 12, longest_link = 40;  // letters
    const Passage& passage = trial_.map.passages[at];
    std::uint32_t hints = 0;
    for (std::uint32_t up = passage.container; up != 0; up = nodes_[up].parent) {
      if (trial_.map.hints[up] & (mark_form | hint_form)) return false;
      hints |= trial_.map.hints[up];
      if (trial_.map.hints[up] & hint_comment) break;
    }
    if (hints & hint_author) return true;
    const bool is_link = passage.count.link_length > passage.count.length / 2;
    if (passage.count.length > (is_link ? longest_link : longest_button)) return true;
    if (passage.ends_sentence) return true;
    return !is_link && count_site_phrases(text_of(document_, passage, 60)) == 0;
  }

  std::uint32_t outermost_comments(const Passage& passage) const {
    std::uint32_t found = 0;
    for (std::uint32_t up = passage.container; up != 0; up = nodes_[up].parent)
      if (trial_.map.hints[up] & hint_comment) found = up;
    return found;
  }

  const HtmlDocument& document_;
  const std::vector<HtmlDocument::Node>& nodes_;
  const PageFacts& facts_;
  const InPageLinks& links_;
  const Trial& trial_;
  const ReadOptions& options_;
  std::vector<Verdict> verdicts_;
  std::uint32_t about_ = 0;  // an element called comments that holds the article itself
};

bool shows_media(Tag tag) {
  return tag == Tag::img || tag == Tag::picture || tag == Tag::noscript || tag == Tag::iframe ||
         tag == Tag::video || tag == Tag::audio || tag == Tag::embed || tag == Tag::object;
}

// Pictures and players belong to the article when they stand in the element that holds all of it,
// not behind its end, and in no group of passages that are none of it.
void drop_media(const HtmlDocument& document, const PageMap& map, const std::vector<bool>& kept,
                std::vector<bool>& dropped) {
  constexpr std::uint32_t group = 3;  // passages
  const auto& nodes = document.nodes();
  std::vector<std::uint32_t> kept_below(nodes.size());
  std::uint32_t first = 0, end = 0, all = 0;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (!kept[i]) continue;
    const Passage& passage = map.passages[i];
    if (all++ == 0) first = passage.first;
    end = passage.end;
    ++kept_below[passage.container];
  }
  if (all == 0) return;
  for (std::size_t n = nodes.size(); n-- > 1;) kept_below[nodes[n].parent] += kept_below[n];
  std::uint32_t hull = first;
  while (hull != 0 && kept_below[hull] < all) hull = nodes[hull].parent;
  std::vector<bool> foreign(nodes.size());  // by node: in such a group
  for (std::uint32_t n = 1; n < nodes.size(); ++n) {
    foreign[n] =
        foreign[nodes[n].parent] || (kept_below[n] == 0 && map.counts[n].passages >= group);
    if (!shows_media(nodes[n].tag)) continue;
    const bool inside = n > hull && n < nodes[hull].end && n < end;
    dropped[n] = dropped[n] || !inside || foreign[n];
  }
}

// For people: of the second forest's evidence most is what the first says of other passages.
std::string reason(const Judges& judges, const Trial& trial, std::size_t at, Verdict verdict) {
  if (verdict.rule == Rule::comments) return "comments";
  if (verdict.rule == Rule::small_page) return "smallness of the page";
  if (verdict.rule == Rule::list) return "the rest of a list";
  if (verdict.rule == Rule::note) return "a note of the article";
  if (verdict.kept != (trial.judgements[at] > 0)) return "in doubt";
  const bool by_itself = verdict.kept == (trial.rows[at][first_own] > 0);
  return by_itself ? reasons(judges.first, trial.rows[at]) : "as what is around it";
}

}  // namespace

Finding find_article(const HtmlDocument& document, const PageFacts& facts, const InPageLinks& links,
                     const Judges& judges, const ReadOptions& options) {
  const Trial trial = try_passages(document, facts, judges);
  Search search(document, facts, links, trial, options);
  search.run();
  const auto& nodes = document.nodes();
  Finding finding{std::vector<bool>(nodes.size()), search.is_cut()};
  for (std::uint32_t n = 0; n < nodes.size(); ++n)
    finding.dropped[n] = nodes[n].tag == Tag::text && trial.map.hidden[n];
  std::vector<bool> kept(trial.map.passages.size());
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const Passage& passage = trial.map.passages[i];
    const Verdict verdict = search.verdicts()[i];
    kept[i] = verdict.kept;
    for (std::uint32_t n = passage.first; n < passage.end; ++n)
      if (nodes[n].tag == Tag::text) finding.dropped[n] = !verdict.kept;
    if (options.choices == nullptr) continue;
    Choice choice =
        choice_of(document, passage.first, verdict.kept, reason(judges, trial, i, verdict));
    choice.element = element_label(document, nodes[passage.container]);
    options.choices->push_back(std::move(choice));
  }
  drop_media(document, trial.map, kept, finding.dropped);
  return finding;
}

}  // namespace lectern
