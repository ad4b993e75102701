#include "lectern/prepare.h"
#include "text/script_of.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"
#include "text/scripts.h"

namespace lectern {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Block paragraph(const std::string& text) {
  return {.as = Paragraph{{{.text = text}}}};
}

Article article(std::vector<Block> blocks, const std::string& language = "en") {
  Article made;
  made.meta.title = "A title";
  made.meta.language = language;
  made.blocks = std::move(blocks);
  mint_ids(made);
  return made;
}

// Each utterance as "id role: text", with the ends of blocks marked.
std::vector<std::string> script(const Article& article, const PrepareOptions& options = {}) {
  std::vector<std::string> lines;
  for (const Utterance& it : script_of(article, options).utterances)
    lines.push_back(it.id + " " + std::string(role_names[static_cast<std::size_t>(it.role)]) +
                    ": " + it.written + (it.ends_block ? " |" : ""));
  return lines;
}

TEST(Prepare, TitleThenSentences) {
  EXPECT_THAT(script(article({paragraph("One. Two!"), paragraph("Three")})),
              ElementsAre("title.01 title: A title |", "b0001.01 paragraph: One.",
                          "b0001.02 paragraph: Two! |", "b0002.01 paragraph: Three |"));
}

TEST(Prepare, EveryBlockHasItsRole) {
  Quote quote{{paragraph("Quoted.")}};
  List list;
  list.items = {{paragraph("Item.")}, {{.as = Quote{{paragraph("In it.")}}}}};
  Table table{{{.text = "Cap"}}, {{Cell{{{.text = "a"}}, true}, Cell{{{.text = "b. c"}}}}}};
  const Figure figure{.href = "x", .alt = "A goose", .caption = {{.text = "Words."}}};
  EXPECT_THAT(
      script(article({{.as = Heading{2, {{.text = "Head"}}}},
                      {.as = quote},
                      {.as = list},
                      {.as = Code{"int i;\nint j;"}},
                      {.as = table},
                      {.as = figure},
                      {.as = Embed{"x", "not said"}},
                      {.as = Rule{}}}),
             {.speak = default_parts.with(Part::code)}),
      ElementsAre("title.01 title: A title |", "b0001.01 heading: Head |",
                  "b0003.01 quote: Quoted. |", "b0005.01 list item: Item. |",
                  "b0007.01 list item: In it. |", "b0008.a01 code: Code. |",
                  "b0008.01 code: int i;", "b0008.02 code: int j; |", "b0009.01 table cell: Cap |",
                  "b0009.02 table cell: a", "b0009.03 table cell: b. c |",
                  "b0010.a01 caption: Image: A goose |", "b0010.01 caption: Words. |"));
}

TEST(Prepare, BlocksWithoutWordsAreSilent) {
  EXPECT_THAT(script(article({paragraph("***"), paragraph("…"), paragraph("😀")}), {.speak = {}}),
              IsEmpty());
}

TEST(Prepare, RangesLieInTheBlocksPlainText) {
  const Article made = article({paragraph("第一句。 第二句。")}, "zh-Hans");
  const std::string text = plain_text(made.blocks[0]);
  const auto utterances = script_of(made, {.speak = {}}).utterances;
  ASSERT_EQ(utterances.size(), 2U);
  for (const Utterance& it : utterances)
    EXPECT_EQ(text.substr(it.range.begin, it.range.end - it.range.begin), it.written);
}

// "language:spoken" of all runs.
std::vector<std::string> runs(const Article& made) {
  std::vector<std::string> out;
  for (const Utterance& utterance : script_of(made, {.speak = {}}).utterances)
    for (const lectern::Run& run : utterance.runs) out.push_back(run.language + ":" + run.spoken);
  return out;
}

TEST(Prepare, RunsGoToVoicesThatCanReadThem) {
  EXPECT_THAT(runs(article({paragraph("公司Trivium China说，12人。")}, "zh-Hans")),
              ElementsAre("zh-Hans:公司", "en:Trivium China", "zh-Hans:说，十二人。"));
}

TEST(Prepare, JapaneseNumbersAreSaidInKanaWhichEveryEngineReads) {
  EXPECT_THAT(runs(article({paragraph("3人が来た。")}, "ja")), ElementsAre("ja:さんにんが来た。"));
}

TEST(Prepare, ASentenceInAnotherScriptHasAnotherLanguage) {
  const auto utterances =
      script_of(article({paragraph("我走了。Goodbye then. 再见。")}, "zh-Hans"), {.speak = {}})
          .utterances;
  ASSERT_EQ(utterances.size(), 3U);
  EXPECT_EQ(utterances[0].language, "zh-Hans");
  EXPECT_EQ(utterances[1].language, "en");
  EXPECT_EQ(utterances[2].language, "zh-Hans");
}

TEST(Prepare, MarkedSpansHaveTheirLanguage) {
  Block block;
  block.as = Paragraph{{{.text = "He said "},
                        {.text = "bonjour", .language = "fr_FR"},
                        {.text = ", and again "},
                        {.text = "au revoir", .language = "fr_FR"},
                        {.text = "."}}};
  EXPECT_THAT(runs(article({block})),
              ElementsAre("en:He said ", "fr-FR:bonjour, ", "en:and again ", "fr-FR:au revoir."));
}

TEST(Prepare, ABlocksOwnLanguageCounts) {
  Block block = paragraph("Bonjour.");
  block.language = "fr";
  EXPECT_THAT(runs(article({block, paragraph("Hello.")})), ElementsAre("fr:Bonjour.", "en:Hello."));
}

TEST(Prepare, AnUnknownLanguageIsReadByScript) {
  EXPECT_THAT(runs(article({paragraph("Hello 你好")}, "und")),
              ElementsAre("und:Hello ", "zh:你好"));
}

void expect_covered(std::string_view text, const std::vector<bool>& covered) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const bool speakable = is_speakable(decode(text, at));
    ASSERT_TRUE(covered[start] || !speakable) << text << " at " << start;
  }
}

