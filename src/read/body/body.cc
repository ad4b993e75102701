#include "read/body/body_walker.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/body/links.h"
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
    case Tag::dt:
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
      pictures_(document, options.base_url, options.companions) {
  for (Index i = 0; i < nodes_.size(); ++i) {
    has_math_ = has_math_ || nodes_[i].tag == Tag::math;
    if (const auto id = document.attribute(nodes_[i], "id"); id.starts_with("end-of-"))
      promotion_ends_[id] = i;
  }
}

Body BodyWalker::run() {
  walk(0, blocks_.text(), true);
  body_.blocks = blocks_.finish();
  body_.resources = pictures_.take();
  report();
  return std::move(body_);
}

void BodyWalker::walk(Index root, InlineBuilder& text, bool blocks) {
  std::vector<Open> open;
  const TextStyle outside = style_;
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
  if (is_dropped(open.node)) return node.end;
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
    if (const Index next = whole_block(open.node); next != open.node) return next;
    open_block(open, node);
  } else if (is_block_element(node.tag) && !text.empty()) {
    text.add_break();
  }
  open_style(open, node);
  if (node.tag == Tag::q) quotation_mark(open.node, text, true);
  return open.node + 1;
}

void BodyWalker::leave(const Open& open, InlineBuilder& text, bool blocks) {
  const Tag tag = nodes_[open.node].tag;
  if (tag == Tag::q) quotation_mark(open.node, text, false);
  change_style(style_, tag, -1);
  if (open.link) style_.href = open.saved;
  if (open.language) style_.language = open.saved;
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
  change_style(style_, node.tag, 1);
  if (node.tag == Tag::a) {
    const std::string_view href = document_.attribute(node, "href");
    if (href.starts_with("#end-of-")) skip_promotion(href.substr(1), open.node);
    open.link = true;
    open.saved = std::exchange(style_.href, resolve_link(href, base_));
    return;
  }
  // What the whole page says is the article's language, not a span's.
  if (node.count == 0 || node.tag == Tag::html || node.tag == Tag::body) return;
  std::string language = language_tag(document_.attribute(node, "lang"));
  if (language.empty()) language = language_tag(document_.attribute(node, "xml:lang"));
  if (language.empty()) return;
  open.language = true;
  open.saved = std::exchange(style_.language, std::move(language));
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
      blocks_.add({.as = Code{code_text(index)}});
      return node.end;
    case Tag::table:
      if (is_layout_table(document_, node)) return index;
      blocks_.end_paragraph();
      add_table(table(index));
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
    default:
      if (is_block_element(node.tag)) blocks_.end_paragraph();
  }
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
