#include "text/sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/utf8.h"
#include "text/scripts.h"

namespace lectern {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> sentences(std::string_view text, std::string_view language) {
  std::vector<std::string> out;
  for (const TextRange range : split_sentences(text, language))
    out.emplace_back(text.substr(range.begin, range.end - range.begin));
  return out;
}

TEST(Sentences, Chinese) {
  EXPECT_THAT(sentences("今天下雨。你去吗？去！那好……走吧。好。", "zh-Hans"),
              ElementsAre("今天下雨。", "你去吗？", "去！", "那好……走吧。", "好。"));
}

TEST(Sentences, ClosingQuotesEndTheSentenceTheyClose) {
  EXPECT_THAT(sentences("他说：“我去。”她没说话。「好嗎？」他問。", "zh-Hans"),
              ElementsAre("他说：“我去。”", "她没说话。", "「好嗎？」他問。"));
}

TEST(Sentences, OpeningSignsBeginTheSentenceTheyOpen) {
  EXPECT_THAT(sentences("她走了。“再见。”（完。）《书》好。", "zh-Hans"),
              ElementsAre("她走了。", "“再见。”", "（完。）", "《书》好。"));
  EXPECT_THAT(sentences("„Ja.“ Er ging. (Dann kam sie.)", "de"),
              ElementsAre("„Ja.“", "Er ging.", "(Dann kam sie.)"));
}

TEST(Sentences, Western) {
  EXPECT_THAT(sentences("It rains. Do you go? \"Yes!\" Fine.", "en"),
              ElementsAre("It rains.", "Do you go?", "\"Yes!\"", "Fine."));
}

TEST(Sentences, AbbreviationsEndNone) {
  EXPECT_THAT(
      sentences("Mr. Smith met Dr. J. Jones in the U.S. Senate, e.g. Monday. He left.", "en"),
      ElementsAre("Mr. Smith met Dr. J. Jones in the U.S. Senate, e.g. Monday.", "He left."));
  EXPECT_THAT(sentences("Das ist z.B. Herr Dr. Maier. Er kommt.", "de"),
              ElementsAre("Das ist z.B. Herr Dr. Maier.", "Er kommt."));
}

TEST(Sentences, AnAbbreviationAtTheEndOfTheTextIsAnEnd) {
  EXPECT_THAT(sentences("He met Dr.\nThen he left.", "en"),
              ElementsAre("He met Dr.", "Then he left."));
  EXPECT_THAT(sentences("He met Dr.", "en"), ElementsAre("He met Dr."));
}

TEST(Sentences, NumbersAndAddressesEndNone) {
  EXPECT_THAT(sentences("It is 3.14 or 2.72, see www.example.org. Good.", "en"),
              ElementsAre("It is 3.14 or 2.72, see www.example.org.", "Good."));
  EXPECT_THAT(sentences("约0.1%的人。好。", "zh-Hans"), ElementsAre("约0.1%的人。", "好。"));
}

TEST(Sentences, LineBreaksEndOne) {
  EXPECT_THAT(sentences("first line\nsecond line", "en"), ElementsAre("first line", "second line"));
  EXPECT_THAT(sentences("第一行\n第二行", "zh-Hans"), ElementsAre("第一行", "第二行"));
}

TEST(Sentences, SignsAreNoSentence) {
  EXPECT_THAT(sentences("Well. ... !!! Yes.", "en"), ElementsAre("Well. ... !!!", "Yes."));
  EXPECT_THAT(sentences("……。！好。", "zh-Hans"), ElementsAre("……。！好。"));
  EXPECT_THAT(sentences("*** \n --- \n", "en"), IsEmpty());
  EXPECT_THAT(sentences("", "en"), IsEmpty());
  EXPECT_THAT(sentences(" \n ", "zh-Hans"), IsEmpty());
}

TEST(Sentences, UnknownLanguagesHaveSentencesToo) {
  EXPECT_THAT(sentences("One. Two.", "und"), ElementsAre("One.", "Two."));
  EXPECT_THAT(sentences("One. Two.", ""), ElementsAre("One.", "Two."));
  EXPECT_THAT(sentences("One. Two.", "../../etc"), ElementsAre("One.", "Two."));
}

TEST(Sentences, ManySignsTakeNoLonger) {
  std::string signs;
  for (int i = 0; i < 200'000; ++i) signs += "! ";
  EXPECT_EQ(sentences(signs + "A.", "en").size(), 1U);
  EXPECT_EQ(sentences("A. " + signs, "en").size(), 1U);
}

// Any mixture of these is cut at character boundaries, in order, and loses nothing to be said.
TEST(Sentences, CoverWhateverCanBeSaid) {
  const std::vector<std::string> pieces = {"今天",  "。",     "”", "“",    "Mr. ", "U.S. ",
                                           "end. ", "\n",     " ", "！？", "3.14", "é",
                                           "…",     "\u0301", "😀", "な。", "...",  "A. "};
  std::uint32_t state = 1;
  for (int round = 0; round < 2'000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) {
      state = state * 1664525U + 1013904223U;
      text += pieces[(state >> 8) % pieces.size()];
    }
    std::uint32_t at = 0;
    for (const TextRange range : split_sentences(text, round % 2 == 0 ? "zh-Hans" : "en")) {
      const std::string_view sentence =
          std::string_view(text).substr(range.begin, range.end - range.begin);
      ASSERT_GE(range.begin, at) << text;
      ASSERT_FALSE(has_speakable(std::string_view(text).substr(at, range.begin - at))) << text;
      ASSERT_TRUE(has_speakable(sentence)) << text;
      ASSERT_TRUE(is_utf8(sentence)) << text;
      ASSERT_EQ(trim(sentence), sentence) << text;
      at = range.end;
    }
    ASSERT_FALSE(has_speakable(std::string_view(text).substr(at))) << text;
  }
}

}  // namespace
}  // namespace lectern
