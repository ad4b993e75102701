#include "read/markup/elements.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"

namespace lectern {
namespace {

using Node = HtmlDocument::Node;

// Class names that say what is no text of the article, or how such names begin.
struct ClassMeaning {
  std::string_view prefix;
  Hidden meaning;
};
constexpr ClassMeaning class_meanings[] = {
    {"adsbygoogle", Hidden::advertisement},    {"advert", Hidden::advertisement},
    {"screen-reader", Hidden::screen_aid},     {"sr-only", Hidden::screen_aid},
    {"visually-hidden", Hidden::screen_aid},   {"visuallyhidden", Hidden::screen_aid},
    {"off-screen", Hidden::screen_aid},        {"offscreen", Hidden::screen_aid},
    {"skip-link", Hidden::screen_aid},         {"MathJax_Preview", Hidden::screen_aid},
    {"story-image-copyright", Hidden::credit}, {"mw-editsection", Hidden::control},
};
// The parts of class names between hyphens and underscores: any of them, and the last.
constexpr std::string_view advertisement_words[] = {"ad",     "ads", "advert", "adslot",
                                                    "bbccom", "dfp", "mpu"};
constexpr std::string_view credit_words[] = {"credits"};
constexpr std::size_t longest_label = 36;    // bytes: a dozen Han characters
constexpr std::size_t longest_credit = 120;  // bytes
constexpr std::size_t longest_button = 200;  // bytes; what is longer lacks its end tag

// Takes the next class name off; empty when there is none left.
std::string_view take_class(std::string_view& classes) {
  const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  std::size_t begin = 0;
  while (begin < classes.size() && is_space(classes[begin])) ++begin;
  std::size_t end = begin;
  while (end < classes.size() && !is_space(classes[end])) ++end;
  const std::string_view name = classes.substr(begin, end - begin);
  classes.remove_prefix(end);
  return name;
}

Hidden by_words(std::string_view name) {
  std::string_view word;
  while (!name.empty()) {
    word = name.substr(0, name.find_first_of("-_"));
    if (std::ranges::find(advertisement_words, word) != std::end(advertisement_words))
      return Hidden::advertisement;
    name.remove_prefix(std::min(name.size(), word.size() + 1));
  }
  return std::ranges::find(credit_words, word) != std::end(credit_words) ? Hidden::credit
                                                                         : Hidden::no;
}

// What an element is by its class names alone.
Hidden by_class(std::string_view classes) {
  for (;;) {
    const std::string_view name = take_class(classes);
    if (name.empty()) return Hidden::no;
    for (const auto& [prefix, meaning] : class_meanings)
      if (name.starts_with(prefix)) return meaning;
    if (const Hidden meaning = by_words(name); meaning != Hidden::no) return meaning;
  }
}

// React's server sends what was late at the end of the page, hidden under such an id, for a script
// to put in place: https://react.dev/reference/react-dom/server, as its output has it.
bool is_late_content(const HtmlDocument& document, const Node& node) {
  const std::string_view id = document.attribute(node, "id");
  return id.size() > 2 && id.starts_with("S:") && is_ascii_hex_digit(id[2]);
}

// Hidden from the eyes only: formulas for screen readers (MediaWiki, KaTeX, MathJax).
bool is_for_hearing(const HtmlDocument& document, const Node& node) {
  const std::string_view classes = document.attribute(node, "class");
  return classes.find("mathml") != classes.npos || classes.find("MathML") != classes.npos;
}

// Hidden only until somebody asks for it: the answers of a page's questions.
bool is_folded(const HtmlDocument& document, const Node& node) {
  for (const std::string_view token : {"collapse", "accordion"})
    if (document.attribute(node, "class").find(token) != std::string_view::npos) return true;
  const std::string_view role = document.attribute(node, "role");
  return role == "region" || role == "tabpanel";
}

bool is_short(const HtmlDocument& document, const Node& node, std::size_t limit) {
  return text_below(document, node, limit + 1).size() <= limit;
}

bool holds_picture(const HtmlDocument& document, const Node& node) {
  const auto index = static_cast<std::size_t>(&node - document.nodes().data());
  for (std::size_t i = index + 1; i < node.end; ++i)
    if (document.nodes()[i].tag == Tag::img) return true;
  return false;
}

}  // namespace

std::string text_below(const HtmlDocument& document, const Node& node, std::size_t limit) {
  std::string text;
  bool space = false;
  const auto add = [&](std::string_view more) {
    for (std::size_t at = 0; at < more.size() && text.size() <= limit;) {
      const std::size_t start = at;
      const char32_t c = decode(more, at);
      if (is_invisible(c)) continue;
      const bool white = is_white_space(c);
      if (!white && space && !text.empty()) text += ' ';
      if (!white) text += more.substr(start, at - start);
      space = white;
    }
  };
  const auto index = static_cast<std::size_t>(&node - document.nodes().data());
  for (std::size_t i = index; i < node.end && text.size() <= limit; ++i) {
    const Node& at = document.nodes()[i];
    if (at.tag == Tag::text) {
      add(document.text(at));
    } else if (is_block_element(at.tag) || at.tag == Tag::br) {
      space = true;
    }
  }
  return text;
}

bool has_class(const HtmlDocument& document, const Node& node, std::string_view prefix) {
  std::string_view classes = document.attribute(node, "class");
  for (;;) {
    const std::string_view name = take_class(classes);
    if (name.empty()) return false;
    if (name.starts_with(prefix)) return true;
  }
}

bool is_invisible(const HtmlDocument& document, const Node& node) {
  const std::string_view style = document.attribute(node, "style");
  const bool hidden = document.has_attribute(node, "hidden") ||
                      style.find("display:none") != style.npos ||
                      style.find("display: none") != style.npos;
  return hidden && !is_late_content(document, node) && !is_folded(document, node) &&
         !is_for_hearing(document, node);
}

namespace {

// "¶" and its kin in a heading: a link to the heading itself.
bool is_anchor_sign(const HtmlDocument& document, const Node& link) {
  constexpr std::string_view signs[] = {"#", "¶", "§", "🔗", "⚓"};
  constexpr std::size_t longest = 4;  // bytes
  if (!document.attribute(link, "href").starts_with('#')) return false;
  const Node* above = &document.nodes()[link.parent];
  if (above->tag == Tag::span) above = &document.nodes()[above->parent];
  if (above->tag < Tag::h1 || above->tag > Tag::h6) return false;
  return std::ranges::find(signs, text_below(document, link, longest + 1)) != std::end(signs);
}

}  // namespace

Hidden hidden(const HtmlDocument& document, const Node& node) {
  switch (node.tag) {
    case Tag::a:
      if (is_anchor_sign(document, node)) return Hidden::control;
      break;
    case Tag::head:
    case Tag::title:
    case Tag::input:
    case Tag::select:
    case Tag::option:
    case Tag::textarea:
      return Hidden::control;
    case Tag::button:
      return holds_picture(document, node) || !is_short(document, node, longest_button)
                 ? Hidden::no
                 : Hidden::control;
    default:
      break;
  }
  if (node.count == 0) return Hidden::no;
  if (document.has_attribute(node, "data-selfpromo-newsletter") ||
      document.has_attribute(node, "data-selfpromo-app"))
    return Hidden::promotion;
  if (is_invisible(document, node)) return Hidden::invisible;
  const Hidden meaning = by_class(document.attribute(node, "class"));
  const std::size_t limit = meaning == Hidden::advertisement ? longest_label : longest_credit;
  return meaning != Hidden::no && is_short(document, node, limit) ? meaning : Hidden::no;
}

bool is_layout_table(const HtmlDocument& document, const Node& table) {
  const std::string_view role = document.attribute(table, "role");
  if (role == "presentation" || role == "none") return true;
  const auto index = static_cast<std::size_t>(&table - document.nodes().data());
  std::size_t cells = 0, widest = 0;
  for (std::size_t i = index + 1; i < table.end; ++i) {
    switch (document.nodes()[i].tag) {
      case Tag::table:
      case Tag::pre:  // lines of code would run together in a cell
        return true;
      case Tag::th:
        return false;
      case Tag::tr:
        cells = 0;
        break;
      case Tag::td:
        widest = std::max(widest, ++cells);
        break;
      default:
        break;
    }
  }
  return widest < 2;
}

bool is_block_element(Tag tag) {
  switch (tag) {
    case Tag::address:
    case Tag::article:
    case Tag::aside:
    case Tag::blockquote:
    case Tag::body:
    case Tag::caption:
    case Tag::center:
    case Tag::dd:
    case Tag::details:
    case Tag::div:
    case Tag::dl:
    case Tag::dt:
    case Tag::fieldset:
    case Tag::figcaption:
    case Tag::figure:
    case Tag::footer:
    case Tag::form:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::header:
    case Tag::hr:
    case Tag::html:
    case Tag::li:
    case Tag::main:
    case Tag::menu:
    case Tag::nav:
    case Tag::ol:
    case Tag::p:
    case Tag::pre:
    case Tag::section:
    case Tag::summary:
    case Tag::table:
    case Tag::tbody:
    case Tag::td:
    case Tag::tfoot:
    case Tag::th:
    case Tag::thead:
    case Tag::tr:
    case Tag::ul:
      return true;
    default:
      return false;
  }
}

}  // namespace lectern