// Where a run is changed, some of what is written stands behind it; everywhere else it is spoken as
// it is written. All of it is in order, and nothing is missing.
void expect_mapped(const lectern::Run& run, std::string_view written) {
  std::uint32_t spoken = 0, from = run.written.begin;
  const auto expect_same = [&](std::uint32_t spoken_end, std::uint32_t written_end) {
    ASSERT_LE(spoken, spoken_end);
    ASSERT_LE(from, written_end);
    ASSERT_EQ(std::string_view(run.spoken).substr(spoken, spoken_end - spoken),
              written.substr(from, written_end - from));
  };
  for (const Change& change : run.changes) {
    ASSERT_NO_FATAL_FAILURE(expect_same(change.spoken.begin, change.written.begin)) << written;
    ASSERT_LT(change.written.begin, change.written.end) << written;
    ASSERT_LE(change.spoken.begin, change.spoken.end) << written;
    ASSERT_FALSE(change.pass.empty());
    spoken = change.spoken.end;
    from = change.written.end;
  }
  ASSERT_NO_FATAL_FAILURE(
      expect_same(static_cast<std::uint32_t>(run.spoken.size()), run.written.end))
      << written;
  std::uint32_t end = 0;
  for (const WordReading& reading : run.readings) {
    ASSERT_LE(end, reading.spoken.begin);
    ASSERT_LT(reading.spoken.begin, reading.spoken.end);
    ASSERT_LE(reading.spoken.end, run.spoken.size());
    ASSERT_FALSE(reading.sounds.empty());
    end = reading.spoken.end;
  }
}

