#include "lectern/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/file.h"
#include "text/lexicon/lexicon_files.h"
#include "text/lexicon/phonemes.h"
#include "text/script_of.h"

namespace lectern {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class LexiconFile : public testing::Test {
 protected:
  LexiconFile()
      : path_((std::filesystem::temp_directory_path() / fmt::format("lectern-lexicon-{}", getpid()))
                  .string()) {}
  ~LexiconFile() override { std::filesystem::remove(path_); }

  Result<Lexicon> load(std::string_view text) const {
    OutputFile file = *OutputFile::create(path_);
    EXPECT_TRUE(file.write(text));
    EXPECT_TRUE(file.commit(false));
    return Lexicon::load({path_});
  }

  // What is wrong with a lexicon of these words.
  std::string complaint(std::string_view text) const {
    const auto lexicon = load(text);
    return lexicon ? "none" : message(lexicon.error());
  }

  // "language:spoken" of each run of a text, then "word=sounds" of its readings.
  std::vector<std::string> said(std::string_view words, std::string_view text,
                                std::string_view language) const {
    const auto lexicon = load(words);
    if (!lexicon) return {message(lexicon.error())};
    Article article;
    article.meta.language = language;
    article.blocks.push_back({.id = "b", .as = Paragraph{{{.text = std::string(text)}}}});
    std::vector<std::string> all;
    for (const Utterance& it : script_of(article, {.speak = {}, .lexicon = &*lexicon}).utterances)
      for (const lectern::Run& run : it.runs) {
        all.push_back(run.language + ":" + run.spoken);
        for (const WordReading& reading : run.readings)
          all.push_back(
              run.spoken.substr(reading.spoken.begin, reading.spoken.end - reading.spoken.begin) +
              "=" + reading.sounds);
      }
    return all;
  }

 private:
  std::string path_;
};

TEST_F(LexiconFile, ComesBeforeAllRules) {
  EXPECT_THAT(
      said("# mine\nGIF\tjif\nDr. Strangelove\tdoctor strange love\n5 km\tfive clicks\n",
           "Dr. Strangelove made a GIF 5 km away; Dr. No did not.", "en"),
      ElementsAre("en:doctor strange love made a jif five clicks away; Doctor No did not."));
}

TEST_F(LexiconFile, KnowsWholeWordsOnly) {
  EXPECT_THAT(said("cat\tfeline\n", "A cat, cats, a wildcat, cat-like, Cat's CAT.", "en"),
              ElementsAre("en:A feline, cats, a wildcat, feline-like, feline's feline."));
  EXPECT_THAT(said("行程\t路程\n", "通信行程卡", "ja"), ElementsAre("ja:通信路程卡"));
}

TEST_F(LexiconFile, TakesCapitalsAtTheirWord) {
  EXPECT_THAT(said("Polish\tpoe lish\n", "Polish the Polish polish.", "en"),
              ElementsAre("en:poe lish the poe lish polish."));
}

TEST_F(LexiconFile, TheFirstEntryAndTheLongestWordWin) {
  EXPECT_THAT(said("a b\tone\na b\ttwo\na\tthree\na b c\tfour\n", "A b. A b c. A x.", "en"),
              ElementsAre("en:one.", "en:four.", "en:three x."));
}

TEST_F(LexiconFile, TellsSounds) {
  EXPECT_THAT(said("Nguyen\t/wɪn/\nsay\t[[s'eI]]\n", "Say Nguyen.", "en"),
              ElementsAre("en:Say Nguyen.", "Say=s'eI", "Nguyen=wIn"));
  EXPECT_THAT(said("长安\t{chang2 an4}\n", "去长安吧", "zh-Hans"),
              ElementsAre("zh-Hans:去长安吧", "去=qu4", "长安=chang2an4", "吧=ba5"));
}

TEST_F(LexiconFile, HoldsForItsLanguage) {
  const char* const words = "chat\tshah\tfr\nchat\ttchatte\n";
  EXPECT_THAT(said(words, "Le chat.", "fr"), ElementsAre("fr:Le shah."));
  EXPECT_THAT(said(words, "A chat.", "en"), ElementsAre("en:A tchatte."));
  EXPECT_THAT(said("GIF\tjif\n", "看GIF吧", "zh-Hans"),
              testing::Contains("en:jif"));  // no Chinese voice could read that
}

TEST_F(LexiconFile, WinsOverTheLanguagesOwnLexicon) {
  EXPECT_THAT(said("", "Еще зелен.", "ru"), ElementsAre("ru:ещё зелен."));
  EXPECT_THAT(said("еще\tопять", "Еще тепло.", "ru"), ElementsAre("ru:опять тепло."));
  EXPECT_THAT(said("", "Все об этом счета и шлем.", "ru"),
              ElementsAre("ru:Все об этом счета и шлем."));
}

TEST_F(LexiconFile, MaySilenceAWord) {
  EXPECT_THAT(said("(sic)\t\"\"\n", "They was (sic) there.", "en"),
              ElementsAre("en:They was  there."));
}

TEST_F(LexiconFile, NamesTheLineOfWhatIsWrong) {
  EXPECT_THAT(complaint("a\tb\nno tab\n"), HasSubstr(":2: there is no tab"));
  EXPECT_THAT(complaint("\tb\n"), HasSubstr(":1: there is no word"));
  EXPECT_THAT(complaint("a\t\n"), HasSubstr(":1: nothing says"));
  EXPECT_THAT(complaint("a\t/w€n/\n"), HasSubstr("there is no sound for `€n`"));
  EXPECT_THAT(complaint("a\t[[x]]]\n"), HasSubstr("are no names of phonemes"));
  EXPECT_THAT(complaint("a\t{yin hang2}\n"), HasSubstr("is no pinyin"));
  EXPECT_THAT(complaint("a\tb\t??\n"), HasSubstr("is no language"));
  EXPECT_THAT(complaint("a\tb\tc\td\n"), HasSubstr("more than three columns"));
  EXPECT_THAT(complaint("a\t\xFF\n"), HasSubstr(":1: the line is no UTF-8"));
  EXPECT_EQ(complaint("\xEF\xBB\xBF# only a comment\r\n\r\n"), "none");
}

std::string pls(std::string_view lexemes) {
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<lexicon version=\"1.0\" alphabet=\"ipa\" "
      "xml:lang=\"en\"\n xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\">\n{}</lexicon>",
      lexemes);
}

