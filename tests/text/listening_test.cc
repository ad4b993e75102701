// What is spoken besides running text: parts, announcements, tables, notes.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "lectern/prepare.h"
#include "text/script_of.h"
#include "text/scripts.h"

namespace lectern {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Block paragraph(const std::string& text) {
  return {.as = Paragraph{{{.text = text}}}};
}

Cell cell(const std::string& text, bool header = false) {
  return {{{.text = text}}, header};
}

Article article(std::vector<Block> blocks, const std::string& language = "en") {
  Article made;
  made.meta.title = "Geese";
  made.meta.language = language;
  made.blocks = std::move(blocks);
  mint_ids(made);
  return made;
}

// "id: written", with what is given to the voice where that is more.
std::vector<std::string> script(const Article& article, Parts speak) {
  std::vector<std::string> lines;
  for (const Utterance& it : script_of(article, {.speak = speak}).utterances) {
    std::string spoken;
    for (const lectern::Run& run : it.runs) spoken += run.spoken + " ";
    spoken.pop_back();
    lines.push_back(it.id + ": " + (it.runs.size() > 1 ? spoken : it.written));
  }
  return lines;
}

Article published(const std::string& language) {
  Article made = article({paragraph("...")}, language);
  made.meta.site = "Trivium";
  made.meta.authors = {"Ann", "Bo", "Cy"};
  made.meta.published = "2022-12-11T20:30:00Z";
  made.meta.zone = "+08:00";
  return made;
}

constexpr Parts whole_intro = {Part::intro, Part::site, Part::byline, Part::date};

TEST(Listening, TheIntroIsInTheArticlesLanguageAndZone) {
  EXPECT_THAT(script(published("en"), whole_intro),
              ElementsAre("intro.01: From Trivium.", "intro.02: By Ann, Bo, and Cy.",
                          "intro.03: Published on December 12, 2022."));
  EXPECT_THAT(script(published("en-GB"), {Part::intro, Part::date}),
              ElementsAre("intro.01: Published on 12 December 2022."));
  EXPECT_THAT(script(published("de"), {Part::intro, Part::date}),
              ElementsAre("intro.01: Veröffentlicht am 12. Dezember 2022."));
  EXPECT_THAT(script(published("fr"), {Part::intro, Part::date}),
              ElementsAre("intro.01: Publié le 12 décembre 2022."));
  EXPECT_THAT(script(published("zh-Hans"), {Part::intro, Part::date, Part::end}),
              ElementsAre("intro.01: 发布于2022年12月12日。", "end.01: 全文完。"));
}

TEST(Listening, TraditionalChineseHasItsOwnWords) {
  for (const char* language : {"zh-Hant", "zh-TW", "zh-HK"})
    EXPECT_THAT(script(published(language), {Part::intro, Part::date, Part::end}),
                ElementsAre("intro.01: 發布於2022年12月12日。", "end.01: 全文完。"));
}

TEST(Listening, OnlyWhatIsChosenIsInTheIntro) {
  EXPECT_THAT(script(published("en"), {Part::title, Part::intro, Part::site}),
              ElementsAre("title.01: Geese", "intro.01: From Trivium."));
  EXPECT_THAT(script(published("en"), {Part::title, Part::site, Part::date}),
              ElementsAre("title.01: Geese"));
  EXPECT_THAT(script(article({}), whole_intro), IsEmpty());
}

TEST(Listening, ALanguageWithoutPhrasesHearsOnlyWhatNeedsNone) {
  const Article swahili = published("sw");
  EXPECT_THAT(
      script(swahili, whole_intro.with(Part::end)),
      ElementsAre("intro.01: Trivium", "intro.02: Ann, Bo na Cy", "intro.03: 12 Desemba 2022"));
  Article unknown = published("und");
  unknown.blocks = {{.as = Code{"int i;"}},
                    {.as = Figure{.href = "x", .alt = "A grey goose", .caption = {}}}};
  mint_ids(unknown);
  EXPECT_THAT(script(unknown, Parts::all().without(Part::code).without(Part::title)),
              ElementsAre("intro.01: Trivium", "intro.02: Ann, Bo, Cy", "b0002.a01: A grey goose"));
}

TEST(Listening, ADateThatIsNoWholeDayIsNotSaid) {
  Article made = published("en");
  for (const char* date : {"", "2022", "2022-12", "2022-13-40", "soon"}) {
    made.meta.published = date;
    EXPECT_THAT(script(made, {Part::intro, Part::date}), IsEmpty()) << date;
  }
}

TEST(Listening, CodeAndTablesThatAreNotReadAreTold) {
  const Article made = article(
      {{.as = Code{"int i;"}},
       {.as = Table{{{.text = "Caption."}}, {{cell("a"), cell("b")}, {cell("c"), cell("d")}}}}});
  EXPECT_THAT(
      script(made, {Part::captions}),
      ElementsAre("b0001.a01: Code left out.", "b0002.a01: Table left out.", "b0002.01: Caption."));
  EXPECT_THAT(
      script(made, {Part::code, Part::tables}),
      ElementsAre("b0001.a01: Code.", "b0001.01: int i;", "b0002.a01: Table.", "b0002.01: Caption.",
                  "b0002.02: a", "b0002.03: b", "b0002.04: c", "b0002.05: d"));
}

TEST(Listening, ATableIsReadRowByRowWithItsHeaders) {
  const Article made = article({{.as = Table{{},
                                             {{cell("Country", true), cell("Population", true)},
                                              {cell("France", true), cell("68 million")},
                                              {cell("Chad"), cell("")},
                                              {cell("Fiji"), cell("One. Two.")}}}}});
  EXPECT_THAT(script(made, {Part::tables}),
              ElementsAre("b0001.a01: Table.", "b0001.01: Country", "b0001.02: Population",
                          "b0001.03: Country: France", "b0001.04: Population: sixty-eight million",
                          "b0001.05: Country: Chad", "b0001.06: Country: Fiji",
                          "b0001.07: Population: One.", "b0001.08: Two."));
  std::string ends;
  for (const Utterance& it : script_of(made, {.speak = {Part::tables}}).utterances)
    ends += it.ends_block ? '|' : '-';
  EXPECT_EQ(ends, "|-|-||--|") << "rows end as blocks do";
}

TEST(Listening, AHeaderInAnotherScriptGoesToItsOwnVoice) {
  const Article made = article(
      {{.as = Table{{}, {{cell("国家", true), cell("GDP", true)}, {cell("法国"), cell("3")}}}}},
      "zh-Hans");
  const Script script = script_of(made, {.speak = {Part::tables}});
  const Utterance& last = script.utterances.back();
  ASSERT_EQ(last.runs.size(), 2U);
  EXPECT_EQ(last.runs[0].language, "en");
  EXPECT_EQ(last.runs[0].spoken, "GDP：");
  EXPECT_EQ(last.runs[0].written, (TextRange{0, 0}));
  EXPECT_EQ(last.runs[1].written, (TextRange{0, 1}));
}

TEST(Listening, ATableOfTenThousandRowsTakesNoLonger) {
  Table table{{}, {{cell("Some header of the column", true), cell("Another", true)}}};
  for (int i = 0; i < 10'000; ++i)
    table.rows.push_back({cell(fmt::format("row {}", i)), cell("value")});
  const Article made = article({{.as = std::move(table)}});
  EXPECT_EQ(script_of(made, {.speak = {Part::tables}}).utterances.size(), 20'003U);
}

TEST(Listening, PicturesAreDescribedWhereTheirAlternativeTellsAnything) {
  const auto figure = [](const std::string& alt, const std::string& caption) {
    return Block{.as = Figure{.href = "x", .alt = alt, .caption = {{.text = caption}}}};
  };
  const Article made =
      article({figure("A goose. On a pond.", "Spring"), figure("IMG_0042.jpg", "A"),
               figure("image", "B"), figure("Snow", "Snow in May"), figure("", "C")});
  EXPECT_THAT(script(made, {Part::alt, Part::captions}),
              ElementsAre("b0001.a01: Image: A goose. On a pond.", "b0001.01: Spring",
                          "b0002.01: A", "b0003.01: B", "b0004.01: Snow in May", "b0005.01: C"));
  EXPECT_THAT(script(made, {Part::alt}),
              ElementsAre("b0001.a01: Image: A goose. On a pond.", "b0004.a01: Image: Snow"));
}

Span reference(const std::string& note) {
  return {.text = "1", .target = note, .note = true};
}

TEST(Listening, NotesAreReadBehindTheBlockThatRefersToThem) {
  Block first = {.as = Paragraph{{{.text = "Geese"}, reference("n1"), {.text = " fly."}}}};
  Block note = {
      .id = "n1",
      .as = Note{"1", {{.as = Paragraph{{{.text = "Most do"}, reference("n2"), {.text = "."}}}}}}};
  const Article made = article({first,
                                first,
                                paragraph("So."),
                                note,
                                {.id = "n2", .as = Note{"*", {paragraph("2.")}}},
                                {.id = "n3", .as = Note{"3", {paragraph("Nobody asks.")}}}});
  EXPECT_THAT(script(made, {Part::footnotes}),
              ElementsAre("b0001.01: Geese1 fly.", "b0004.a01: Footnote 1.", "b0005.01: Most do1.",
                          "b0006.a01: Footnote.", "b0007.01: 2.", "b0002.01: Geese1 fly.",
                          "b0003.01: So.", "b0008.a01: Footnote 3.", "b0009.01: Nobody asks."));
  EXPECT_THAT(script(made, {}), ElementsAre("b0001.01: Geese1 fly.", "b0002.01: Geese1 fly.",
                                            "b0003.01: So.", "b0004.a01: Footnotes left out."));
}

TEST(Listening, ALongChainOfNotesIsReadAll) {
  std::vector<Block> blocks = {{.as = Paragraph{{{.text = "Text"}, reference("n0")}}}};
  for (int i = 0; i < 20'000; ++i)
    blocks.push_back(
        {.id = fmt::format("n{}", i),
         .as = Note{
             "1", {{.as = Paragraph{{{.text = "Note"}, reference(fmt::format("n{}", i + 1))}}}}}});
  EXPECT_EQ(script_of(article(std::move(blocks)), {.speak = {Part::footnotes}}).utterances.size(),
            1U + 2 * 20'000);
}

TEST(Listening, LinksAreNamedBySiteOnce) {
  const auto link = [](const std::string& href) { return Span{.text = "here ", .href = href}; };
  const Article made =
      article({{.as = Paragraph{{link("https://www.example.org/a?b"), link("https://u@b.test:8/"),
                                 link("http://example.org"), link("mailto:a@b.test")}}},
               paragraph("None.")});
  EXPECT_THAT(script(made, {Part::links}),
              ElementsAre("b0001.01: here here here here",
                          "b0001.a01: Links: example.org and b.test.", "b0002.01: None."));
}

// The law for whoever follows speech through a document: what is said of a block lies in its text,
// in order within the block, whole and once; all else says that it has no place there.
void expect_places(const Article& article, const Script& script) {
  std::map<std::string, std::string> texts = {{"title", article.meta.title}};
  for_each_block(article.blocks,
                 [&](const Block& block, int) { texts[block.id] = plain_text(block); });
  std::map<std::string, std::uint32_t> reached;
  std::set<std::string> ids;
  for (const Utterance& it : script.utterances) {
    EXPECT_TRUE(ids.insert(it.id).second) << it.id;
    EXPECT_TRUE(has_speakable(it.written)) << it.id;
    std::uint32_t at = 0;
    for (const lectern::Run& run : it.runs) {
      const bool label = it.role == Role::table_cell && at == 0 && run.written == TextRange{};
      EXPECT_TRUE(label || run.written.begin < run.written.end) << it.id;
      EXPECT_EQ(run.written.begin, at) << it.id;
      at = run.written.end;
    }
    EXPECT_EQ(at, it.written.size()) << it.id;
    if (is_announcement(it)) {
      EXPECT_TRUE(it.id.find(".a") != it.id.npos || it.block == "intro" || it.block == "end");
      continue;
    }
    ASSERT_TRUE(texts.contains(it.block)) << it.id;
    EXPECT_EQ(texts[it.block].substr(it.range.begin, it.range.end - it.range.begin), it.written);
    EXPECT_GE(it.range.begin, reached[it.block]) << it.id;
    for (std::uint32_t i = reached[it.block]; i < it.range.begin; ++i)
      EXPECT_FALSE(has_speakable(texts[it.block].substr(i, 1))) << it.id;
    reached[it.block] = it.range.end;
  }
  for (const auto& [block, end] : reached)
    EXPECT_FALSE(has_speakable(std::string_view(texts[block]).substr(end))) << block;
}

// Any blocks, in any language, with all parts.
TEST(Listening, EverySpokenWordHasAPlaceOrIsAnAnnouncement) {
  const std::vector<std::string> texts = {"", "…", "One. Two!", "Зима 12", "雪", "a\nb", " x "};
  std::uint32_t state = 5;
  const auto pick = [&](std::size_t below) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8) % below;
  };
  const auto inlines = [&] {
    Inlines made;
    for (std::size_t i = pick(4); i > 0; --i)
      made.push_back({.text = texts[1 + pick(texts.size() - 1)],
                      .href = pick(4) == 0 ? "https://a.test/" : "",
                      .language = pick(5) == 0 ? "ru" : ""});
    if (pick(4) == 0) made.push_back({.text = "*", .target = "n1", .note = true});
    return made;
  };
  const auto table = [&] {
    Table made{inlines(), {}};
    for (std::size_t rows = pick(5); rows > 0; --rows) {
      made.rows.emplace_back();
      for (std::size_t cells = pick(4); cells > 0; --cells)
        made.rows.back().push_back({inlines(), pick(2) == 0, int(1 + pick(3)), int(1 + pick(3))});
    }
    return made;
  };
  const std::vector<std::string> languages = {"en", "zh-Hant", "und", "ar", "hu", "th"};
  for (int round = 0; round < 300; ++round) {
    std::vector<Block> blocks;
    for (std::size_t i = pick(6); i > 0; --i) {
      Block block;
      switch (pick(6)) {
        case 0:
          block.as = Paragraph{inlines()};
          break;
        case 1:
          block.as = Heading{2, inlines()};
          break;
        case 2:
          block.as = Code{texts[pick(texts.size())]};
          break;
        case 3:
          block.as = Figure{.href = "x", .alt = texts[pick(7)], .caption = inlines()};
          break;
        case 4:
          block.as = Quote{{{.as = Paragraph{inlines()}}}};
          break;
        default:
          block.as = table();
      }
      blocks.push_back(std::move(block));
    }
    blocks.push_back({.id = "n1", .as = Note{texts[pick(7)], {{.as = Paragraph{inlines()}}}}});
    Article made = article(std::move(blocks), languages[pick(languages.size())]);
    made.meta.site = texts[pick(5)];
    made.meta.authors.assign(pick(3), "Ann");
    made.meta.published = pick(2) == 0 ? "2022-12-12" : "";
    expect_places(made, script_of(made, {.speak = pick(3) == 0 ? default_parts : Parts::all()}));
    ASSERT_FALSE(testing::Test::HasFailure()) << "round " << round;
  }
}

TEST(Listening, TheFingerprintIsOfTheData) {
  EXPECT_EQ(text_data_fingerprint(), text_data_fingerprint());
  EXPECT_FALSE(text_data_fingerprint().empty());
}

}  // namespace
}  // namespace lectern
