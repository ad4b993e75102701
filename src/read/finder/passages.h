// A page cut into passages, the runs of text that a reader sees as one, and what the elements
// around them hold. Counts only; decides nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "read/markup/html.h"

namespace lectern {

// What words in class names and ids say of an element; an OR of these.
enum ClassHint : std::uint32_t {
  hint_content = 1u << 0,
  hint_comment = 1u << 1,
  hint_share = 1u << 2,
  hint_related = 1u << 3,
  hint_navigation = 1u << 4,
  hint_header = 1u << 5,
  hint_footer = 1u << 6,
  hint_side = 1u << 7,
  hint_advertisement = 1u << 8,
  hint_metadata = 1u << 9,
  hint_author = 1u << 10,
  hint_subscription = 1u << 11,
  hint_caption = 1u << 12,
  hint_form = 1u << 13,
  hint_list = 1u << 14,
  hint_title = 1u << 15,
  hint_quote = 1u << 16,
  hint_summary = 1u << 17,
  hint_post = 1u << 18,
  // Not from names: from the element itself.
  mark_article = 1u << 19,  // <article>, role=article, itemprop=articleBody
  mark_main = 1u << 20,     // <main>, role=main
  mark_aside = 1u << 21,    // <aside>, role=complementary, note
  mark_nav = 1u << 22,      // <nav>, role=navigation, menu
  mark_header = 1u << 23,   // <header>, role=banner
  mark_footer = 1u << 24,   // <footer>, role=contentinfo
  mark_dialog = 1u << 25,   // role=dialog, alert; aria-modal
  mark_body = 1u << 26,     // itemprop=articleBody, text
  mark_media = 1u << 27,    // <figure>, <figcaption>
  mark_listing = 1u << 28,  // <ul>, <ol>, <dl>
  mark_table = 1u << 29,
  mark_form = 1u << 30,   // <form>, <fieldset>, <label>
  mark_quote = 1u << 31,  // <blockquote>
};
inline constexpr int hint_count = 32;

// What the words of a class attribute or id say.
std::uint32_t class_hints(std::string_view names);

// Lengths are in letters; a Han character, kana or hangul counts as three.
struct TextCount {
  float length = 0, link_length = 0;
  float marks = 0;  // that end or part sentences
  float digits = 0, capitals = 0;
  std::uint32_t passages = 0, long_passages = 0;
};

struct Passage {
  std::uint32_t first, end;  // its nodes
  std::uint32_t container;   // the innermost block element around it
  TextCount count;
  bool ends_sentence = false;
};

struct PageMap {
  std::vector<Passage> passages;
  std::vector<TextCount> counts;      // by node: what lies below it
  std::vector<std::uint32_t> hints;   // by node: its own
  std::vector<std::uint32_t> blocks;  // by node: the innermost block element at or around it
  std::vector<bool> hidden;           // by node: it or what is around it is not shown
};

// Passages of nothing but white space are left out, and so is what is hidden unless `with_hidden`.
PageMap map_page(const HtmlDocument& document, bool with_hidden);

// What it says, or the first `limit` bytes of that and some more.
std::string text_of(const HtmlDocument& document, const Passage& passage, std::size_t limit);

// The nearest block element above `index` that holds more text than it; the root at last.
std::uint32_t wider_block(const HtmlDocument& document, const PageMap& map, std::uint32_t index);

// A passage that reads like prose rather than like a label or a link.
bool is_long(const TextCount& count);

}  // namespace lectern
