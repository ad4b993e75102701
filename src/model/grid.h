// A table's spans made to fit: no two cells overlap, none reaches out of the table.
#pragma once

#include <vector>

#include "lectern/article.h"

namespace lectern {

struct GridCell {
  const Cell* cell = nullptr;
  int column = 0;             // where it begins
  int columns = 1, rows = 1;  // what it spans after fitting
};
using GridRow = std::vector<GridCell>;

struct Grid {
  int width = 0;
  std::vector<GridRow> rows;  // none is empty
};

// Columns and rows in which no cell begins are taken out, so that a span of a thousand shrinks to
// what it really covers. The cells belong to `table`.
Grid fit(const Table& table);

}  // namespace lectern
