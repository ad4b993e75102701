#include "write/grid.h"

#include <algorithm>
#include <utility>

namespace lectern {
namespace {

constexpr int widest = 1000;  // spans make a table no wider than this

// How many more rows each column is taken by cells from above. Between rows it ends with a taken
// column.
using Taken = std::vector<int>;

int taken_at(const Taken& taken, int column) {
  const auto at = static_cast<std::size_t>(column);
  return at < taken.size() ? taken[at] : 0;
}

// The columns free from `column` on, at most `wanted` and at least one.
int free_columns(const Taken& taken, int column, int wanted) {
  const int most = std::min(wanted, widest - column);
  int free = 1;
  while (free < most && taken_at(taken, column + free) == 0) ++free;
  return free;
}

void take(Taken& taken, const GridCell& cell) {
  const auto end = static_cast<std::size_t>(cell.column + cell.columns);
  if (taken.size() < end) taken.resize(end, 0);
  std::fill(taken.begin() + cell.column, taken.begin() + static_cast<std::ptrdiff_t>(end),
            cell.rows);
}

void pass_row(Taken& taken) {
  for (int& rows : taken) rows = std::max(rows - 1, 0);
  while (!taken.empty() && taken.back() == 0) taken.pop_back();
}

GridRow place(const std::vector<Cell>& cells, int rows_left, Taken& taken) {
  GridRow row;
  int column = 0;
  for (const Cell& cell : cells) {
    while (taken_at(taken, column) > 0) ++column;
    row.push_back({&cell, column, free_columns(taken, column, cell.columns),
                   std::clamp(cell.rows, 1, rows_left)});
    take(taken, row.back());
    column += row.back().columns;
  }
  return row;
}

}  // namespace

Grid fit(const Table& table) {
  Grid grid;
  Taken taken;
  auto rows_left = static_cast<int>(table.rows.size());
  for (const std::vector<Cell>& cells : table.rows) {
    if (!cells.empty() || !taken.empty()) {
      grid.rows.push_back(place(cells, rows_left, taken));
      pass_row(taken);
    }
    --rows_left;
  }
  // A column in which no cell begins is no column: spans that make the table wider are cut.
  for (const GridRow& row : grid.rows)
    if (!row.empty()) grid.width = std::max(grid.width, row.back().column + 1);
  for (GridRow& row : grid.rows)
    for (GridCell& cell : row) cell.columns = std::min(cell.columns, grid.width - cell.column);
  return grid;
}

}  // namespace lectern
