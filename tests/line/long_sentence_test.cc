// Sentences that are longer than what the engine can hold, on an archive file's whole way. In
// eSpeak NG 1.51 a clause loses its tail after about 1,000 phonemes, without an error.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "line/seed.h"
#include "text/script_of.h"

namespace lectern::line {
namespace {

using testing::IsEmpty;

std::string han_sentence(std::size_t characters) {
  constexpr std::u32string_view words =
      U"中国周一宣布用于追踪个人到访城市的通信行程卡将于零时起下线";
  std::string text;
  for (std::size_t i = 0; i < characters; ++i) append_utf8(text, words[i % words.size()]);
  return text;
}

std::string number_sentence(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += fmt::format("{} ", 1000 + i * 7919 % 9000);
  return text;
}

// Seconds of sound for an article of this one sentence, all of which must be heard.
double seconds_of(const std::string& sentence, std::string_view language) {
  Article article = article_from(archive_file("", "<p>" + sentence + "</p>"));
  set_language(article, language);
  const Script script = script_of(article, {.speak = {}});
  EXPECT_EQ(script.utterances.size(), 1U);
  const Spoken spoken = speak(script, 2);
  EXPECT_THAT(unheard(script, spoken.narration), IsEmpty());
  EXPECT_EQ(spoken.count(Notice::Kind::text_not_spoken), 0);
  return spoken.seconds();
}

TEST(LongSentence, FiveThousandHanCharactersWithoutAStopAreSpokenWhole) {
  const double tenth = seconds_of(han_sentence(500), "zh-Hans");
  EXPECT_GT(tenth, 50);
  EXPECT_NEAR(seconds_of(han_sentence(5000), "zh-Hans") / tenth, 10, 0.3);
}

TEST(LongSentence, ThreeThousandFourDigitNumbersAreSpokenWhole) {
  const double tenth = seconds_of(number_sentence(300), "en");
  EXPECT_GT(tenth, 300);
  EXPECT_NEAR(seconds_of(number_sentence(3000), "en") / tenth, 10, 0.3);
}

}  // namespace
}  // namespace lectern::line
