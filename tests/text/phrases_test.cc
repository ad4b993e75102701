#include "text/phrases.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"
#include "base/key_values.h"

namespace lectern {
namespace {

using testing::HasSubstr;

TEST(Phrases, ASectionIsForItsScriptOrRegion) {
  const char* file = "end = The end.\n[Hant]\nend = HANT\n[BR]\nend = BR\n";
  EXPECT_EQ(parse_phrases(file, "f", "zh-Hans")->say(Phrase::end), "The end.");
  EXPECT_EQ(parse_phrases(file, "f", "zh-Hant")->say(Phrase::end), "HANT");
  EXPECT_EQ(parse_phrases(file, "f", "zh-HK")->say(Phrase::end), "HANT");
  EXPECT_EQ(parse_phrases(file, "f", "pt-BR")->say(Phrase::end), "BR");
  EXPECT_EQ(parse_phrases(file, "f", "pt-PT")->say(Phrase::end), "The end.");
}

TEST(Phrases, TheValueStandsInItsPlace) {
  const auto phrases = parse_phrases("site = From {site}.\nfootnote = Note {number}.", "f", "en");
  EXPECT_EQ(phrases->say(Phrase::site, "a {site} b"), "From a {site} b.");
  EXPECT_EQ(phrases->say(Phrase::footnote, "3"), "Note 3.");
  EXPECT_EQ(phrases->say(Phrase::footnote), "Note.");
  EXPECT_EQ(phrases->say(Phrase::date, "x"), "x") << "what the file does not say";
  EXPECT_EQ(phrases->say(Phrase::code_left_out), "");
}

TEST(Phrases, MistakesAreToldWithFileAndLine) {
  const auto unknown = parse_phrases("\nennd = x\n", "file", "en");
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().where, "file:2");
  EXPECT_THAT(unknown.error().way_out, HasSubstr("did you mean end"));
  EXPECT_FALSE(parse_phrases("site = {date}", "file", "en"));
  EXPECT_FALSE(parse_phrases("site = {site} {site}", "file", "en"));
  EXPECT_FALSE(parse_phrases("table = {number}", "file", "en"));
}

// Whoever adds a language adds all of it: a phrase that is missing is silence.
TEST(Phrases, EveryFileIsWhole) {
  namespace fs = std::filesystem;
  int files = 0;
  for (const auto& entry : fs::directory_iterator(LECTERN_SOURCE_DIR "/voices")) {
    const std::string path = (entry.path() / "phrases.conf").string();
    if (!fs::exists(path)) continue;
    ++files;
    const auto text = read_file(path);
    ASSERT_TRUE(text);
    const std::string folder = entry.path().filename().string();
    const auto phrases = parse_phrases(*text, path, folder == "cmn" ? "zh" : folder);
    ASSERT_TRUE(phrases) << message(phrases.error());
    for (std::size_t i = 0; i < phrase_count; ++i) {
      const auto phrase = static_cast<Phrase>(i);
      const std::string said = phrases->say(phrase, "x");
      EXPECT_NE(said, "") << path << " " << i;
      EXPECT_TRUE(phrase == Phrase::header || said != Phrases().say(phrase, "x"))
          << path << " " << i;
    }
  }
  EXPECT_GE(files, 15);
}

TEST(Phrases, TheFirstClassLanguagesHaveThem) {
  for (const char* language :
       {"zh-Hans", "zh-Hant", "yue", "en-GB", "de-AT", "fr", "es-419", "pt-BR", "ja", "ru", "it",
        "ar", "hi", "ko", "vi", "sv", "hu", "nb", "no"})
    EXPECT_NE(phrases_of(language).say(Phrase::end), "") << language;
  EXPECT_EQ(phrases_of("tlh").say(Phrase::end), "");
  EXPECT_EQ(phrases_of("../en").say(Phrase::end), "");
}

}  // namespace
}  // namespace lectern
