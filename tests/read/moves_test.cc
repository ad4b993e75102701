// Stretches of a text that belong further up.
#include "read/markup/moves.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

TEST(Moves, AStretchGoesUp) {
  EXPECT_EQ(moved("abcdef", {}), "abcdef");
  EXPECT_EQ(moved("abcdef", {{3, 5, 1}}), "adebcf");
  EXPECT_EQ(moved("abcdef", {{4, 6, 0}}), "efabcd");
  EXPECT_EQ(moved("abcdef", {{2, 2, 0}}), "abcdef");
}

TEST(Moves, ThoseToOnePlaceKeepTheirOrder) {
  EXPECT_EQ(moved("abcdef", {{2, 3, 1}, {4, 5, 1}}), "acebdf");
  EXPECT_EQ(moved("abcdef", {{2, 3, 1}, {3, 4, 1}}), "acdbef");
}

TEST(Moves, AStretchTakesAlongWhatMovesInIt) {
  // "[xY]" goes up, and in it "Y" before "x".
  EXPECT_EQ(moved("ab[xY]c", {{4, 5, 3}, {2, 6, 0}}), "[Yx]abc");
}

TEST(Moves, ManyTakeNoLongerThanSorting) {
  std::string text(200'000, '.');
  std::vector<Move> moves;
  for (std::size_t i = 1; i < text.size(); i += 2) {
    text[i] = '!';
    moves.push_back({i, i + 1, 0});
  }
  const std::string sorted = moved(text, moves);
  EXPECT_EQ(sorted, std::string(100'000, '!') + std::string(100'000, '.'));
}

}  // namespace
}  // namespace lectern
