#include "text/scripts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lectern {
namespace {

using testing::ElementsAre;

// Each run as "language:text".
std::vector<std::string> runs(std::string_view sentence, std::string_view language,
                              const std::vector<LanguageRange>& marked = {}) {
  std::vector<std::string> out;
  std::uint32_t at = 0;
  for (const LanguageRange& run : split_by_script(sentence, language, marked)) {
    EXPECT_EQ(run.range.begin, at) << "a gap in " << sentence;
    at = run.range.end;
    out.push_back(run.language + ":" +
                  std::string(sentence.substr(run.range.begin, run.range.end - run.range.begin)));
  }
  EXPECT_EQ(at, sentence.size());
  return out;
}

TEST(SplitByScript, NamesInLatinLettersInsideChinese) {
  EXPECT_THAT(runs("咨询公司Trivium China的数据分析人员Kenra Schaefer说", "zh-Hans"),
              ElementsAre("zh-Hans:咨询公司", "en:Trivium China", "zh-Hans:的数据分析人员",
                          "en:Kenra Schaefer", "zh-Hans:说"));
}

TEST(SplitByScript, NumbersBelongToTheSentence) {
  EXPECT_THAT(runs("12月13日有8626个", "zh-Hans"), ElementsAre("zh-Hans:12月13日有8626个"));
  EXPECT_THAT(runs("2023年Windows 11上市", "zh-Hans"),
              ElementsAre("zh-Hans:2023年", "en:Windows ", "zh-Hans:11上市"));
  EXPECT_THAT(runs("In 2023 they sold 11.", "en"), ElementsAre("en:In 2023 they sold 11."));
}

TEST(SplitByScript, OpeningSignsGoWithWhatTheyOpen) {
  EXPECT_THAT(runs("他说（Hello）再见", "zh-Hans"),
              ElementsAre("zh-Hans:他说", "en:（Hello）", "zh-Hans:再见"));
  EXPECT_THAT(
      runs("读《Time》杂志“New”和「旧」", "zh-Hans"),
      ElementsAre("zh-Hans:读", "en:《Time》", "zh-Hans:杂志", "en:“New”", "zh-Hans:和「旧」"));
  EXPECT_THAT(runs("APP（应用）", "zh-Hans"), ElementsAre("en:APP", "zh-Hans:（应用）"));
}

TEST(SplitByScript, SignsAtTheEndsStay) {
  EXPECT_THAT(runs("“Hello!” — 再见。", "zh-Hans"),
              ElementsAre("en:“Hello!” — ", "zh-Hans:再见。"));
  EXPECT_THAT(runs("……", "zh-Hans"), ElementsAre("zh-Hans:……"));
  EXPECT_THAT(runs("", "zh-Hans"), ElementsAre("zh-Hans:"));
}

TEST(SplitByScript, JapaneseIsWrittenInThreeScripts) {
  EXPECT_THAT(runs("新しい図書館がオープンしました。", "ja"),
              ElementsAre("ja:新しい図書館がオープンしました。"));
  EXPECT_THAT(runs("図書館でWi-Fiを使う", "ja"),
              ElementsAre("ja:図書館で", "en:Wi-Fi", "ja:を使う"));
}

TEST(SplitByScript, KoreanIsWrittenInTwo) {
  EXPECT_THAT(runs("새 圖書館이 열렸다", "ko"), ElementsAre("ko:새 圖書館이 열렸다"));
}

TEST(SplitByScript, OtherScriptsInsideChinese) {
  EXPECT_THAT(runs("他说Привет就走了", "zh-Hans"),
              ElementsAre("zh-Hans:他说", "ru:Привет", "zh-Hans:就走了"));
  EXPECT_THAT(runs("店名是カフェ。", "zh-Hans"), ElementsAre("zh-Hans:店名是", "ja:カフェ。"));
  EXPECT_THAT(runs("他说안녕。", "zh-Hans"), ElementsAre("zh-Hans:他说", "ko:안녕。"));
}

TEST(SplitByScript, HanInsideEnglish) {
  EXPECT_THAT(runs("The character 国 means country.", "en"),
              ElementsAre("en:The character ", "zh:国 ", "en:means country."));
}

TEST(SplitByScript, ALongForeignRunIsReadInItsOwnLanguage) {
  const auto pieces = runs(
      "他写道：La nouvelle bibliothèque a ouvert hier et beaucoup de gens sont venus la voir。",
      "zh-Hans");
  ASSERT_EQ(pieces.size(), 2U);
  EXPECT_EQ(pieces[1].substr(0, 3), "fr:");
}

TEST(SplitByScript, TheMarkupsWordHoldsWhereItCan) {
  // "bonjour" is bytes 6 to 13
  EXPECT_THAT(runs("他说bonjour就走", "zh-Hans", {{{6, 13}, "fr"}}),
              ElementsAre("zh-Hans:他说", "fr:bonjour", "zh-Hans:就走"));
  EXPECT_THAT(runs("他说bonjour就走", "zh-Hans", {{{6, 13}, "ru"}}),
              ElementsAre("zh-Hans:他说", "en:bonjour", "zh-Hans:就走"));
  EXPECT_THAT(runs("He said bonjour again", "en", {{{8, 15}, "fr"}}),
              ElementsAre("en:He said ", "fr:bonjour ", "en:again"));
}

TEST(SplitByScript, NumbersOfOtherScriptsAreNumbers) {
  EXPECT_THAT(runs("共３５人", "zh-Hans"), ElementsAre("zh-Hans:共３５人"));
}

TEST(WritingSystem, OfLettersOnly) {
  EXPECT_EQ(writing_system('a'), writing_system(U'é'));
  EXPECT_EQ(writing_system(U'か'), writing_system(U'カ'));
  EXPECT_NE(writing_system(U'国'), writing_system(U'か'));
  for (const char32_t c : {U'1', U'。', U' ', U'・', U'ー', U'\u0301', U'😀'})
    EXPECT_EQ(writing_system(c), no_script) << static_cast<std::uint32_t>(c);
}

TEST(WritingSystem, LikelyLanguages) {
  EXPECT_EQ(likely_language(writing_system(U'国')), "zh");
  EXPECT_EQ(likely_language(writing_system(U'か')), "ja");
  EXPECT_EQ(likely_language(writing_system(U'я')), "ru");
  EXPECT_EQ(likely_language(writing_system(U'α')), "el");
  EXPECT_EQ(likely_language(writing_system(U'ا')), "ar");
  EXPECT_EQ(likely_language(writing_system(U'a')), "en");
}

TEST(IsWrittenIn, ItsScripts) {
  EXPECT_TRUE(is_written_in("zh-Hant-TW", writing_system(U'国')));
  EXPECT_FALSE(is_written_in("zh", writing_system('a')));
  EXPECT_TRUE(is_written_in("ja", writing_system(U'国')));
  EXPECT_TRUE(is_written_in("ko", writing_system(U'한')));
  EXPECT_FALSE(is_written_in("en", writing_system(U'я')));
  EXPECT_FALSE(is_written_in("no language", writing_system('a')));
}

}  // namespace
}  // namespace lectern
