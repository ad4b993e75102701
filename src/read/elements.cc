#include "read/elements.h"

#include <algorithm>

#include "base/utf8.h"

namespace lectern {
namespace {

using Node = HtmlDocument::Node;

// Class names as the sites of the archive and their content systems use them.
constexpr std::string_view advertisement_classes[] = {
    "m-block-ad", "m-interstitial__ad", "mpu-ad", "o-ads", "dfp-", "adslot", "bbccom_",
    "advert",     "adsbygoogle",
};
constexpr std::string_view screen_aid_classes[] = {
    "screen-reader",  "sharing-screen-reader",
    "sr-only",        "visually-hidden",
    "visuallyhidden", "off-screen",
    "offscreen",      "skip-link",
};
constexpr std::string_view credit_classes[] = {
    "story-image-copyright",
    "m-figure__caption__credits",
};
constexpr std::size_t longest_label = 36;    // bytes: a dozen Han characters
constexpr std::size_t longest_credit = 120;  // bytes

template <std::size_t n>
bool has_any_class(const HtmlDocument& document, const Node& node,
                   const std::string_view (&prefixes)[n]) {
  return std::ranges::any_of(
      prefixes, [&](std::string_view prefix) { return has_class(document, node, prefix); });
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
  const auto index = static_cast<std::size_t>(&node - document.nodes().data());
  for (std::size_t i = index; i < node.end && text.size() <= limit; ++i) {
    const Node& at = document.nodes()[i];
    if (at.tag == Tag::text) {
      text += document.text(at).substr(0, limit + 1);
    } else if (is_block_element(at.tag) || at.tag == Tag::br) {
      text += ' ';
    }
  }
  return clean_line(text);
}

bool has_class(const HtmlDocument& document, const Node& node, std::string_view prefix) {
  std::string_view classes = document.attribute(node, "class");
  while (!classes.empty()) {
    const std::size_t begin = std::min(classes.find_first_not_of(" \t\n"), classes.size());
    classes.remove_prefix(begin);
    if (classes.starts_with(prefix)) return true;
    classes.remove_prefix(std::min(classes.find_first_of(" \t\n"), classes.size()));
  }
  return false;
}

Hidden hidden(const HtmlDocument& document, const Node& node) {
  switch (node.tag) {
    case Tag::head:
    case Tag::title:
    case Tag::input:
    case Tag::select:
    case Tag::option:
    case Tag::textarea:
      return Hidden::control;
    case Tag::button:
      return holds_picture(document, node) ? Hidden::no : Hidden::control;
    default:
      break;
  }
  if (node.count == 0) return Hidden::no;
  if (document.has_attribute(node, "data-selfpromo-newsletter") ||
      document.has_attribute(node, "data-selfpromo-app"))
    return Hidden::promotion;
  const std::string_view style = document.attribute(node, "style");
  if (document.has_attribute(node, "hidden") || style.find("display:none") != style.npos ||
      style.find("display: none") != style.npos)
    return Hidden::invisible;
  if (document.attribute(node, "class").empty()) return Hidden::no;
  if (has_any_class(document, node, advertisement_classes) &&
      is_short(document, node, longest_label))
    return Hidden::advertisement;
  if (has_any_class(document, node, screen_aid_classes) && is_short(document, node, longest_credit))
    return Hidden::screen_aid;
  if (has_any_class(document, node, credit_classes) && is_short(document, node, longest_credit))
    return Hidden::credit;
  return Hidden::no;
}

bool is_layout_table(const HtmlDocument& document, const Node& table) {
  const auto index = static_cast<std::size_t>(&table - document.nodes().data());
  std::size_t cells = 0, widest = 0;
  for (std::size_t i = index + 1; i < table.end; ++i) {
    switch (document.nodes()[i].tag) {
      case Tag::table:
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
