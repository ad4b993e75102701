#include "text/tables.h"

#include <algorithm>

#include "base/utf8.h"
#include "model/grid.h"

namespace lectern {
namespace {

constexpr std::size_t longest_label = 80;  // characters

// For each column what its headers say.
using Labels = std::vector<std::string>;

bool spans_all(const GridCell& cell, int width) {
  return cell.columns >= width;
}

bool is_header_row(const GridRow& row, int width) {
  return std::ranges::all_of(
      row, [&](const GridCell& it) { return it.cell->header && !spans_all(it, width); });
}

// Requires: is_header_row().
void add_labels(const GridRow& row, Labels& labels) {
  for (const GridCell& it : row) {
    const std::string text = clean_line(plain_text(it.cell->text));
    if (text.empty() || count_characters(text) > longest_label) continue;
    for (int column = it.column; column < it.column + it.columns; ++column) {
      std::string& label = labels[static_cast<std::size_t>(column)];
      const std::string both = label.empty() ? text : label + ", " + text;
      label = count_characters(both) > longest_label ? text : both;
    }
  }
}

// Goes along plain_text(), where a cell is a line.
class Position {
 public:
  explicit Position(const Inlines& caption) : size_(plain_text(caption).size()) {}

  std::uint32_t pass(const Inlines& text) {
    if (size_ > 0) ++size_;
    const std::size_t at = size_;
    for (const Span& span : text) size_ += span.text.size();
    return static_cast<std::uint32_t>(at);
  }

 private:
  std::size_t size_;
};

}  // namespace

ReadTable read_by_row(const Table& table) {
  const Grid grid = fit(table);
  ReadTable read;
  read.is_grid = grid.width > 1 && grid.rows.size() > 1;
  Labels labels(static_cast<std::size_t>(grid.width));
  Position position(table.caption);
  bool below_headers = false;
  for (const GridRow& row : grid.rows) {
    const bool headers = is_header_row(row, grid.width);
    if (headers && !below_headers) std::ranges::fill(labels, std::string());
    for (const GridCell& it : row) {
      const bool labelled = !headers && !spans_all(it, grid.width);
      read.cells.push_back({it.cell, position.pass(it.cell->text),
                            labelled ? labels[static_cast<std::size_t>(it.column)] : std::string(),
                            &it == &row.back()});
    }
    if (headers) add_labels(row, labels);
    below_headers = headers;
  }
  return read;
}

}  // namespace lectern