TEST_F(LexiconFile, MayBePls) {
  const std::string words = pls(
      "<lexeme><grapheme>Nguyen</grapheme><grapheme>Nguyễn</grapheme>"
      "<phoneme>x</phoneme><phoneme prefer=\"true\">wɪn</phoneme></lexeme>\n"
      "<lexeme><grapheme>W3C</grapheme><alias>World Wide Web Consortium</alias></lexeme>\n"
      "<lexeme><grapheme>say</grapheme><phoneme alphabet=\"x-espeak\">s'eI</phoneme></lexeme>\n");
  EXPECT_THAT(said(words, "Say W3C, Nguyễn.", "en"),
              ElementsAre("en:Say World Wide Web Consortium, Nguyễn.", "Say=s'eI", "Nguyễn=wIn"));
  EXPECT_THAT(said(words, "Dis Nguyen.", "fr"), ElementsAre("fr:Dis Nguyen."));
}

TEST_F(LexiconFile, NamesTheLexemeThatIsWrong) {
  EXPECT_THAT(complaint(pls("<lexeme><grapheme>a</grapheme><alias>b</alias></lexeme>\n<lexeme>"
                            "<grapheme>c</grapheme></lexeme>\n")),
              HasSubstr(":5: a lexeme has neither phoneme nor alias"));
  EXPECT_THAT(complaint(pls("<lexeme><alias>b</alias></lexeme>")),
              HasSubstr(":4: a lexeme has no grapheme"));
  EXPECT_THAT(complaint(pls("<lexeme><grapheme>a</grapheme><phoneme alphabet=\"x-sampa\">a"
                            "</phoneme></lexeme>")),
              HasSubstr("is no alphabet that lectern knows"));
  EXPECT_THAT(complaint("<html/>"), HasSubstr("no lexicon of the W3C"));
  EXPECT_THAT(complaint("<lexicon>"), HasSubstr("is no well-formed XML"));
}

TEST(Phonemes, AreNamedAsEspeakDoes) {
  const auto names = [](std::string_view ipa) {
    const auto made = espeak_of_ipa(ipa);
    return made ? *made : message(made.error());
  };
  EXPECT_EQ(names("ˈlɛk.tən"), "'lEkt@n");
  EXPECT_EQ(names("t͡ʃɜːtʃ"), "tS3:tS");
  EXPECT_EQ(names("bɔ̃ˈʒuʁ"), "bO~'ZuR");
  EXPECT_THAT(names("a˥"), HasSubstr("no sound for"));
}

TEST(LexiconMatches, AreFoundInLinearTime) {
  const std::string text(1'000'000, 'a'), words = [] {
    std::string all;
    for (int i = 0; i < 200'000; ++i) all += "a ";
    return all;
  }();
  const std::string path =
      (std::filesystem::temp_directory_path() / fmt::format("lectern-words-{}", getpid())).string();
  OutputFile file = *OutputFile::create(path);
  ASSERT_TRUE(file.write("a a a a b\tx\na\ty\n"));
  ASSERT_TRUE(file.commit(false));
  const auto lexicon = Lexicon::load({path});
  std::filesystem::remove(path);
  ASSERT_TRUE(lexicon);
  EXPECT_THAT(lexicon->matches(text, "en"), IsEmpty());
  EXPECT_EQ(lexicon->matches(words, "en").size(), 200'000U);
}

}  // namespace
}  // namespace lectern
