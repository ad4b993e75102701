#include "text/similarity.h"

#include <gtest/gtest.h>

#include <bit>
#include <string>

#include <fmt/format.h>

namespace lectern {
namespace {

// A text of `words` words that no other seed has.
std::string text_of(int seed, int words) {
  std::string text;
  for (int i = 0; i < words; ++i)
    text += fmt::format("{}{} ", static_cast<char>('a' + i % 26), seed * 7919 + i * i);
  return text;
}

TextSketch sketch(std::string_view text) {
  Sketcher sketcher;
  sketcher.add(text);
  return sketcher.sketch();
}

int distance(const TextSketch& one, const TextSketch& other) {
  return std::popcount(one.hash ^ other.hash);
}

TEST(Similarity, CasePunctuationAndSpacesDoNotCount) {
  const TextSketch one = sketch("The bridge, he said, is OLD. Très vieux!");
  EXPECT_EQ(one.hash, sketch("the  bridge\nHE SAID — is old: très VIEUX").hash);
  EXPECT_EQ(one.characters, 29U);
  EXPECT_NE(one.hash, sketch("The bridge he said is new Très vieux").hash);
  EXPECT_NE(one.hash, sketch("Thebridge he said is old Très vieux").hash);
}

TEST(Similarity, PiecesAreWordsApart) {
  Sketcher pieces;
  pieces.add("The bridge he");
  pieces.add("said is old");
  EXPECT_EQ(pieces.sketch().hash, sketch("The bridge he said is old").hash);
}

TEST(Similarity, ALongTextStaysItselfWhenALineIsAdded) {
  const std::string text = text_of(1, 1500);
  EXPECT_TRUE(is_same_text(sketch(text), sketch(text + "Read more on our site.")));
  EXPECT_TRUE(is_same_text(sketch(text), sketch("By A. Person. " + text)));
}

TEST(Similarity, OtherTextsAreFarAway) {
  for (int seed = 2; seed < 40; ++seed) {
    EXPECT_GT(distance(sketch(text_of(1, 400)), sketch(text_of(seed, 400))), 10);
    EXPECT_FALSE(is_same_text(sketch(text_of(1, 400)), sketch(text_of(seed, 400))));
  }
}

TEST(Similarity, ChineseHasNoSpaces) {
  std::string text, other;
  for (int i = 0; i < 400; ++i) {
    text += fmt::format("{}", std::string("\xE4\xB8") + static_cast<char>(0x80 + i * i % 61));
    other += fmt::format("{}", std::string("\xE5\x86") + static_cast<char>(0x80 + i * 7 % 59));
  }
  EXPECT_TRUE(is_same_text(sketch(text), sketch(text.substr(0, 300) + "，" + text.substr(300))));
  EXPECT_FALSE(is_same_text(sketch(text), sketch(other)));
}

TEST(Similarity, LengthCounts) {
  const std::uint64_t hash = 42;
  EXPECT_TRUE(is_same_text({hash, 200}, {hash, 250}));
  EXPECT_FALSE(is_same_text({hash, 200}, {hash, 251})) << "more than a fifth longer";
  EXPECT_FALSE(is_same_text({hash, 199}, {hash, 199})) << "too short to tell";
  EXPECT_TRUE(is_same_text({hash, 300}, {hash ^ 0b10101, 300}));
  EXPECT_FALSE(is_same_text({hash, 300}, {hash ^ 0b1010101, 300}));
}

TEST(Similarity, NothingHasASketchToo) {
  EXPECT_EQ(sketch("").characters, 0U);
  EXPECT_EQ(sketch("one two").hash, 0U);
}

}  // namespace
}  // namespace lectern
