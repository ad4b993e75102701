#include <gtest/gtest.h>

#include "speak/espeak_text.h"
#include "speak/espeak_words.h"
#include "speak/narration_support.h"

namespace lectern {
namespace {

TEST(EngineText, HarmfulCharactersAreReplacedInPlace) {
  const EngineText text = engine_text(
      "a\x01"
      "b\u28DFc\uE002d\u24DC\u2462。-中",
      true);
  EXPECT_EQ(text.utf8, "a b c dm3。 中");
  EXPECT_EQ(text.characters.size(), 12U);
  EXPECT_EQ(text.starts[4], 6U) << "behind the three bytes of the braille";
  EXPECT_EQ(text.starts.back(), 24U);
}

TEST(EngineText, ASentenceThatGoesOnGetsAComma) {
  EXPECT_EQ(engine_text("Trivium China ", false).utf8, "Trivium China ,");
  EXPECT_EQ(engine_text("and then, ", false).utf8, "and then, ");
  EXPECT_EQ(engine_text("the U.S.", false).utf8, "the U.S.,");
  EXPECT_EQ(engine_text("a title", true).utf8, "a title");
}

std::vector<std::string> texts(const std::string& all,
                               const std::vector<SpeechEngine::Word>& words) {
  std::vector<std::string> texts;
  for (const auto& word : words)
    texts.push_back(all.substr(word.text.begin, word.text.end - word.text.begin));
  return texts;
}

TEST(EspeakWords, WordsReachOverWhatTheEngineMergedIntoThem) {
  const std::string text = "“It's” of the one";
  const auto words =
      words_of({{1, 2, 0}, {7, 2, 100}, {14, 3, 200}}, engine_text(text, true), 300, false);
  EXPECT_EQ(texts(text, words), (std::vector<std::string>{"It's", "of the", "one"}));
  EXPECT_EQ(words[1].begin, 100);
  EXPECT_EQ(words[1].end, 200);
  EXPECT_EQ(words[2].end, 300);
}

TEST(EspeakWords, RepeatedAndStrayEventsOfNumbersMakeOneWord) {
  const std::string text = "in 1234 days";
  const auto words =
      words_of({{0, 2, 0}, {3, 4, 10}, {4, 4, 20}, {4, 4, 30}, {-1, 0, 35}, {8, 4, 40}},
               engine_text(text, true), 50, false);
  EXPECT_EQ(texts(text, words), (std::vector<std::string>{"in", "1234", "days"}));
  EXPECT_EQ(words[1].end, 40);
}

TEST(EspeakWords, ALostTailStaysUncovered) {
  const std::string text = "one two three";
  const EngineText copy = engine_text(text, true);
  EXPECT_EQ(texts(text, words_of({{0, 3, 0}, {4, 3, 10}}, copy, 20, true)),
            (std::vector<std::string>{"one", "two"}));
  EXPECT_EQ(texts(text, words_of({{0, 3, 0}, {4, 3, 10}}, copy, 20, false)),
            (std::vector<std::string>{"one", "two three"}));
}

TEST(EspeakWords, AWideGapStaysUncovered) {
  const std::string text = "one a b c d e seven";
  const auto words = words_of({{0, 3, 0}, {14, 5, 10}}, engine_text(text, true), 20, false);
  EXPECT_EQ(texts(text, words), (std::vector<std::string>{"one", "seven"}));
}

TEST(EspeakWords, ANumberWithoutAnEventStaysUncovered) {
  const std::string text = "one 2 three";
  const auto words = words_of({{0, 3, 0}, {6, 5, 10}}, engine_text(text, true), 20, false);
  EXPECT_EQ(texts(text, words), (std::vector<std::string>{"one", "three"}));
}

TEST(EspeakWords, AnEventCoversWhatStandsUnbrokenBehindIt) {
  const std::string text = "10,000 a-b-c-d-e-f-g";
  const auto words = words_of({{0, 3, 0}, {7, 0, 10}}, engine_text(text, true), 20, false);
  EXPECT_EQ(texts(text, words), (std::vector<std::string>{"10,000", "a-b-c-d-e-f-g"}));
}

TEST(EspeakWords, AFewWordsWithoutAnyEventAreOne) {
  const std::string text = "“모든인간은”";
  const auto words = words_of({}, engine_text(text, true), 20, false);
  EXPECT_EQ(texts(text, words), (std::vector<std::string>{"모든인간은"}));
  EXPECT_TRUE(words_of({}, engine_text("a b c d e f", true), 20, false).empty());
  EXPECT_TRUE(words_of({}, engine_text("12", true), 20, false).empty());
}

TEST(EspeakWords, VowelSignsStayWithTheirWord) {
  const std::string text = "का की";
  const auto words = words_of({{0, 1, 0}}, engine_text(text, true), 20, false);
  EXPECT_EQ(texts(text, words), (std::vector<std::string>{"का की"}));
}

TEST(EngineText, NamesOfPhonemesStandInBracketsAndNothingElseDoes) {
  const EngineText text = engine_text("[[a]] \uE000t'u:\uE001.", true);
  EXPECT_TRUE(text.has_phonemes);
  EXPECT_EQ(text.utf8, "  a   [[t'u:]].");
  ASSERT_EQ(text.starts.size(), text.characters.size() + 1);
  EXPECT_EQ(text.starts[8], 9U);  // the t
  EXPECT_FALSE(engine_text("[[a]]", true).has_phonemes);
}

}  // namespace
}  // namespace lectern
