#include "read/body/body_walker.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/body/links.h"
#include "read/body/note_signs.h"
#include "read/characters/entities.h"
#include "read/markup/elements.h"
#include "read/metadata/dates.h"

namespace lectern {
namespace {

constexpr std::size_t longest_author = 160;    // bytes
constexpr std::size_t longest_fallback = 400;  // bytes of text in place of an embed

// "en-GB" of a lang attribute; empty when it cannot be a language tag.
std::string language_tag(std::string_view text) {
  const std::string_view tag = trim(text);
  const bool fits = tag.size() >= 2 && tag.size() <= 35 && std::ranges::all_of(tag, [](char c) {
                      return is_ascii_alphanumeric(c) || c == '-' || c == '_';
                    });
  std::string out(fits ? tag : std::string_view());
  std::ranges::replace(out, '_', '-');
  return out;
}

// Counts an element into (+1) or out of (-1) the style of the text inside it.
void change_style(TextStyle& style, Tag tag, int by) {
  switch (tag) {
    case Tag::em:
    case Tag::i:
    case Tag::cite:
    case Tag::dfn:
    case Tag::var:
      style.emphasis += by;
      break;
    case Tag::strong:
    case Tag::b:
    case Tag::summary:
      style.strong += by;
      break;
    case Tag::code:
    case Tag::kbd:
    case Tag::samp:
    case Tag::tt:
      style.code += by;
      break;
    case Tag::sub:
      style.subscript += by;
      break;
    case Tag::sup:
      style.superscript += by;
      break;
    default:
      break;
  }
}

// Begins as Chinese and Japanese paragraphs do: with a wide space, or with several that are kept.
bool is_indented(std::string_view text) {
  int kept = 0;
  for (std::size_t at = 0; at < text.size() && kept < 4;) {
    const char32_t c = decode(text, at);
    if (c == 0x3000) return true;
    if (c == 0x2003) kept += 2;
    if (c == 0xA0 || c == 0x2002) ++kept;
    if (!is_white_space(c)) break;
  }
  return kept >= 4;
}

// What a place is called until its block has an id.
std::string name_of(std::uint32_t node) {
  return fmt::format("n{}", node);
}

// Calls for every text of the blocks and of those in them.
template <class Visit>
void for_each_inlines(std::vector<Block>& blocks, Visit&& visit) {
  for (Block& block : blocks) {
    for_each_text(block, visit);
    for_each_part(block, [&](std::vector<Block>& part) { for_each_inlines(part, visit); });
  }
}

}  // namespace

int number_of(std::string_view text, int otherwise, int least, int most) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::clamp(value, least, most);
}

BodyWalker::BodyWalker(const HtmlDocument& document, const BodyOptions& options, Notices& notices)
    : document_(document),
      nodes_(document.nodes()),
      options_(options),
      base_(options.base_url),
      notices_(notices),
      pictures_(document, options.base_url, options.companions),
      links_(options.links) {
  for (Index i = 0; i < nodes_.size(); ++i) {
    has_math_ = has_math_ || nodes_[i].tag == Tag::math;
    if (const auto id = document.attribute(nodes_[i], "id"); id.starts_with("end-of-"))
      promotion_ends_[id] = i;
  }
}

Body BodyWalker::run() {
  walk(0, blocks_.text(), true);
  body_.blocks = blocks_.finish();
  follow_links();
  body_.resources = pictures_.take();
  report();
  return std::move(body_);
}

void BodyWalker::walk(Index root, InlineBuilder& text, bool blocks) {
  std::vector<Open> open;
  const TextStyle outside = style_;
  if (!blocks) {
    place(root);
    restyle(root);
  }
  const Index end = nodes_[root].end;
  for (Index i = root; i < end;) {
    while (!open.empty() && nodes_[open.back().node].end <= i) {
      leave(open.back(), text, blocks);
      open.pop_back();
    }
    open.emplace_back().node = i;
    const Index next = i == root && !blocks ? i + 1 : enter(open.back(), text, blocks);
    if (!open.back().entered) open.pop_back();
    i = next;
  }
  while (!open.empty()) {
    leave(open.back(), text, blocks);
    open.pop_back();
  }
  style_ = outside;
}

BodyWalker::Index BodyWalker::enter(Open& open, InlineBuilder& text, bool blocks) {
  const Node& node = nodes_[open.node];
  if (is_dropped(open.node) || links_.dropped.contains(open.node)) return node.end;
  if (node.tag == Tag::text) {
    add_text(node, text);
    return open.node + 1;
  }
  if (skipping_ && open.node >= skip_to_) {
    skipping_ = false;
    if (open.node == skip_to_) return node.end;
  }
  if (const Index next = formula(open.node, text, blocks); next != open.node) return next;
  if (const Hidden why = hidden(document_, node); why != Hidden::no) {
    if (why != Hidden::control) note_furniture(node);
    return node.end;
  }
  if (const Index next = leaf(open.node, text, blocks); next != open.node) return next;
  if (blocks) {
    if (is_block_element(node.tag)) blocks_.end_paragraph();
    place(open.node);
    if (const Index next = whole_block(open.node); next != open.node) return next;
    open_block(open, node);
  } else if (is_block_element(node.tag) && !text.empty()) {
    text.add_break();
  }
  if (!blocks) place(open.node);
  open_style(open, node);
  if (node.tag == Tag::q) quotation_mark(open.node, text, true);
  return open.node + 1;
}

