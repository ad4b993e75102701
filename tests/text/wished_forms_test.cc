// What is said otherwise only where the user wishes it: addresses in full, names of emoji; and that
// foreign words in addresses keep their voice.
#include <gtest/gtest.h>

#include <string>

#include "lectern/prepare.h"
#include "text/script_of.h"

namespace lectern {
namespace {

// What is said, run by run: "zh-Hans:…|en:…".
std::string said(const std::string& text, const std::string& language, Parts speak = {}) {
  Article article;
  article.meta.language = language;
  article.blocks.push_back({.as = Paragraph{{{.text = text}}}});
  mint_ids(article);
  std::string out;
  for (const Utterance& it : script_of(article, {.speak = speak}).utterances)
    for (const lectern::Run& run : it.runs)
      out += (out.empty() ? "" : "|") + run.language + ":" + run.spoken;
  return out;
}

constexpr Parts in_full = {Part::urls};
constexpr Parts named = {Part::emoji};

TEST(WishedForms, AddressesAreSaidInFull) {
  const std::string text = "See https://www.example.org/a-b/c_d?x=1#top.";
  EXPECT_EQ(said(text, "en"), "en:See example dot org.");
  EXPECT_EQ(said(text, "en", in_full),
            "en:See www dot example dot org slash a dash b slash c underscore d question mark x "
            "equals one hash top.");
  EXPECT_EQ(said("Siehe www.example.org/a.", "de", in_full),
            "de:Siehe www Punkt example Punkt org Schrägstrich a.");
}

TEST(WishedForms, ALanguageWithoutNamesForTheSignsPausesThere) {
  EXPECT_EQ(said("Vidu https://example.org/a.", "eo", in_full), "eo:Vidu example org a.");
}

TEST(WishedForms, OnlyWhatIsAnAddressIsOne) {
  EXPECT_EQ(said("awww. https:// http", "en", in_full), said("awww. https:// http", "en"));
}

TEST(WishedForms, ForeignWordsInAddressesKeepTheirVoice) {
  EXPECT_EQ(said("详见 https://www.example.org/a/b 网站。", "zh-Hans"),
            "zh-Hans:详见 |en:example|zh-Hans:点|en:org |zh-Hans:网站。");
  EXPECT_EQ(said("网址example.org/a。", "zh-Hans", in_full),
            said("网址example.org/a。", "zh-Hans"));
  EXPECT_EQ(said("见http://example.org/ab。", "zh-Hans", in_full),
            "zh-Hans:见|en:example|zh-Hans:点|en:org|zh-Hans:斜杠|en:ab。");
}

TEST(WishedForms, EmojiAreSilentOrNamed) {
  EXPECT_EQ(said("Well done 👍🏽!", "en"), "en:Well done !");
  EXPECT_EQ(said("Well done 👍🏽!", "en", named), "en:Well done thumbs up!");
  EXPECT_EQ(said("做得好👍", "zh-Hans", named), "zh-Hans:做得好赞");
  EXPECT_EQ(said("Das 🦔 da", "de", named), "de:Das 🦔 da");  // the engine knows its name
}

TEST(WishedForms, EmojiOfSeveralCharactersAreOne) {
  EXPECT_EQ(said("a ❤️ b", "en", named), "en:a red heart b");
  EXPECT_EQ(said("in 🇫🇷 now", "en", named), "en:in France now");
  EXPECT_EQ(said("in 🇫🇷 now", "de", named), "de:in Frankreich now");
  EXPECT_EQ(said("a 👩‍🚀 b", "en", named), "en:a woman b");
}

TEST(WishedForms, EmojiAloneAreSomethingToSay) {
  EXPECT_EQ(said("🎉🎉", "en"), "");
  EXPECT_EQ(said("🎉🎉", "en", named), "en:party popper party popper");
}

}  // namespace
}  // namespace lectern
