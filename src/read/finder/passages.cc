#include "read/finder/passages.h"

#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/markup/elements.h"

namespace lectern {
namespace {

using Node = HtmlDocument::Node;
using Index = std::uint32_t;

enum class Kind : char { letter, space, digit, capital, mark, other, lead2, lead3, lead4, inner };

constexpr std::array<Kind, 256> kinds = [] {
  std::array<Kind, 256> table{};
  for (std::size_t byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    if (byte >= 0xF0) {
      table[byte] = Kind::lead4;
    } else if (byte >= 0xE0) {
      table[byte] = Kind::lead3;
    } else if (byte >= 0xC0) {
      table[byte] = Kind::lead2;
    } else if (byte >= 0x80) {
      table[byte] = Kind::inner;
    } else if (c >= 'a' && c <= 'z') {
      table[byte] = Kind::letter;
    } else if (c >= 'A' && c <= 'Z') {
      table[byte] = Kind::capital;
    } else if (c >= '0' && c <= '9') {
      table[byte] = Kind::digit;
    } else if (byte <= ' ' || byte == 0x7F) {
      table[byte] = Kind::space;
    } else {
      table[byte] =
          c == '.' || c == ',' || c == ';' || c == '!' || c == '?' ? Kind::mark : Kind::other;
    }
  }
  return table;
}();

// 。、，；！？．: the marks of Chinese and Japanese sentences.
bool is_wide_mark(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size()) return false;
  const auto second = static_cast<unsigned char>(text[at + 1]);
  const auto third = static_cast<unsigned char>(text[at + 2]);
  if (text[at] == '\xE3') return second == 0x80 && (third == 0x81 || third == 0x82);
  if (text[at] != '\xEF' || second != 0xBC) return false;
  return third == 0x81 || third == 0x8C || third == 0x8E || third == 0x9B || third == 0x9F;
}

bool is_wide_space(std::string_view text, std::size_t at) {
  return text.substr(at).starts_with("\xE3\x80\x80");
}

// White space counts for one letter between others; the first and last of it are not looked for.
TextCount count_text(std::string_view text) {
  TextCount count;
  bool space = true;
  std::size_t length = 0, marks = 0, digits = 0, capitals = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    switch (kinds[byte]) {
      case Kind::space:
        length += !space;
        space = true;
        continue;
      case Kind::inner:
        continue;
      case Kind::lead2:
        if (text.substr(at).starts_with("\xC2\xA0")) {
          length += !space;
          space = true;
          continue;
        }
        ++length;
        break;
      case Kind::lead3:
        if (is_wide_space(text, at)) {
          space = true;
          continue;
        }
        length += byte < 0xE3 ? 1 : 3;  // E3-EF: kana, Han, hangul
        marks += is_wide_mark(text, at);
        break;
      case Kind::lead4:
        length += 3;
        break;
      case Kind::digit:
        ++digits, ++length;
        break;
      case Kind::capital:
        ++capitals, ++length;
        break;
      case Kind::mark:
        ++marks, ++length;
        break;
      default:
        ++length;
    }
    space = false;
  }
  count.length = static_cast<float>(length);
  count.marks = static_cast<float>(marks);
  count.digits = static_cast<float>(digits);
  count.capitals = static_cast<float>(capitals);
  return count;
}

bool ends_sentence(std::string_view text) {
  text = trim(text);
  while (text.ends_with("”") || text.ends_with("’") || text.ends_with("」") || text.ends_with("）"))
    text.remove_suffix(3);
  while (text.ends_with('"') || text.ends_with('\'') || text.ends_with(')')) text.remove_suffix(1);
  for (const std::string_view mark : {".", "!", "?", "…", "。", "！", "？", "؟", "।", "»"})
    if (text.ends_with(mark)) return true;
  return false;
}

void add(TextCount& to, const TextCount& more) {
  to.length += more.length;
  to.link_length += more.link_length;
  to.marks += more.marks;
  to.digits += more.digits;
  to.capitals += more.capitals;
  to.passages += more.passages;
  to.long_passages += more.long_passages;
}

std::uint32_t mark_of_tag(Tag tag) {
  switch (tag) {
    case Tag::article:
      return mark_article;
    case Tag::main:
      return mark_main;
    case Tag::aside:
      return mark_aside;
    case Tag::nav:
    case Tag::menu:
      return mark_nav;
    case Tag::header:
      return mark_header;
    case Tag::footer:
      return mark_footer;
    case Tag::figure:
    case Tag::figcaption:
      return mark_media;
    case Tag::ul:
    case Tag::ol:
    case Tag::dl:
      return mark_listing;
    case Tag::table:
      return mark_table;
    case Tag::form:
    case Tag::fieldset:
    case Tag::label:
    case Tag::button:
      return mark_form;
    case Tag::blockquote:
      return mark_quote;
    default:
      return 0;
  }
}

// https://www.w3.org/TR/wai-aria-1.2/#landmark_roles
std::uint32_t mark_of_role(std::string_view role) {
  if (role == "navigation" || role == "menu" || role == "menubar" || role == "tablist")
    return mark_nav;
  if (role == "banner") return mark_header;
  if (role == "contentinfo") return mark_footer;
  if (role == "complementary" || role == "note") return mark_aside;
  if (role == "dialog" || role == "alertdialog" || role == "alert") return mark_dialog;
  if (role == "main") return mark_main;
  if (role == "article") return mark_article;
  if (role == "search" || role == "form") return mark_form;
  return 0;
}

