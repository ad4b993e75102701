#include "model/grid.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <set>
#include <utility>

#include "write/samples.h"

namespace lectern {
namespace {

using samples::cell;

// "a0+2x1": the cell a in column 0, two columns wide, one row high.
std::string dump(const Table& table) {
  std::string text;
  for (const GridRow& row : fit(table).rows) {
    for (const GridCell& it : row)
      text += fmt::format("{}{}+{}x{} ", plain_text(it.cell->text), it.column, it.columns, it.rows);
    text += "/ ";
  }
  return text;
}

TEST(Grid, LeavesAGoodTableAsItIs) {
  EXPECT_EQ(dump({{}, {{cell("a", true, 2), cell("b")}, {cell("c"), cell("d"), cell("e")}}}),
            "a0+2x1 b2+1x1 / c0+1x1 d1+1x1 e2+1x1 / ");
}

TEST(Grid, PlacesCellsBesideThoseFromAbove) {
  EXPECT_EQ(dump({{}, {{cell("a", false, 1, 2), cell("b")}, {cell("c")}}}),
            "a0+1x2 b1+1x1 / c1+1x1 / ");
}

TEST(Grid, CutsSpansThatReachOut) {
  EXPECT_EQ(dump({{}, {{cell("a", false, 1, 99), cell("b")}, {cell("c", false, 99)}}}),
            "a0+1x2 b1+1x1 / c1+1x1 / ");
}

TEST(Grid, CutsSpansThatWouldOverlap) {
  EXPECT_EQ(
      dump(
          {{}, {{cell("a"), cell("b", false, 1, 2), cell("x")}, {cell("c", false, 3), cell("d")}}}),
      "a0+1x1 b1+1x2 x2+1x1 / c0+1x1 d2+1x1 / ");
}

TEST(Grid, ShrinksSpansToTheColumnsThatBegin) {
  EXPECT_EQ(dump({{}, {{cell("a", false, 1000), cell("b")}}}), "a0+1x1 b1+1x1 / ");
}

TEST(Grid, TakesOutRowsWithoutCells) {
  EXPECT_EQ(dump({{}, {{}, {cell("a", false, 1, 3)}, {}, {cell("b")}, {}}}), "a0+1x2 / b1+1x1 / ");
  EXPECT_EQ(dump({}), "");
}

TEST(Grid, TakesNonsenseForOne) {
  EXPECT_EQ(dump({{}, {{cell("a", false, -5, 0), cell("b", false, 0, -1)}}}), "a0+1x1 b1+1x1 / ");
}

TEST(Grid, NeverLetsTwoCellsOverlap) {
  unsigned seed = 1;
  const auto next = [&](unsigned below) {
    return (seed = seed * 1103515245 + 12345) / 65536 % below;
  };
  for (int round = 0; round < 300; ++round) {
    Table table;
    table.rows.resize(next(6));
    for (auto& row : table.rows)
      for (unsigned i = next(6); i > 0; --i)
        row.push_back(cell("x", false, static_cast<int>(next(5)), static_cast<int>(next(5))));
    const Grid grid = fit(table);
    std::set<std::pair<int, int>> taken;
    for (int at = 0; at < static_cast<int>(grid.rows.size()); ++at) {
      for (const GridCell& it : grid.rows[static_cast<std::size_t>(at)]) {
        ASSERT_LE(it.column + it.columns, grid.width);
        ASSERT_LE(at + it.rows, static_cast<int>(grid.rows.size()));
        for (int y = 0; y < it.rows; ++y)
          for (int x = 0; x < it.columns; ++x)
            ASSERT_TRUE(taken.insert({at + y, it.column + x}).second) << "round " << round;
      }
    }
  }
}

}  // namespace
}  // namespace lectern
