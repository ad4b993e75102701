#include "read/texts/markdown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/sample.h"

namespace lectern {
namespace {

using sample::all_text;
using sample::has_notice;
using sample::lines_of;
using sample::read_file_text;
using sample::repeated;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// The lines of a text that is Markdown, whatever follows its title.
std::vector<std::string> lines(const std::string& text) {
  return lines_of(read_file_text("# The title\n\n" + text).article);
}

TEST(Markdown, IsToldByItsSigns) {
  EXPECT_TRUE(has_markdown("# A heading\n\nSome text\n"));
  EXPECT_TRUE(has_markdown("Text with [a link](https://example.org).\n"));
  EXPECT_TRUE(has_markdown("| a | b |\n|---|---|\n| 1 | 2 |\n"));
  EXPECT_TRUE(has_markdown("```\ncode\n```\n"));
  EXPECT_TRUE(has_markdown("See [[A note]] and [[Another]].\n"));
}

TEST(Markdown, PlainTextHasNoneOfThem) {
  EXPECT_FALSE(has_markdown("A story.\n\n- one\n- two\n\n> quoted in a letter\n"));
  EXPECT_FALSE(has_markdown("#hashtag and #1 of 2 ** 3\n"));
  EXPECT_FALSE(has_markdown("One [link](https://example.org)\n" + repeated("prose\n\n", 100)));
}

TEST(ReadMarkdown, TakesTheFirstHeadingForTheTitle) {
  const auto reading = read_file_text("# How *tides* work\n\nText.\n\n## Part\n\nMore.\n");
  EXPECT_EQ(reading.article.meta.title, "How tides work");
  EXPECT_THAT(lines_of(reading.article), ElementsAre("Text.", "2# Part", "More."));
}

TEST(ReadMarkdown, AHeadingBehindTextIsNoTitle) {
  const auto reading = read_file_text("Text.\n\n## Part\n\nMore.\n\n## Other\n\nEnd.\n");
  EXPECT_EQ(reading.article.meta.title, "file-name");
  EXPECT_THAT(lines_of(reading.article),
              ElementsAre("Text.", "2# Part", "More.", "2# Other", "End."));
}

TEST(ReadMarkdown, FootnotesComeLastInTheOrderOfTheirReferences) {
  EXPECT_THAT(lines("One[^b] two[^a].\n\n[^a]: Note *a*.\n\n[^b]: Note b.\n\nEnd.\n"),
              ElementsAre("One[^^1^](#b0003) two[^^2^](#b0005).", "End.",
                          "note 1 b0003:", "  Note b.", "note 2 b0005:", "  Note *a*."));
}

TEST(ReadMarkdown, WhatOnlyBeginsLikeAFootnoteLosesNothing) {
  EXPECT_THAT(lines("Of [^and\nmore über\tgeese] end\n"),
              ElementsAre("Of [^and more über geese] end"));
  EXPECT_THAT(lines("Of [^a [b]\nc é] end\n"), ElementsAre("Of [^a [b] c é] end"));
}

TEST(ReadMarkdown, AFootnoteThatNothingRefersToIsKept) {
  EXPECT_THAT(lines("One[^1].\n\n[^1]: First.\n[^9]: Never used.\n"),
              ElementsAre("One[^^1^](#b0003).", "[^9]: Never used.", "note 1 b0003:", "  First."));
}

TEST(ReadMarkdown, TasksTablesAndBareLinks) {
  EXPECT_THAT(lines("- [x] done\n- [ ] open\n\n| a |\n|---|\n| ~~1~~ |\n\nhttps://example.org/a\n"),
              ElementsAre("list:", "- item", "  ☑ done", "- item", "  ☐ open", "table: ", "  |=a|",
                          "  |1|", "[https://example.org/a](https://example.org/a)"));
}

TEST(ReadMarkdown, WikiLinksAreTheirText) {
  EXPECT_THAT(lines("See [[Page|the page]], [[Other#Part]] and `[[code]]`.\n"),
              ElementsAre("See the page, Other > Part and `[[code]]`."));
}

TEST(ReadMarkdown, PicturesOfANoteBookHaveNoAddress) {
  const auto reading = read_file_text(
      "# T\n\nBefore ![[pic one.png|300]] it\n\n![alt|200x100](https://example.org/p.png)\n");
  EXPECT_THAT(lines_of(reading.article),
              ElementsAre("Before it", "figure: https://example.org/p.png alt=alt caption="));
  EXPECT_TRUE(has_notice(reading.notices, Notice::Kind::image_left_out));
}

TEST(ReadMarkdown, HighlightsCommentsAndBlockNamesGoWithoutTheirWords) {
  const auto reading = read_file_text(
      "# T\n\nA ==marked== word, a == b. %% hidden %% End. ^name-1\n\n%%\nhidden "
      "too\n%%\n\nLast.\n");
  EXPECT_THAT(lines_of(reading.article), ElementsAre("A marked word, a == b. End.", "Last."));
  EXPECT_TRUE(has_notice(reading.notices, Notice::Kind::furniture_removed));
}

TEST(ReadMarkdown, PercentSignsAreNoComment) {
  EXPECT_THAT(lines("From 5%% to 7%% and on\n\n%% never ended\n"),
              ElementsAre("From 5%% to 7%% and on", "%% never ended"));
}

TEST(ReadMarkdown, CalloutsAreQuotesWithABoldTitle) {
  EXPECT_THAT(lines("> [!note]- Mind this\n> Inside\n> goes on.\n\n> [!WARNING]\n> Hot.\n"),
              ElementsAre("quote:", "  **Mind this**", "  Inside goes on.",
                          "quote:", "  **Warning**", "  Hot."));
}

TEST(ReadMarkdown, FormulasAreCodeAndPricesAreNot) {
  EXPECT_THAT(lines("From $5 to $10: $a_1 * b_2 * c$.\n\n$$\n\\int_0^1 x_1 x_2\n$$\n"),
              ElementsAre("From $5 to $10: `a_1 * b_2 * c`.", "code: \\int_0^1 x_1 x_2"));
}

TEST(ReadMarkdown, LinesOfTagsAreMetadata) {
  const auto reading = read_file_text("# T\n\n#sea #moon/phase\n\nText #inside stays.\n");
  EXPECT_THAT(reading.article.meta.tags, ElementsAre("sea", "moon/phase"));
  EXPECT_THAT(lines_of(reading.article), ElementsAre("Text #inside stays."));
  EXPECT_TRUE(has_notice(reading.notices, Notice::Kind::metadata_lifted));
}

TEST(ReadMarkdown, TemplateTagsGoAndTheirCodeStays) {
  EXPECT_THAT(lines("{% highlight c %}\nint *a*;\n{% endhighlight %}\n\nText.\n{: .note}\n"),
              ElementsAre("code: int *a*;", "Text."));
}

TEST(ReadMarkdown, WhatLooksLikeANoteInCodeStays) {
  EXPECT_THAT(lines("```\n%% x %%\n> [!note] y\n$a_1$\n```\n"),
              ElementsAre("code: %% x %%\\n> [!note] y\\n$a_1$"));
}

TEST(ReadMarkdown, BrokenChineseLinesJoinWithoutASpace) {
  EXPECT_THAT(lines("中文第一行\n第二行\nword\n"), ElementsAre("中文第一行第二行 word"));
}

TEST(ReadMarkdown, RawHtmlIsRead) {
  EXPECT_THAT(lines("<div>raw <b>html</b></div>\n"), ElementsAre("raw **html**"));
}

TEST(ReadMarkdown, AReadMeThatBeginsWithAPictureIsNoPage) {
  const auto reading = read_file_text(
      "<p align=\"center\"><img src=\"https://example.org/p.png\"></p>\n\n# Tide\n\n- one\n- "
      "two\n\n"
      "[docs](https://example.org)\n");
  EXPECT_EQ(reading.article.meta.title, "Tide");
}

TEST(ReadClip, OfObsidian) {
  const auto reading = read_file_text(
      "---\ntitle: \"How tides work\"\nsource: \"https://example.org/tides\"\nauthor:\n"
      "  - \"[[Ann Example]]\"\n  - \"[[People/Bo|Bo Other]]\"\npublished: 2024-03-05\n"
      "created: 2024-04-01\ndescription: \"About tides.\"\ntags:\n  - \"clippings\"\n---\nText.\n");
  const Meta& meta = reading.article.meta;
  EXPECT_EQ(meta.title, "How tides work");
  EXPECT_EQ(meta.url, "https://example.org/tides");
  EXPECT_THAT(meta.authors, ElementsAre("Ann Example", "Bo Other"));
  EXPECT_EQ(meta.published, "2024-03-05");
  EXPECT_THAT(meta.tags, ElementsAre("clippings"));
  EXPECT_THAT(lines_of(reading.article), ElementsAre("Text."));
}

TEST(ReadClip, OfMarkDownload) {
  const auto reading = read_file_text(
      "---\ncreated: 2024-04-01T10:00:00 (UTC +02:00)\ntags: [sea, moon]\n"
      "source: https://example.org/tides\nauthor: Ann Example\n---\n\n# How tides work\n\n"
      "> ## Excerpt\n> The water comes.\n\n---\nThe water comes and goes.\n");
  EXPECT_EQ(reading.article.meta.title, "How tides work");
  EXPECT_EQ(reading.article.meta.published, "");  // only when it was clipped is known
  EXPECT_THAT(reading.article.meta.tags, ElementsAre("sea", "moon"));
  EXPECT_THAT(lines_of(reading.article), ElementsAre("The water comes and goes."));
}

TEST(ReadClip, OfHugo) {
  const auto reading = read_file_text(
      "+++\ntitle = \"A post\"\ndate = 2021-02-03T04:05:06Z\n[taxonomies]\ntags = [\"sea\", "
      "'moon']\n"
      "+++\nText.\n");
  EXPECT_EQ(reading.article.meta.title, "A post");
  EXPECT_EQ(reading.article.meta.published, "2021-02-03T04:05:06Z");
  EXPECT_THAT(reading.article.meta.tags, ElementsAre("sea", "moon"));
  EXPECT_THAT(lines_of(reading.article), ElementsAre("Text."));
}

TEST(ReadClip, OfPandoc) {
  const auto reading = read_file_text("% The sea\n% Ann; Bo\n% 2020-01-02\n\nText.\n");
  EXPECT_EQ(reading.article.meta.title, "The sea");
  EXPECT_THAT(reading.article.meta.authors, ElementsAre("Ann", "Bo"));
  EXPECT_EQ(reading.article.meta.published, "2020-01-02");
  EXPECT_THAT(lines_of(reading.article), ElementsAre("Text."));
}

TEST(ReadClip, RulesAroundALineAreNoFrontMatter) {
  const auto reading = read_file_text("---\nOnce upon a time.\n---\n\nThere was a sea.\n");
  EXPECT_THAT(all_text(reading.article) + reading.article.meta.title,
              HasSubstr("Once upon a time."));
}

// Each would take quadratic time if anything were looked for in vain again and again.
TEST(ReadMarkdown, HostileTextsEnd) {
  constexpr std::size_t many = 50'000;
  for (const char* piece :
       {"[[", "![[", "==a", "$a_", "%% x ", "`` ` ", "[^a]", "$$\n", "> [!x\n", "~~a", "**a", "<a ",
        "[^a]: b\n", "- [ ] ", "|-", "{% highlight x %}\n"}) {
    const auto reading = read_file_text("# T\n\n[a](b) text\n\n" + repeated(piece, many));
    EXPECT_THAT(lines_of(reading.article), Not(IsEmpty())) << piece;
  }
}

}  // namespace
}  // namespace lectern