void BodyWalker::leave(const Open& open, InlineBuilder& text, bool blocks) {
  const Tag tag = nodes_[open.node].tag;
  if (tag == Tag::q) quotation_mark(open.node, text, false);
  change_style(style_, tag, -1);
  if (open.saved) style_ = *open.saved;
  if (open.container) {
    blocks_.close();
  } else if (blocks && is_block_element(tag)) {
    blocks_.end_paragraph();
  } else if (is_block_element(tag) && !text.empty()) {
    text.add_break();
  }
}

// What a browser prints around <q>, unless the author did.
void BodyWalker::quotation_mark(Index index, InlineBuilder& text, bool opening) {
  constexpr std::string_view marks[] = {"\"", "“", "„", "«", "‘", "'", "「", "『", "»"};
  const std::string words = text_below(document_, nodes_[index], 8);
  if (words.empty() || skipping_) return;
  if (std::ranges::any_of(marks, [&](auto mark) { return words.starts_with(mark); })) return;
  text.add(opening ? "“" : "”", style_);
}

void BodyWalker::add_text(const Node& node, InlineBuilder& text) {
  if (skipping_) return;
  const std::string_view bytes = document_.text(node);
  // Behind a line break, an indent begins a paragraph.
  if (&text == &blocks_.text() && text.at_break() && is_indented(bytes)) blocks_.end_paragraph();
  if (style_.code == 0 && bytes.find('&') != std::string_view::npos) {
    text.add(decode_again(bytes), style_);
  } else {
    text.add(bytes, style_);
  }
}

void BodyWalker::skip_promotion(std::string_view id, Index from) {
  constexpr Index longest_promotion = 400;  // nodes; what is longer is no promotion
  const auto target = promotion_ends_.find(id);
  if (target == promotion_ends_.end() || target->second <= from) return;
  if (target->second - from > longest_promotion) return;
  skipping_ = true;
  skip_to_ = target->second;
  ++furniture_;
}

void BodyWalker::open_style(Open& open, const Node& node) {
  open.entered = true;
  if (may_restyle(node)) {
    open.saved = std::make_unique<TextStyle>(style_);
    restyle(open.node);
  }
  change_style(style_, node.tag, 1);
}

bool BodyWalker::may_restyle(const Node& node) const {
  return node.tag == Tag::a || node.tag == Tag::abbr || document_.has_attribute(node, "lang") ||
         document_.has_attribute(node, "xml:lang") || document_.has_attribute(node, "dir");
}

void BodyWalker::restyle(Index index) {
  const Node& node = nodes_[index];
  if (node.tag == Tag::a) restyle_link(index);
  if (node.tag == Tag::abbr) style_.expansion = clean_line(document_.attribute(node, "title"));
  // What the whole page says is the article's language and direction, not a span's.
  if (node.tag == Tag::html || node.tag == Tag::body) return;
  std::string language = language_tag(document_.attribute(node, "lang"));
  if (language.empty()) language = language_tag(document_.attribute(node, "xml:lang"));
  std::string direction = ascii_lower(trim(document_.attribute(node, "dir")));
  if (direction != "rtl" && direction != "ltr") direction.clear();
  if (!language.empty()) style_.language = std::move(language);
  if (!direction.empty()) style_.direction = std::move(direction);
}

bool BodyWalker::is_bracketed(Index link) const {
  const Node& before = nodes_[link - 1];
  const std::string_view last = before.tag == Tag::text ? document_.text(before) : "";
  const std::string text = text_below(document_, nodes_[link], 40);
  return last.ends_with('[') || last.ends_with('(') || bare_sign(text).size() < text.size();
}

void BodyWalker::restyle_link(Index index) {
  const std::string_view href = document_.attribute(nodes_[index], "href");
  const auto target = links_.targets.find(index);
  const auto note = links_.references.find(index);
  style_.href.clear();
  style_.target.clear();
  style_.note = note != links_.references.end();
  if (style_.note) {
    style_.target = name_of(note->second);
    if (style_.superscript == 0 && !is_bracketed(index)) ++style_.superscript;
  } else if (target != links_.targets.end()) {
    style_.target = name_of(target->second);
  } else if (!links_.lost.contains(index)) {
    style_.href = resolve_link(href, base_);
  }
  if (href.starts_with("#end-of-")) skip_promotion(href.substr(1), index);
}

