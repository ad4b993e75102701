// The seed article's script: nothing is left unsaid, nothing is said twice, and every writing
// system goes to a voice that reads it.
#include <gmock/gmock.h>

#include "lectern/voices.h"
#include "line/seed.h"
#include "text/script_of.h"

namespace lectern::line {
namespace {

using testing::Contains;
using testing::Each;

struct SpokenRun {
  std::string text;
  const Voice* voice;
};

class SeedScript : public testing::Test {
 protected:
  // How many runs each byte of a block's text lies in.
  std::vector<int> coverage(std::string_view block, std::size_t size) const {
    std::vector<int> times(size);
    for (const Utterance& utterance : script.utterances) {
      if (utterance.block != block) continue;
      for (const lectern::Run& run : utterance.runs)
        for (std::size_t at = run.written.begin; at < run.written.end; ++at)
          ++times.at(utterance.range.begin + at);
    }
    return times;
  }

  void expect_said_once(std::string_view block, std::string_view text) const {
    const std::vector<int> times = coverage(block, text.size());
    for_each_character(text, [&](char32_t c, std::size_t begin, std::size_t end) {
      if (!is_spoken(c)) return;
      for (std::size_t at = begin; at < end; ++at)
        ASSERT_EQ(times[at], 1) << block << ", byte " << at << " of: " << text;
    });
  }

  std::vector<SpokenRun> runs() const {
    std::vector<SpokenRun> all;
    for (const Utterance& utterance : script.utterances)
      for (const lectern::Run& run : utterance.runs)
        all.push_back({run.spoken, value_of(voices.for_language(run.language))});
    return all;
  }

  std::vector<std::string> texts_of_english_voices() const {
    std::vector<std::string> texts;
    for (const SpokenRun& run : runs())
      if (run.voice->engine_voice.starts_with("en")) texts.push_back(run.text);
    return texts;
  }

  const Article article = seed_article();
  const Script script = script_of(article, {});
  const Voices voices = value_of(Voices::load("", {}));
};

TEST_F(SeedScript, EveryLetterAndDigitLiesInExactlyOneRun) {
  expect_said_once("title", article.meta.title);
  int blocks = 0;
  for_each_block(article.blocks, [&](const Block& block, int) {
    expect_said_once(block.id, plain_text(block));
    ++blocks;
  });
  EXPECT_EQ(blocks, 12);
}

TEST_F(SeedScript, NoFigureIsLeftToTheEngine) {
  for (const Utterance& utterance : script.utterances)
    for (const lectern::Run& run : utterance.runs)
      EXPECT_THAT(run.spoken, testing::Not(testing::ContainsRegex("[0-9%]"))) << utterance.written;
}

TEST_F(SeedScript, EveryHanCharacterGoesToTheVoiceThatReadsHan) {
  int han_runs = 0;
  for (const SpokenRun& run : runs()) {
    bool has_han = false;
    for_each_character(run.text, [&](char32_t c, auto, auto) { has_han = has_han || is_han(c); });
    if (!has_han) continue;
    ++han_runs;
    EXPECT_EQ(run.voice->engine_voice, "cmn-latn-pinyin") << run.text;
  }
  EXPECT_GT(han_runs, 30);
}

TEST_F(SeedScript, WesternNamesAreReadByAnEnglishVoice) {
  const std::vector<std::string> english = texts_of_english_voices();
  EXPECT_THAT(english, Contains(testing::HasSubstr("Trivium China")));
  EXPECT_THAT(english, Contains(testing::HasSubstr("Kenra Schaefer")));
}

TEST_F(SeedScript, NumbersBelongToTheLanguageOfTheirSentence) {
  EXPECT_THAT(texts_of_english_voices(), Each(testing::Not(testing::ContainsRegex("[0-9]"))));
  int numbers = 0;
  for (const SpokenRun& run : runs())
    numbers += run.text.find("八千六百二十六") != std::string::npos;
  EXPECT_EQ(numbers, 1);
}

}  // namespace
}  // namespace lectern::line
