// What speaks for and against a passage being part of the article: numbers, one for each kind of
// evidence. Weighed elsewhere (forest.h).
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "read/finder/page_facts.h"
#include "read/finder/passages.h"

namespace lectern {

enum Evidence : int {
  // the passage itself
  passage_length,
  passage_link_share,
  passage_marks,
  passage_mark_rate,
  passage_digit_share,
  passage_capital_share,
  passage_ends_sentence,
  passage_element,     // what kind of element it stands in
  passage_is_title,    // 2: the title; 1: holds it or is a part of it
  passage_repeats,     // how often the same text stands in the page
  passage_in_source,   // 1: the page's data for machines has it as text; 0: not; -1: they have none
  passage_is_summary,  // 1: it is the page's description of itself, or begins like it
  passage_phrases,     // words of sites rather than of articles
  passage_in_link,
  passage_emphasis,  // 1: bold or italic from its first word
  // what is around it: the ancestors that hold more text than it, from the inside out
  around_1_length,
  around_1_link_share,
  around_1_passages,
  around_1_long_share,
  around_2_length,
  around_2_link_share,
  around_2_passages,
  around_2_long_share,
  around_3_length,
  around_3_link_share,
  around_3_passages,
  around_3_long_share,
  around_4_length,
  around_4_link_share,
  around_4_long_share,
  around_depth,
  around_twins,        // siblings of its element with the same tag and class hints
  around_most_twins,   // the most that any element around it has
  around_twins_depth,  // how far up that is
  // what stands before and behind
  before_1_length,
  before_1_link_share,
  before_2_length,
  before_2_link_share,
  behind_1_length,
  behind_1_link_share,
  behind_2_length,
  behind_2_link_share,
  before_long,  // passages since the last long one
  behind_long,  // passages until the next long one
  before_same_element,
  behind_same_element,
  after_comments_label,   // passages since a short one such as "12 comments"
  prose_before_comments,  // letters of long passages before the comments it is among; -1: it is not
  after_related_label,    // passages since a short one such as "Read also"
  // where it stands in the page
  page_length,
  page_long_passages,
  page_link_share,
  page_is_forum,  // what it says of itself: see PageFacts
  page_is_article,
  page_text_before,  // share of the long text that stands before it
  page_after_title,  // passages since the title; negative before it
  page_place,        // share of the passages that stand before it
  // the element that holds most of the prose
  core_distance,  // elements from it up to what holds this passage too; 0: inside it
  core_share,     // of the page's long text
  core_depth,     // elements between it and the passage; -1: outside
  core_before,    // 1: before its first long passage; 2: behind its last; 0: between
  // hint_distance + n: elements up to one with the n-th hint of class_hints
  hint_distance,
  // second sight: what the first judgement says of it, of its neighbours and of what is around
  first_own = hint_distance + hint_count,
  first_before_1,
  first_before_2,
  first_before_3,
  first_behind_1,
  first_behind_2,
  first_behind_3,
  first_around_1,  // mean by length
  first_around_2,
  first_around_3,
  first_around_4,
  first_kept_around_1,  // share of the letters around it that the first judgement keeps
  first_kept_around_2,
  first_kept_around_3,
  first_best,  // of the page
  first_kin,   // mean by length of the passages in elements of the same looks
  first_kin_count,
  first_kept_before,  // share of all kept letters that stand before it
  first_since_kept,   // passages since the last kept one
  first_until_kept,
  first_kept,  // letters that the first judgement keeps of the page
  evidence_count,
  first_evidence_count = first_own,
};

inline constexpr float no_hint = 20;  // farther than any that is looked for

using EvidenceRow = std::array<float, evidence_count>;

// The name for explanations and tables: "passage length", "near comment".
std::string_view evidence_name(int evidence);

// One row a passage.
std::vector<EvidenceRow> gather_evidence(const HtmlDocument& document, const PageMap& map,
                                         const PageFacts& facts);

// Fills the evidence of the second sight. `judgements`: the first one's, by passage.
void look_again(const HtmlDocument& document, const PageMap& map,
                const std::vector<float>& judgements, std::vector<EvidenceRow>& rows);

}  // namespace lectern
