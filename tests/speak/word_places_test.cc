#include "speak/word_places.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

TEST(WordPlaces, AnUnchangedTextKeepsItsPlaces) {
  EXPECT_EQ(written_place("one two", "one two", {4, 7}), (TextRange{4, 7}));
}

TEST(WordPlaces, WordsBehindAChangeMoveAndThoseInItStandForAllOfIt) {
  const std::string spoken = "In forty two days", written = "In 42 days";
  EXPECT_EQ(written_place(spoken, written, {0, 2}), (TextRange{0, 2}));
  EXPECT_EQ(written_place(spoken, written, {3, 8}), (TextRange{3, 5}));
  EXPECT_EQ(written_place(spoken, written, {9, 12}), (TextRange{3, 5}));
  EXPECT_EQ(written_place(spoken, written, {13, 17}), (TextRange{6, 10}));
}

TEST(WordPlaces, ACharacterIsNeverCut) {
  // 中 and 丬 share their first two bytes, 中 and 㸭 their last one.
  EXPECT_EQ(written_place("a中b", "a丬b", {1, 4}), (TextRange{1, 4}));
  EXPECT_EQ(written_place("a中b", "a㸭b", {1, 4}), (TextRange{1, 4}));
}

}  // namespace
}  // namespace lectern