struct Looks {
  std::uint32_t hints = 0;
  bool hidden = false;
};

Looks looks_of(const HtmlDocument& document, const Node& node) {
  Looks looks{mark_of_tag(node.tag), false};
  for (std::uint32_t i = 0; i < node.count; ++i) {
    const auto [name, value] = document.attribute_at(node, i);
    if (name == "class" || name == "id") {
      // What the whole page is called says nothing of its parts.
      if (node.tag != Tag::body && node.tag != Tag::html) looks.hints |= class_hints(value);
    } else if (name == "role") {
      looks.hints |= mark_of_role(value);
    } else if (name == "itemprop") {
      if (value == "articleBody" || value == "text" || value == "reviewBody")
        looks.hints |= mark_body;
    } else if (name == "aria-modal") {
      looks.hints |= mark_dialog;
    } else if (name == "hidden" || name == "style") {
      looks.hidden = looks.hidden || is_invisible(document, node);
    }
  }
  switch (node.tag) {
    case Tag::head:
    case Tag::title:
    case Tag::select:
    case Tag::option:
    case Tag::textarea:
    case Tag::noscript:
    case Tag::iframe:
    case Tag::video:
    case Tag::audio:
    case Tag::object:
    case Tag::rt:
    case Tag::rp:
      looks.hidden = true;
      break;
    default:
      break;
  }
  return looks;
}

class Mapper {
 public:
  Mapper(const HtmlDocument& document, bool with_hidden)
      : document_(document), nodes_(document.nodes()), with_hidden_(with_hidden) {
    const std::size_t size = nodes_.size();
    map_.counts.resize(size);
    map_.hints.resize(size);
    map_.blocks.resize(size);
    map_.hidden.resize(size);
    links_.resize(size);
  }

  PageMap run() {
    for (Index i = 0; i < nodes_.size();) i = visit(i);
    finish_passage();
    for (Index i = static_cast<Index>(nodes_.size()); i-- > 1;)
      add(map_.counts[nodes_[i].parent], map_.counts[i]);
    return std::move(map_);
  }

 private:
  Index visit(Index i) {
    const Node& node = nodes_[i];
    const Index parent = node.parent;
    map_.hidden[i] = map_.hidden[parent];
    links_[i] = links_[parent];
    if (node.tag == Tag::text) {
      map_.blocks[i] = map_.blocks[parent];
      if (!map_.hidden[i] || with_hidden_) add_text(i);
      return i + 1;
    }
    const Looks looks = looks_of(document_, node);
    map_.hints[i] = looks.hints;
    if (looks.hidden) map_.hidden[i] = true;
    if (node.tag == Tag::a && document_.has_attribute(node, "href")) links_[i] = true;
    const bool block = is_block_element(node.tag) || i == 0;
    map_.blocks[i] = block ? i : map_.blocks[parent];
    if (block || (node.tag == Tag::br && after_break_)) finish_passage();
    if (node.tag == Tag::br) after_break_ = true;
    return i + 1;
  }

  void add_text(Index i) {
    TextCount count = count_text(document_.text(nodes_[i]));
    if (count.length == 0) return;
    if (links_[i]) count.link_length = count.length;
    if (map_.blocks[i] != passage_.container) finish_passage();
    if (passage_.count.length == 0) {
      passage_.first = i;
      passage_.container = map_.blocks[i];
    }
    passage_.end = i + 1;
    add(passage_.count, count);
    map_.counts[i] = count;
    after_break_ = false;
  }

  void finish_passage() {
    after_break_ = false;
    if (passage_.count.length > 0) {
      passage_.ends_sentence = ends_sentence(document_.text(nodes_[passage_.end - 1]));
      passage_.count.passages = 1;
      passage_.count.long_passages = is_long(passage_.count) ? 1 : 0;
      map_.counts[passage_.first].passages = 1;
      map_.counts[passage_.first].long_passages = passage_.count.long_passages;
      map_.passages.push_back(passage_);
    }
    passage_ = {};
  }

  const HtmlDocument& document_;
  const std::vector<Node>& nodes_;
  const bool with_hidden_;
  PageMap map_;
  std::vector<bool> links_;  // by node: it is inside a link
  Passage passage_{};
  bool after_break_ = false;
};

}  // namespace

bool is_long(const TextCount& count) {
  return count.length >= 80 && count.link_length < count.length * 0.4F;
}

std::string text_of(const HtmlDocument& document, const Passage& passage, std::size_t limit) {
  std::string text;
  for (std::uint32_t i = passage.first; i < passage.end && text.size() < limit; ++i)
    if (document.nodes()[i].tag == Tag::text) text += document.text(document.nodes()[i]);
  return text;
}

Index wider_block(const HtmlDocument& document, const PageMap& map, Index index) {
  const float length = map.counts[index].length;
  while (index != 0 && map.counts[index].length <= length)
    index = map.blocks[document.nodes()[index].parent];
  return index;
}

PageMap map_page(const HtmlDocument& document, bool with_hidden) {
  return Mapper(document, with_hidden).run();
}

}  // namespace lectern
