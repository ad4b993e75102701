// What the user selects and drops, in pages and in the archive's files.
#include "read/finder/override.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/finder/choices.h"
#include "read/markup/repair.h"
#include "read/sample.h"

namespace lectern {
namespace {

using sample::has_notice;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

struct Read {
  std::vector<std::string> lines;
  Notices notices;
  std::vector<Choice> choices;
};

Read read(std::string_view text, ReadOptions options) {
  Read result;
  options.choices = &result.choices;
  const auto articles = read_articles(text, options, result.notices);
  EXPECT_TRUE(articles) << articles.error().what;
  if (articles) result.lines = sample::lines_of(articles->front());
  return result;
}

constexpr std::string_view page =
    "<!DOCTYPE html><html><head><title>T</title></head><body><nav><p>Menu</p></nav>"
    "<div class=story><p>One.</p><p hidden>Secret.</p><p class=share>Share!</p>"
    "<p data-part=end>Two.</p></div><p>Loose.</p>text<footer><p>Foot.</p></footer></body></html>";

// Long enough to be found without being selected.
std::string long_page() {
  std::string text = "<!DOCTYPE html><html><head><title>The bridge</title></head><body><article>";
  for (const char* const day : {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"})
    text += std::string("<p>On ") + day +
            " the engineers walked along the old bridge, measured every crack in its stones, and "
            "wrote down what they had seen, so that nobody would have to guess in winter.</p>";
  return text +
         "<div class=share><p>On Sunday, they said, the town may cross it again, slowly and "
         "one by one, until the new one stands beside it.</p></div></article></body></html>";
}

TEST(Override, TheArticleIsWhatIsSelected) {
  const Read result = read(page, {.selector = ".story"});
  EXPECT_THAT(result.lines, ElementsAre("One.", "Share!", "Two."));
  EXPECT_FALSE(has_notice(result.notices, Notice::Kind::selector_missed));
  EXPECT_THAT(read(page, {.selector = "body > p, footer"}).lines, ElementsAre("Loose.", "Foot."));
}

TEST(Override, WhatIsDroppedIsNoPartOfIt) {
  EXPECT_THAT(read(page, {.selector = ".story", .drop = ".share"}).lines,
              ElementsAre("One.", "Two."));
  EXPECT_THAT(read(long_page(), {.drop = "div.share"}).lines,
              testing::AllOf(testing::Contains(testing::StartsWith("On Monday")),
                             Not(testing::Contains(testing::StartsWith("On Sunday")))));
}

TEST(Override, AnyAttributeCanBeAskedFor) {
  EXPECT_THAT(read(page, {.selector = "[data-part=end]"}).lines, ElementsAre("Two."));
}

TEST(Override, WhereNothingIsSelectedTheArticleIsLookedFor) {
  const Read result = read(long_page(), {.selector = "#nowhere"});
  EXPECT_THAT(result.lines, testing::Contains(testing::StartsWith("On Monday")));
  EXPECT_TRUE(has_notice(result.notices, Notice::Kind::selector_missed));
}

TEST(Override, ArchiveFilesToo) {
  const std::string file =
      std::string(sample::head) + "<div class=a><p>One.</p></div><div class=b><p>Two.</p></div>";
  EXPECT_THAT(read(file, {.selector = ".b"}).lines, ElementsAre("Two."));
  EXPECT_THAT(read(file, {.drop = ".b"}).lines, ElementsAre("One."));
}

TEST(Override, AWrongSelectorIsAnError) {
  Notices notices;
  for (const ReadOptions& options : {ReadOptions{.selector = "p:"}, ReadOptions{.drop = "p:"}}) {
    const auto articles = read_articles(page, options, notices);
    ASSERT_FALSE(articles);
    EXPECT_EQ(articles.error().code, Error::Code::usage);
  }
  EXPECT_TRUE(check_selector(""));
  EXPECT_TRUE(check_selector("p"));
  EXPECT_FALSE(check_selector("p:"));
}

TEST(Override, ChoicesAreToldInThePagesOrder) {
  const Read result = read(page, {.selector = ".story", .drop = ".share"});
  std::vector<std::string> told;
  for (const Choice& it : result.choices)
    told.push_back((it.kept ? "kept " : "dropped ") + it.reason + " " + it.element + " " + it.text);
  EXPECT_THAT(told, testing::IsSupersetOf({"dropped not-selected nav Menu",
                                           "kept selector div.story One. Secret. Share! Two.",
                                           "dropped drop p.share Share!",
                                           "dropped not-selected text text"}));
  EXPECT_TRUE(std::ranges::is_sorted(result.choices, {}, &Choice::place));
}

TEST(Choices, LabelsSayWhereToLook) {
  Notices notices;
  const HtmlDocument document =
      parse_html(repair_markup("<div id=main class='content  wide'></div><font>x</font>", notices));
  EXPECT_EQ(element_label(document, document.nodes()[1]), "div#main.content.wide");
  EXPECT_EQ(element_label(document, document.nodes()[2]), "element");
}

TEST(Choices, TheTableIsAlignedAndItsTextIsCut) {
  const std::string table =
      choice_table({{true, "article", "div", std::string(61, 'x')},
                    {false, "link-density", "ul.menu", std::string(60, 'y')},
                    {false, "hidden", "p", "e\xCC\x81 " + sample::repeated("汉", 40)}});
  EXPECT_EQ(table,
            "         REASON        ELEMENT  TEXT\n"
            "kept     article       div      " +
                std::string(59, 'x') + "…\n" + "dropped  link-density  ul.menu  " +
                std::string(60, 'y') + "\n" + "dropped  hidden        p        e\xCC\x81 " +
                sample::repeated("汉", 28) + "…\n");
}

}  // namespace
}  // namespace lectern
