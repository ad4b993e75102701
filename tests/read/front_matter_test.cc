#include "read/texts/front_matter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/sample.h"

namespace lectern {
namespace {

using sample::lines_of;
using sample::read_file_text;
using testing::ElementsAre;
using testing::IsEmpty;

// The fields of these lines between two rules.
FrontMatter matter(const std::string& lines) {
  const std::string file = "---\n" + lines + "---\nrest";
  std::string_view text = file;
  FrontMatter taken = parse_front_matter(cut_front_matter(text));
  EXPECT_EQ(text, "rest") << lines;
  return taken;
}

TEST(FrontMatter, ScalarsOfEveryKind) {
  const auto taken = matter(
      "title: \"一个 \\\"标题\\\"\"\nplain: two  words\nsingle: 'it''s'\nfolded: >\n  one\n  two\n"
      "Date: 2021-09-24T06:52:09.089Z\nempty:\nnumber: 12\n");
  EXPECT_EQ(taken.value("title"), "一个 \"标题\"");
  EXPECT_EQ(taken.value("plain"), "two words");
  EXPECT_EQ(taken.value("single"), "it's");
  EXPECT_EQ(taken.value("folded"), "one two");
  EXPECT_EQ(taken.value("date"), "2021-09-24T06:52:09.089Z");
  EXPECT_EQ(taken.value("empty"), "");
  EXPECT_EQ(taken.value("number"), "12");
  EXPECT_EQ(taken.value("absent"), "");
}

TEST(FrontMatter, ListsInBothForms) {
  const auto taken = matter("tags: [ 法广, two ]\ncategories:\n  - a\n  - b\nlast: c\n");
  EXPECT_THAT(taken.fields.at("tags"), ElementsAre("法广", "two"));
  EXPECT_THAT(taken.fields.at("categories"), ElementsAre("a", "b"));
  EXPECT_EQ(taken.value("last"), "c");
}

TEST(FrontMatter, NestedMapsAreLeftOut) {
  const auto taken = matter("author:\n  name: x\n  url: y\nimages: [{a: b}, c]\ntitle: t\n");
  EXPECT_EQ(taken.value("author"), "");
  EXPECT_EQ(taken.value("title"), "t");
  EXPECT_THAT(taken.fields.at("images"), ElementsAre("c"));
}

TEST(FrontMatter, AliasesShiftNoKeys) {
  const auto taken = matter("base: &x one\ncopy: *x\ntitle: t\n");
  EXPECT_EQ(taken.value("title"), "t");
}

TEST(FrontMatter, AListAtTheTopHasNoFields) {
  EXPECT_THAT(matter("- a\n- b\n").fields, IsEmpty());
}

TEST(FrontMatter, BrokenYamlIsReadLineByLine) {
  const auto taken = matter("title: Foo: the bar\nauthor: \"A B\"\n\tdate: x\ntags: [a\n");
  EXPECT_EQ(taken.value("title"), "Foo: the bar");
  EXPECT_EQ(taken.value("author"), "A B");
}

TEST(FrontMatter, BlankLinesAndCarriageReturns) {
  const auto taken = matter("\r\ntitle: t\r\n\r\nauthor: a\r\n");
  EXPECT_EQ(taken.value("title"), "t");
  EXPECT_EQ(taken.value("author"), "a");
}

TEST(FrontMatter, WithoutAnEndItIsText) {
  for (const std::string_view file : {"---\ntitle: t\n", "--- \ntitle: t\n---\n", "", "---"}) {
    std::string_view text = file;
    EXPECT_EQ(cut_front_matter(text), "") << file;
    EXPECT_EQ(text, file);
  }
}

TEST(FrontMatter, MayBeAllThereIs) {
  std::string_view text = "---\ntitle: t\n---";
  EXPECT_EQ(parse_front_matter(cut_front_matter(text)).value("title"), "t");
  EXPECT_EQ(text, "");
}

constexpr std::string_view second_producer =
    "---\nlayout: post\ntitle: \"标题被截\"\ndate: 2021-09-24T06:52:09.089Z\nauthor: 法广\n"
    "from: https://www.example.org/cn/from\ntags: [ 法广 ]\ncategories: [ 法广 ]\n---\n";

TEST(ReadArchive, FrontMatterGivesWhatTheHeadLacks) {
  const auto reading =
      read_file_text(std::string(second_producer) +
                     "<!--NaN-->\n[完整的标题](https://www.example.org/cn/a)\n------\n"
                     "<div>\n<p>正文</p>\n</div>\n");
  const Meta& meta = reading.article.meta;
  EXPECT_EQ(meta.title, "完整的标题");
  EXPECT_EQ(meta.url, "https://www.example.org/cn/a");
  EXPECT_EQ(meta.site, "法广");
  EXPECT_EQ(meta.published, "2021-09-24T06:52:09Z");
  EXPECT_EQ(meta.published_source, "front-matter");
  EXPECT_THAT(meta.tags, ElementsAre("法广"));
  EXPECT_THAT(meta.authors, IsEmpty());  // the outlet is no author
  EXPECT_THAT(lines_of(reading.article), ElementsAre("正文"));
}

TEST(ReadPost, HtmlUnderFrontMatter) {
  const auto reading = read_file_text(
      "---\n\ntitle: A post\n\nauthor: Ann Example\nlang: en\nsource: https://example.org/p\n---\n"
      "<article>\n  <p>One <b>two</b>.</p>\n</article>\n");
  EXPECT_EQ(reading.article.meta.title, "A post");
  EXPECT_EQ(reading.article.meta.url, "https://example.org/p");
  EXPECT_EQ(reading.article.meta.language, "en");
  EXPECT_EQ(reading.article.meta.language_source, "markup");
  EXPECT_THAT(reading.article.meta.authors, ElementsAre("Ann Example"));
  EXPECT_THAT(lines_of(reading.article), ElementsAre("One **two**."));
}

TEST(ReadPost, MarkdownUnderFrontMatter) {
  const auto reading = read_file_text(
      "---\ntitle: t\n---\n# Part\n\nOne *two* `three`\n\n- a\n- b\n\n> said\n\n```\nx <y>\n```\n\n"
      "| h | i |\n|---|---|\n| 1 | 2 |\n\n![alt](https://example.org/p.png)\n");
  EXPECT_THAT(lines_of(reading.article),
              ElementsAre("2# Part", "One *two* `three`", "list:", "- item", "  a", "- item", "  b",
                          "quote:", "  said", "code: x <y>", "table: ", "  |=h|=i|", "  |1|2|",
                          "figure: https://example.org/p.png alt=alt caption="));
}

TEST(ReadPost, FrontMatterNamesThoseWhoHadAPart) {
  const auto reading = read_file_text(
      "---\ntitle: A\nauthor: Ann\ntranslator: \"[[Tran Slater]]\"\n"
      "editors:\n  - Ed Itor\n  - Cafe\xCC\x81\n  - Ann\n---\n\nText of it.\n");
  EXPECT_THAT(reading.article.meta.contributors,
              ElementsAre(Contributor{"Ed Itor", "edt"}, Contributor{"Café", "edt"},
                          Contributor{"Tran Slater", "trl"}));
}

TEST(ReadPost, TheFirstHeadingIsTheTitleWhereThereIsNone) {
  const auto reading = read_file_text("---\nauthor: A\n---\n# The title\n\ntext\n");
  EXPECT_EQ(reading.article.meta.title, "The title");
  EXPECT_THAT(lines_of(reading.article), ElementsAre("text"));
  EXPECT_EQ(reading.article.blocks[0].id, "b0001");
}

TEST(ReadPost, TheWayBackToTheCollectionIsNoText) {
  const auto reading = read_file_text(
      "\xEF\xBB\xBF###  [:house:返回首頁](https://example.org/txt)\n---\n# 標題\n\n正文\n");
  EXPECT_EQ(reading.article.meta.title, "標題");
  EXPECT_THAT(lines_of(reading.article), ElementsAre("正文"));
}

}  // namespace
}  // namespace lectern