BodyWalker::Index BodyWalker::leaf(Index index, InlineBuilder& text, bool blocks) {
  const Node& node = nodes_[index];
  switch (node.tag) {
    case Tag::br:
      if (blocks && &text == &blocks_.text()) {
        blocks_.line_break();
      } else if (!text.empty()) {
        text.add_break();
      }
      return node.end;
    case Tag::img:
      picture(node, text);
      return node.end;
    case Tag::ruby:
      ruby(index, text);
      return node.end;
    case Tag::iframe:
    case Tag::video:
    case Tag::audio:
    case Tag::embed:
    case Tag::object:
      embed(index, blocks);
      // More than a fallback for old browsers: its end tag is missing.
      return text_below(document_, node, longest_fallback).size() > longest_fallback ? index
                                                                                     : node.end;
    case Tag::noscript:
      return noscript(index) ? node.end : index;
    case Tag::meta:
      if (document_.attribute(node, "itemprop") == "author")
        (void)add_author(document_.attribute(node, "content"));
      return node.end;
    case Tag::time:
      return time(index) ? node.end : index;
    default:
      return index;
  }
}

BodyWalker::Index BodyWalker::whole_block(Index index) {
  const Node& node = nodes_[index];
  if (skipping_) return index;
  switch (node.tag) {
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
      heading(index);
      return node.end;
    case Tag::hr:
      blocks_.add({.as = Rule{}});
      return node.end;
    case Tag::pre:
      add_styled(index, [&] {
        blocks_.add({.as = Code{code_text(index)}, .direction = style_.direction});
      });
      return node.end;
    case Tag::table:
      if (is_layout_table(document_, node)) return index;
      add_styled(index, [&] { add_table(table(index)); });
      return node.end;
    case Tag::address:
      return blocks_.before_text() && add_author(text_below(document_, node, longest_author))
                 ? node.end
                 : index;
    default:
      return caption(index) ? node.end : index;
  }
}

void BodyWalker::open_block(Open& open, const Node& node) {
  if (skipping_) return;
  if (open_note(open.node)) {
    open.container = true;
    return;
  }
  switch (node.tag) {
    case Tag::blockquote:
      open.container = blocks_.open_quote();
      return;
    case Tag::ul:
    case Tag::menu:
      open.container = blocks_.open_list(false, 1);
      return;
    case Tag::ol:
      open.container =
          blocks_.open_list(true, number_of(document_.attribute(node, "start"), 1, 0, 1000000));
      return;
    case Tag::li:
      open.container = blocks_.open_item();
      return;
    case Tag::dl:
      open.container = blocks_.open_definitions();
      return;
    case Tag::dt:
    case Tag::dd:
      open.container = blocks_.open_entry(node.tag == Tag::dt);
      return;
    default:
      return;
  }
}

bool BodyWalker::open_note(Index index) {
  const auto note = links_.notes.find(index);
  if (note == links_.notes.end() || index < note_end_) return false;
  if (!blocks_.open_note(name_of(index), note->second)) return false;
  note_end_ = nodes_[index].end;
  return true;
}

void BodyWalker::place(Index index) {
  if (skipping_ || !links_.places.contains(index)) return;
  std::string name = name_of(index);
  if (links_.notes.contains(index) && index >= note_end_) return;  // the note has that name
  std::string known = blocks_.mark(name);
  places_.emplace(std::move(name), std::move(known));
}

void BodyWalker::follow_links() {
  if (links_.targets.empty()) return;
  for_each_inlines(body_.blocks, [&](Inlines& inlines) {
    for (Span& span : inlines)
      if (const auto known = places_.find(span.target); known != places_.end())
        span.target = known->second;
  });
}

bool BodyWalker::time(Index index) {
  if (!blocks_.before_text() || !body_.published.empty()) return false;
  const Node& node = nodes_[index];
  const std::string text = text_below(document_, node, 80);
  for (const std::string_view name : {"datetime", "pudate"})
    if (body_.published.empty()) body_.published = parse_date(document_.attribute(node, name));
  if (body_.published.empty()) body_.published = parse_date(text);
  return !body_.published.empty() || is_relative_time(text);
}

bool BodyWalker::add_author(std::string_view text) {
  std::string author = clean_line(text);
  if (author.size() > longest_author) return false;
  if (!author.empty()) body_.authors.push_back(std::move(author));
  return true;
}

void BodyWalker::note_furniture(const Node& node) {
  if (!text_below(document_, node, 1).empty()) ++furniture_;
}

void BodyWalker::report() {
  if (furniture_ > 0)
    notices_.push_back({Notice::Kind::furniture_removed, "",
                        fmt::format("{} elements of the site's own", furniture_)});
  if (const std::size_t count = blocks_.text().invisible(); count > 0)
    notices_.push_back({Notice::Kind::control_characters, "",
                        fmt::format("{} invisible characters removed", count)});
}

Body build_body(const HtmlDocument& document, const BodyOptions& options, Notices& notices) {
  return BodyWalker(document, options, notices).run();
}

}  // namespace lectern
