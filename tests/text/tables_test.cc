#include "text/tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

namespace lectern {
namespace {

using testing::ElementsAre;

Cell cell(const std::string& text, int columns = 1, int rows = 1) {
  return {{{.text = text}}, false, columns, rows};
}
Cell header(const std::string& text, int columns = 1, int rows = 1) {
  return {{{.text = text}}, true, columns, rows};
}

// "label: text", with "|" at the end of a row.
std::vector<std::string> read(const Table& table) {
  std::vector<std::string> cells;
  const std::string whole = plain_text(Block{.as = table});
  for (const ReadCell& it : read_by_row(table).cells) {
    const std::string text = plain_text(it.cell->text);
    EXPECT_EQ(whole.substr(it.at, text.size()), text);
    cells.push_back((it.label.empty() ? "" : it.label + ": ") + text + (it.ends_row ? "|" : ""));
  }
  return cells;
}

TEST(Tables, WithoutHeadersCellByCell) {
  EXPECT_THAT(read({{{.text = "Caption"}}, {{cell("a"), cell("b")}, {cell(""), cell("d")}}}),
              ElementsAre("a", "b|", "", "d|"));
}

TEST(Tables, HeadersOfSeveralRowsAreSaidTogether) {
  EXPECT_THAT(read({{},
                    {{header("Country", 1, 2), header("People", 2)},
                     {header("men"), header("women")},
                     {header("Fiji"), cell("1"), cell("2")}}}),
              ElementsAre("Country", "People|", "men", "women|", "Country: Fiji", "People, men: 1",
                          "People, women: 2|"));
}

TEST(Tables, ACellOfSeveralRowsKeepsTheColumnsInPlace) {
  EXPECT_THAT(read({{}, {{header("A"), header("B")}, {cell("1", 1, 2), cell("2")}, {cell("3")}}}),
              ElementsAre("A", "B|", "A: 1", "B: 2|", "B: 3|"));
}

TEST(Tables, LaterHeadersReplaceTheFirst) {
  EXPECT_THAT(read({{},
                    {{header("A"), header("B")},
                     {cell("1"), cell("2")},
                     {header("C"), header("")},
                     {cell("3"), cell("4")}}}),
              ElementsAre("A", "B|", "A: 1", "B: 2|", "C", "|", "C: 3", "4|"));
}

TEST(Tables, WhatSpansTheTableLabelsNothing) {
  EXPECT_THAT(read({{},
                    {{header("All of it", 2)},
                     {header("A"), header("B")},
                     {cell("1"), cell("2")},
                     {cell("between", 2)},
                     {cell("3"), cell("4")}}}),
              ElementsAre("All of it|", "A", "B|", "A: 1", "B: 2|", "between|", "A: 3", "B: 4|"));
  EXPECT_THAT(read({{}, {{header("One column")}, {cell("a")}}}), ElementsAre("One column|", "a|"));
}

// Otherwise a table of n bytes could become speech of n squared.
TEST(Tables, LongHeadersAreSaidOnce) {
  const std::string longest(80, 'x');
  EXPECT_THAT(read({{}, {{header(longest), header(longest + "x")}, {cell("1"), cell("2")}}}),
              ElementsAre(longest, longest + "x|", longest + ": 1", "2|"));
}

TEST(Tables, HugeTablesTakeLinearTime) {
  Table table;
  for (int i = 0; i < 20'000; ++i)
    table.rows.push_back({header("a", 999, 2), header("b"), cell("c")});
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(read_by_row(table).cells.size(), 60'000U);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

}  // namespace
}  // namespace lectern
