#include "read/metadata/writing_mode.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"

namespace lectern {
namespace {

constexpr std::string_view property = "writing-mode";

// What follows the property's name: ":vertical-rl", also in the words of older browsers.
bool is_vertical(std::string_view behind) {
  behind = trim(behind);
  if (!behind.starts_with(':')) return false;
  behind = trim(behind.substr(1));
  return behind.starts_with("vertical-rl") || behind.starts_with("tb-rl");
}

bool says_vertical(std::string_view style) {
  for (std::size_t at = style.find(property); at != style.npos; at = style.find(property, at + 1))
    if (is_vertical(style.substr(at + property.size(), 40))) return true;
  return false;
}

// https://ebpaj.jp/counsel/guide: "vrtl" is the class of the root of a vertical text.
bool is_vertical_class(std::string_view classes) {
  while (!classes.empty()) {
    const std::size_t end = std::min(classes.find_first_of(" \t\r\n"), classes.size());
    const std::string_view name = classes.substr(0, end);
    if (name == "vrtl" || name == "tategaki" || name == "vertical-rl") return true;
    classes.remove_prefix(std::min(end + 1, classes.size()));
  }
  return false;
}

bool is_whole(std::string_view selector) {
  for (const std::string_view whole :
       {"html", "body", ":root", "main", "article", ".vrtl", "html.vrtl", "body.vrtl"})
    if (selector == whole) return true;
  return false;
}

// The selectors of the rule that a declaration stands in.
std::string_view selectors_of(std::string_view sheet_before) {
  const std::size_t open = sheet_before.rfind('{');
  if (open == sheet_before.npos) return {};
  const std::string_view before = sheet_before.substr(0, open);
  const std::size_t last = before.find_last_of("{}>;/");
  return before.substr(last == before.npos ? 0 : last + 1);
}

bool is_rule_of_whole(std::string_view selectors) {
  while (!selectors.empty()) {
    const std::size_t end = std::min(selectors.find(','), selectors.size());
    if (is_whole(trim(selectors.substr(0, end)))) return true;
    selectors.remove_prefix(std::min(end + 1, selectors.size()));
  }
  return false;
}

bool sheets_say_vertical(std::string_view source) {
  constexpr std::size_t farthest = 4000;  // bytes from a rule's beginning to a declaration in it
  constexpr int most = 200;               // declarations looked at
  int seen = 0;
  for (std::size_t at = source.find(property); at != source.npos && seen < most;
       at = source.find(property, at + 1), ++seen) {
    if (!is_vertical(source.substr(at + property.size(), 40))) continue;
    const std::size_t begin = at - std::min(at, farthest);
    if (is_rule_of_whole(selectors_of(source.substr(begin, at - begin)))) return true;
  }
  return false;
}

}  // namespace

std::string find_writing_mode(const HtmlDocument& document, std::string_view source) {
  const std::string vertical = "vertical-rl";
  for (const HtmlDocument::Node& node : document.nodes()) {
    const bool whole = node.tag == Tag::html || node.tag == Tag::body || node.tag == Tag::main ||
                       node.tag == Tag::article;
    if (whole && node.count > 0 &&
        (says_vertical(document.attribute(node, "style")) ||
         is_vertical_class(document.attribute(node, "class"))))
      return vertical;
  }
  return sheets_say_vertical(source) ? vertical : std::string();
}

}  // namespace lectern