// Texts that are made to take long: each one long sentence, or none at all.
TEST(Prepare, HostileTextsTakeLinearTime) {
  for (const std::string& piece :
       {std::string("7"), std::string("1."), std::string("12:"), std::string("a,"),
        std::string("XIV "), std::string("abc שלום 12 مرحبا ٣٤ "), std::string("银行2022年"),
        std::string("\u0301"), std::string("\ue000"), std::string("𐎀𐎁 "), std::string("$1 "),
        std::string("http://a.b/c?d "), std::string("😀"), std::string("(")}) {
    std::string text;
    while (text.size() < 100'000) text += piece;
    for (const char* language : {"en", "zh-Hans", "de", "ru", "ja"})
      EXPECT_LT(script_of(article({paragraph(text)}, language), {.speak = {}}).utterances.size(),
                text.size());
  }
}

// Any mixture of these is said, all of it and nothing twice, and it is known what each word is for.
TEST(Prepare, EveryLetterAndDigitLiesInExactlyOneRun) {
  const std::vector<std::string> pieces = {"今天",    "。",
                                           "”",       "“",
                                           "Mr. ",    "end. ",
                                           "\n",      " ",
                                           "（",      "）",
                                           "3.14",    "é",
                                           "…",       "か",
                                           "カフェ",  "한국",
                                           "Привет ", "क\u094D",
                                           "ا",       "😀",
                                           "①",       "\u0301",
                                           "B2",      "-",
                                           "\"",      "\U00020BB7",
                                           "5 km",    "12/12/2022",
                                           "2022年",  "$3.5m ",
                                           "银行",    "行长",
                                           "3-2",     "https://a.example/b",
                                           "\ue000",  "50%",
                                           "No. 7",   "XIV",
                                           "A股"};
  std::uint32_t state = 7;
  const auto pick = [&](std::size_t below) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8) % below;
  };
  const std::vector<std::string> languages = {"zh-Hans", "en", "ja", "und", "fr"};
  for (int round = 0; round < 2'000; ++round) {
    Inlines inlines;
    for (int i = 0; i < 12; ++i) {
      const std::string& text = pieces[pick(pieces.size())];
      inlines.push_back({.text = text, .language = pick(4) == 0 ? languages[pick(5)] : ""});
    }
    const Article made = article({{.as = Paragraph{inlines}}}, languages[pick(5)]);
    const std::string text = plain_text(made.blocks[0]);
    std::vector<bool> covered(text.size());
    for (const Utterance& utterance : script_of(made, {.speak = {}}).utterances)
      for (const lectern::Run& run : utterance.runs) {
        ASSERT_NO_FATAL_FAILURE(expect_mapped(run, utterance.written)) << text;
        ASSERT_TRUE(is_utf8(run.spoken)) << text;
        ASSERT_FALSE(run.language.empty()) << text;
        for (std::uint32_t i = run.written.begin; i < run.written.end; ++i) {
          ASSERT_FALSE(covered[utterance.range.begin + i]) << text;
          covered[utterance.range.begin + i] = true;
        }
      }
    ASSERT_NO_FATAL_FAILURE(expect_covered(text, covered));
  }
}

TEST(Prepare, SignsOfNotesAreSeenAndNotSaid) {
  const Span sign{.text = "12", .target = "n12", .note = true};
  const Script script = script_of(
      article(
          {{.as =
                Paragraph{
                    {{.text = "It ended."}, sign, {.text = " Geese"}, sign, {.text = " fly."}}}},
           {.id = "n12", .as = Note{"12", {paragraph("A note.")}}}}),
      {.speak = {}});
  ASSERT_GE(script.utterances.size(), 2U);
  EXPECT_EQ(script.utterances[0].written, "It ended.");
  EXPECT_EQ(script.utterances[1].written, "Geese12 fly.");
  EXPECT_EQ(script.utterances[1].runs[0].spoken, "Geese fly.");
}

TEST(Prepare, ManyMarkedSpansTakeNoLonger) {
  Inlines inlines;
  for (int i = 0; i < 50'000; ++i) {
    inlines.push_back({.text = "mot. ", .language = "fr"});
    inlines.push_back({.text = "Wort. ", .language = "de"});
  }
  const Article made = article({{.as = Paragraph{std::move(inlines)}}});
  EXPECT_GT(script_of(made, {}).utterances.size(), 1'000U);
}

}  // namespace
}  // namespace lectern
