#include "speak/pieces.h"

#include <gmock/gmock.h>

#include "speak/narration_support.h"

namespace lectern {
namespace {

using testing::ElementsAre;

std::vector<std::string> cut(const std::string& text, const std::vector<TextRange>& ranges) {
  std::vector<std::string> pieces;
  for (const TextRange& range : ranges)
    pieces.push_back(text.substr(range.begin, range.end - range.begin));
  return pieces;
}

std::vector<std::string> split(const std::string& text, int limit) {
  return cut(text, split_into_pieces(text, limit));
}
std::vector<std::string> halves(const std::string& text) {
  return cut(text, split_in_halves(text));
}

TEST(Pieces, AShortTextStaysWhole) {
  EXPECT_THAT(split("A short one, is it not?", most_phonemes),
              ElementsAre("A short one, is it not?"));
}

TEST(Pieces, ACutFallsBehindAClause) {
  EXPECT_THAT(split("so it went on, and then some more", 30),
              ElementsAre("so it went on, ", "and then some more"));
  EXPECT_THAT(split("他说：“你好，”然后走了。", 50), ElementsAre("他说：“你好，”", "然后走了。"));
}

TEST(Pieces, WithoutClausesBetweenWords) {
  EXPECT_THAT(split("aaaa bbbb cccc", 10), ElementsAre("aaaa ", "bbbb ", "cccc"));
  EXPECT_THAT(split("国国国国国", 13), ElementsAre("国国", "国国", "国"));
}

TEST(Pieces, ADotInsideANumberIsNoClause) {
  EXPECT_THAT(split("pay 3.5", 25), ElementsAre("pay ", "3.5"));
}

TEST(Pieces, EvenOneEndlessWordIsCutAndNothingIsLost) {
  for (const std::string& text :
       {std::string(5000, 'a'), repeat("国", 5000), std::string(5000, '!'), repeat("1234 ", 3000),
        repeat("e\u0301\u0301\u0301", 3000)}) {
    const auto pieces = split(text, most_phonemes);
    std::string all;
    for (const std::string& piece : pieces) {
      all += piece;
      EXPECT_LE(estimate_phonemes(piece), most_phonemes + 20);
      EXPECT_TRUE(is_utf8(piece));
    }
    EXPECT_EQ(all, text);
  }
}

TEST(Pieces, AWordTooLongForTheEngineIsCutButNoSentenceOfUsualWords) {
  EXPECT_EQ(split(std::string(165, 'a'), most_phonemes).size(), 2U);
  EXPECT_EQ(split(repeat("すべてのにんげん", 10), most_phonemes).size(), 2U);
  EXPECT_EQ(split(repeat("มนุษย์ทั้งหลาย", 10), most_phonemes).size(), 1U);
  EXPECT_EQ(split(repeat("well-known-", 20), most_phonemes).size(), 1U);
}

TEST(Pieces, DigitsAndHanCountHeavily) {
  EXPECT_GE(estimate_phonemes(repeat("国", 199)), 1000);
  EXPECT_GE(estimate_phonemes(repeat("1234 ", 45)), 1000);
}

TEST(Pieces, HalvesMeetNearTheMiddleAtTheBestPlace) {
  EXPECT_THAT(halves("one two, three four"), ElementsAre("one two, ", "three four"));
  EXPECT_THAT(halves("中国人"), ElementsAre("中", "国人"));
  EXPECT_THAT(halves("word"), ElementsAre("word"));
  EXPECT_THAT(halves("word …"), ElementsAre("word …")) << "a half must have something to say";
}

}  // namespace
}  // namespace lectern
