#include "read/finder/choices.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/utf8.h"
#include "read/markup/elements.h"

namespace lectern {
namespace {

constexpr std::size_t longest_text = 240;  // bytes
constexpr std::size_t longest_label = 60;  // bytes
constexpr std::size_t widest_label = 36;   // columns of a terminal
constexpr std::size_t widest_text = 60;

// Names that stand for another element's tag.
constexpr std::array<std::string_view, 15> other_names = {
    "applet",  "dialog",   "dir",      "hgroup",    "image",  "legend", "listing", "marquee",
    "noembed", "noframes", "optgroup", "plaintext", "search", "strike", "xmp"};

std::string_view name_of(Tag tag) {
  if (tag == Tag::text) return "text";
  for (std::size_t i = 0; i < element_count; ++i) {
    const std::string_view name = element_name(static_cast<int>(i));
    const bool own = std::ranges::find(other_names, name) == other_names.end();
    if (own && tag != Tag::other && tag_of(name) == tag) return name;
  }
  return "element";
}

// Not more than about `limit` bytes of it, at the end of a character.
std::string_view beginning(std::string_view text, std::size_t limit) {
  std::size_t end = 0;
  while (end < text.size() && end < limit) decode(text, end);
  return text.substr(0, end);
}

// Columns on a terminal: Unicode Standard Annex 11, "wide" and "fullwidth" take two.
std::size_t columns_of(char32_t c) {
  const auto character = static_cast<UChar32>(c);
  const auto type = u_charType(character);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// Cut with an ellipsis to `columns`, and filled up with spaces to them when `fill`.
std::string in_columns(std::string_view text, std::size_t columns, bool fill) {
  std::string cell;
  std::size_t used = 0, cut_at = 0, used_at_cut = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const std::size_t wide = columns_of(decode(text, at));
    if (used + wide > columns) {
      cell.resize(cut_at);
      cell += "…";
      used = used_at_cut + 1;
      break;
    }
    cell += text.substr(from, at - from);
    used += wide;
    if (used < columns) {
      cut_at = cell.size();
      used_at_cut = used;
    }
  }
  if (fill) cell.append(columns - used, ' ');
  return cell;
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) columns += columns_of(decode(text, at));
  return columns;
}

}  // namespace

std::string element_label(const HtmlDocument& document, const HtmlDocument::Node& node) {
  std::string label(name_of(node.tag));
  if (const std::string id = clean_line(document.attribute(node, "id")); !id.empty())
    label += fmt::format("#{}", beginning(id, longest_label));
  const std::string classes =
      clean_line(beginning(document.attribute(node, "class"), longest_label));
  if (classes.empty()) return label;
  label += '.';
  for (const char c : classes) label += c == ' ' ? '.' : c;
  return label;
}

Choice choice_of(const HtmlDocument& document, std::size_t node, bool kept,
                 std::string_view reason) {
  const HtmlDocument::Node& it = document.nodes()[node];
  return {kept, std::string(reason), element_label(document, it),
          text_below(document, it, longest_text), node};
}

void order_choices(std::vector<Choice>& choices, std::size_t first) {
  const auto begin = choices.begin() + static_cast<std::ptrdiff_t>(first);
  std::stable_sort(begin, choices.end(),
                   [](const Choice& one, const Choice& other) { return one.place < other.place; });
}

std::string choice_table(const std::vector<Choice>& choices) {
  constexpr std::array<std::string_view, 4> heads = {"", "REASON", "ELEMENT", "TEXT"};
  std::size_t reasons = columns_of(heads[1]), elements = columns_of(heads[2]);
  for (const Choice& choice : choices) {
    reasons = std::max(reasons, columns_of(choice.reason));
    elements = std::max(elements, std::min(widest_label, columns_of(choice.element)));
  }
  std::string table;
  const auto add = [&](const std::array<std::string_view, 4>& row) {
    table +=
        fmt::format("{:7}  {}  {}  {}\n", row[0], in_columns(row[1], reasons, true),
                    in_columns(row[2], elements, true), in_columns(row[3], widest_text, false));
  };
  add(heads);
  for (const Choice& choice : choices)
    add({choice.kept ? "kept" : "dropped", choice.reason, choice.element, choice.text});
  return table;
}

}  // namespace lectern
