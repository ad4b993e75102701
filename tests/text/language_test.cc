#include "text/language.h"

#include <gtest/gtest.h>

#include "lectern/prepare.h"

namespace lectern {
namespace {

Article article(const std::string& text, const std::string& marked = "") {
  Article made;
  made.meta.language = marked;
  if (!marked.empty()) made.meta.language_source = "markup";
  made.blocks.push_back({.as = Paragraph{{{.text = text}}}});
  return made;
}

// "language source" of an article with this text and this language in its markup.
std::string identified(const std::string& text, const std::string& marked = "") {
  Article made = article(text, marked);
  Notices notices;
  identify_language(made, notices);
  return made.meta.language + " " + made.meta.language_source;
}

TEST(Language, ChineseByItsCharacters) {
  EXPECT_EQ(language_of("中国周一宣布，用于追踪的程序将于十三日下线。"), "zh-Hans");
  EXPECT_EQ(language_of("中國週一宣布，用於追蹤的程式將於十三日下線。"), "zh-Hant");
  EXPECT_EQ(language_of("行程码下线"), "zh-Hans");
  EXPECT_EQ(language_of("臺灣選舉"), "zh-Hant");
}

TEST(Language, ChineseWithMuchEnglishIsChinese) {
  EXPECT_EQ(
      language_of("报道援引咨询公司 Northwind Data 的分析人员 Jane Example 说，程序可能会消失。"),
      "zh-Hans");
}

TEST(Language, JapaneseAndKorean) {
  EXPECT_EQ(language_of("昨日、新しい図書館が駅の前に開きました。"), "ja");
  EXPECT_EQ(language_of("어제 역 앞에 새 도서관이 문을 열었습니다."), "ko");
  EXPECT_EQ(language_of("今日は國會圖書館"), "ja");
}

TEST(Language, AlphabetsByTheirWords) {
  EXPECT_EQ(language_of("The new library opened yesterday, and many people came to see its books."),
            "en");
  EXPECT_EQ(language_of("La nouvelle bibliothèque a ouvert hier et beaucoup de gens sont venus la "
                        "voir avec leurs enfants."),
            "fr");
  EXPECT_EQ(language_of("Die neue Bibliothek wurde gestern eröffnet, und viele Menschen kamen, um "
                        "sie zu sehen."),
            "de");
  EXPECT_EQ(
      language_of("Вчера открылась новая библиотека, и многие люди пришли посмотреть на неё."),
      "ru");
}

TEST(Language, EnglishThatNamesAChineseWordIsEnglish) {
  EXPECT_EQ(
      language_of("The character 国 means country, and many people learn to write it in their "
                  "first week of school."),
      "en");
}

TEST(Language, NothingToGoBy) {
  EXPECT_EQ(language_of(""), "");
  EXPECT_EQ(language_of("1234 5678 !?"), "");
  EXPECT_EQ(language_of("xq zk"), "");
}

TEST(Language, HanVariants) {
  EXPECT_EQ(han_variant("这个国家", "?"), "zh-Hans");
  EXPECT_EQ(han_variant("這個國家", "?"), "zh-Hant");
  EXPECT_EQ(han_variant("日月山水", "?"), "?");
}

TEST(Language, TagsInTheirOwnForm) {
  EXPECT_EQ(canonical_language("zh_cn"), "zh-CN");
  EXPECT_EQ(canonical_language("EN-gb"), "en-GB");
  EXPECT_EQ(canonical_language("zh-hant-tw"), "zh-Hant-TW");
  EXPECT_EQ(canonical_language(""), "");
  EXPECT_EQ(canonical_language("no language at all"), "");
}

// ICU ends no name that just fills its buffer.
TEST(Language, LongTagsAreReadNoFurtherThanTheyGo) {
  for (std::size_t length = 1; length < 400; ++length) {
    for (const std::string_view piece : {"e", ":", "e:", "en-x-", "de_"}) {
      std::string tag;
      while (tag.size() < length) tag += piece;
      EXPECT_LE(canonical_language(tag.substr(0, length)).size(), 200U);
      EXPECT_LE(canonical_language("ffe" + tag.substr(0, length)).size(), 200U);
    }
  }
}

TEST(IdentifyLanguage, TheMarkupsWordCounts) {
  EXPECT_EQ(identified("Un texte.", "fr-CA"), "fr-CA markup");
  EXPECT_EQ(identified("Kurz", "de"), "de markup");
  EXPECT_EQ(identified("这个国家", "zh"), "zh-Hans markup");
  EXPECT_EQ(identified("山水", "zh-TW"), "zh-Hant markup");
  EXPECT_EQ(identified("山水", "zh-CN"), "zh-Hans markup");
}

TEST(IdentifyLanguage, AWrongMarkDoesNot) {
  EXPECT_EQ(identified("中国周一宣布，用于追踪的程序将下线。", "en"), "zh-Hans text");
  EXPECT_EQ(identified("The new library opened yesterday, and many people came.", "zh-CN"),
            "en text");
  EXPECT_EQ(identified("这个国家", "not a tag"), "zh-Hans text");
}

TEST(IdentifyLanguage, EnglishIsTheMarkOfThoseWhoSetNone) {
  std::string german;
  for (int i = 0; i < 5; ++i)
    german +=
        "Die neue Bibliothek wurde gestern eröffnet, und viele Menschen kamen, um sie zu sehen. ";
  EXPECT_EQ(identified(german, "en-US"), "de text");
  EXPECT_EQ(identified(german.substr(0, 60), "en-US"), "en-US markup");  // too short to doubt it
  EXPECT_EQ(identified(german, "nl"), "nl markup");
}

TEST(IdentifyLanguage, TheUserIsNeverQuestioned) {
  Article made = article("这个国家");
  set_language(made, "en_us");
  Notices notices;
  identify_language(made, notices);
  EXPECT_EQ(made.meta.language, "en-US");
  EXPECT_EQ(made.meta.language_source, "user");
}

TEST(IdentifyLanguage, TheTitleHelpsWhereThereIsLittleElse) {
  Article made = article("1");
  made.meta.title = "这个国家的图书馆";
  Notices notices;
  identify_language(made, notices);
  EXPECT_EQ(made.meta.language, "zh-Hans");
}

TEST(IdentifyLanguage, TellsThatItCannotTell) {
  Article made = article("12 34");
  Notices notices;
  identify_language(made, notices);
  EXPECT_EQ(made.meta.language, "und");
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_EQ(notices[0].kind, Notice::Kind::no_language);
}

}  // namespace
}  // namespace lectern
