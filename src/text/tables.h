// Tables as they are read out: row by row, each cell with its column's header.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lectern/article.h"

namespace lectern {

struct ReadCell {
  const Cell* cell;
  std::uint32_t at;   // where its text begins in plain_text() of the table's block
  std::string label;  // the headers of its column; empty: it has none, or is one
  bool ends_row;
};

struct ReadTable {
  std::vector<ReadCell> cells;
  bool is_grid = false;  // has two rows and two columns at least
};

// A row of headers alone labels the cells below it, together with such rows directly above it,
// until the next. What spans the table labels nothing; nor do headers that are long, for each would
// be said as often as there are rows. Linear in the cells: so is what is said.
ReadTable read_by_row(const Table& table);

}  // namespace lectern
