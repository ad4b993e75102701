#include "read/body/body_walker.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/body/links.h"
#include "read/markup/elements.h"
#include "read/metadata/dates.h"

namespace lectern {
namespace {

void add_caption(Table& table, Inlines text) {
  if (!table.caption.empty() && !text.empty()) table.caption.back().text += '\n';
  std::ranges::move(text, std::back_inserter(table.caption));
}

}  // namespace

Inlines BodyWalker::running_text(Index index) {
  InlineBuilder text;
  walk(index, text, false);
  return text.take();
}

void BodyWalker::heading(Index index) {
  const int level = static_cast<int>(nodes_[index].tag) - static_cast<int>(Tag::h1) + 1;
  Inlines text = running_text(index);
  for (Span& span : text) {
    std::ranges::replace(span.text, '\n', ' ');
    span.styles &= static_cast<std::uint8_t>(~Span::strong);  // a heading is bold by itself
  }
  blocks_.add({.as = Heading{std::max(level, 2), std::move(text)}});
  add_waiting();
}

bool BodyWalker::is_all_dropped(Index index) const {
  bool some = false;
  for (Index i = index + 1; i < nodes_[index].end; ++i) {
    if (nodes_[i].tag != Tag::text || trim(document_.text(nodes_[i])).empty()) continue;
    if (!is_dropped(i)) return false;
    some = true;
  }
  return some;
}

std::string BodyWalker::code_text(Index index) const {
  std::string text;
  if (is_all_dropped(index)) return text;  // code is kept or left out as a whole
  for (Index i = index + 1; i < nodes_[index].end; ++i) {
    if (nodes_[i].tag == Tag::text) {
      text += document_.text(nodes_[i]);
    } else if (nodes_[i].tag == Tag::br ||
               (is_block_element(nodes_[i].tag) && !text.empty() && !text.ends_with('\n'))) {
      text += '\n';
    }
  }
  std::string clean;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode(text, at);
    if (c == '\r' || is_invisible(c)) continue;
    append_utf8(clean, c == 0xA0 || c == 0x85 ? U' ' : c);
  }
  clean.erase(clean.find_last_not_of(" \t\n") + 1);
  clean.erase(0, clean.find_first_not_of('\n'));
  return clean;
}

void BodyWalker::add_table(Table table) {
  if (table.rows.empty()) {
    blocks_.add({.as = Paragraph{std::move(table.caption)}});
  } else {
    blocks_.add({.as = std::move(table)});
  }
  add_waiting();
}

Inlines BodyWalker::loose_text(const Node& node) {
  InlineBuilder text;
  add_text(node, text);
  return text.take();
}

Table BodyWalker::table(Index index) {
  Table table;
  for (Index i = index + 1; i < nodes_[index].end;) {
    const Node& node = nodes_[i];
    switch (node.tag) {
      case Tag::caption:
        add_caption(table, running_text(i));
        i = node.end;
        break;
      case Tag::text:  // a browser shows it above the table
        if (!is_dropped(i)) add_caption(table, loose_text(node));
        ++i;
        break;
      case Tag::tr:
        table.rows.emplace_back();
        ++i;
        break;
      case Tag::td:
      case Tag::th:
        if (table.rows.empty()) table.rows.emplace_back();
        table.rows.back().push_back({running_text(i), node.tag == Tag::th,
                                     number_of(document_.attribute(node, "colspan"), 1, 1, 1000),
                                     number_of(document_.attribute(node, "rowspan"), 1, 1, 1000)});
        i = node.end;
        break;
      default:
        ++i;
    }
  }
  std::erase_if(table.rows, [](const std::vector<Cell>& row) { return row.empty(); });
  const bool blank = std::ranges::all_of(table.rows, [](const std::vector<Cell>& row) {
    return std::ranges::all_of(row, [](const Cell& cell) { return is_blank(cell.text); });
  });
  if (blank && is_blank(table.caption)) table.rows.clear();
  return table;
}

}  // namespace lectern
