#include "model/grid.h"

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

// Every cell where it lies when spans are taken at their word.
std::vector<GridRow> place_all(const Table& table) {
  std::vector<GridRow> rows;
  Taken taken;
  auto rows_left = static_cast<int>(table.rows.size());
  for (const std::vector<Cell>& cells : table.rows) {
    rows.push_back(place(cells, rows_left--, taken));
    pass_row(taken);
  }
  return rows;
}

// For every place, and the end, how many of those before it are kept.
using Kept = std::vector<int>;

Kept count_kept(const std::vector<bool>& keep) {
  Kept kept = {0};
  for (const bool it : keep) kept.push_back(kept.back() + (it ? 1 : 0));
  return kept;
}

int kept_between(const Kept& kept, int begin, int end) {
  const auto last = static_cast<std::ptrdiff_t>(kept.size()) - 1;
  return kept[static_cast<std::size_t>(std::min<std::ptrdiff_t>(end, last))] -
         kept[static_cast<std::size_t>(begin)];
}

Kept columns_with_cells(const std::vector<GridRow>& rows) {
  std::vector<bool> begins;
  for (const GridRow& row : rows) {
    for (const GridCell& cell : row) {
      const auto column = static_cast<std::size_t>(cell.column);
      if (begins.size() <= column) begins.resize(column + 1, false);
      begins[column] = true;
    }
  }
  return count_kept(begins);
}

Kept rows_with_cells(const std::vector<GridRow>& rows) {
  std::vector<bool> begins;
  for (const GridRow& row : rows) begins.push_back(!row.empty());
  return count_kept(begins);
}

}  // namespace

Grid fit(const Table& table) {
  Grid grid;
  std::vector<GridRow> rows = place_all(table);
  const Kept kept_columns = columns_with_cells(rows), kept_rows = rows_with_cells(rows);
  grid.width = kept_columns.back();
  for (int at = 0; at < static_cast<int>(rows.size()); ++at) {
    GridRow& row = rows[static_cast<std::size_t>(at)];
    for (GridCell& cell : row) {
      const int end = cell.column + cell.columns;
      cell.rows = kept_between(kept_rows, at, at + cell.rows);
      cell.columns = kept_between(kept_columns, cell.column, end);
      cell.column = kept_between(kept_columns, 0, cell.column);
    }
    if (!row.empty()) grid.rows.push_back(std::move(row));
  }
  return grid;
}

}  // namespace lectern
