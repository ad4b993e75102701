#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lectern/read.h"
#include "read/finder/page_facts.h"
#include "read/finder/passages.h"
#include "read/markup/repair.h"
#include "read/sample.h"

namespace lectern {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string paragraph(const std::string& words) {
  return "<p>" + words +
         " The river had risen in the night, and the people of the village carried their beds, "
         "their lamps and their geese up to the church, where it was dry.</p>";
}

std::string page(const std::string& body) {
  return "<!DOCTYPE html><html><head><title>The river rose | The Valley Post</title>"
         "<meta property=og:type content=article></head><body>" +
         body + "</body></html>";
}

std::string article() {
  return "<article><h1>The river rose</h1>" + paragraph("On Monday it rained.") +
         paragraph("On Tuesday it rained again.") + paragraph("On Wednesday nobody counted.") +
         paragraph("On Thursday the sun came back.") + "</article>";
}

const char* const menu =
    "<nav class=menu><ul><li><a href=/a>News</a></li><li><a href=/b>Weather</a></li>"
    "<li><a href=/c>Sports</a></li></ul></nav>";

std::string text_of(const std::string& markup, ReadOptions options = {}) {
  Notices notices;
  const auto articles = read_articles(markup, options, notices);
  if (!articles) return "failed: " + articles.error().what;
  std::string text;
  for_each_block(articles->front().blocks,
                 [&](const Block& block, int) { text += plain_text(block) + "\n"; });
  return text;
}

TEST(Find, TheArticleIsKeptAndTheMenuIsNot) {
  const std::string text = text_of(page(menu + article()));
  EXPECT_THAT(text, AllOf(HasSubstr("On Monday"), HasSubstr("On Tuesday"), HasSubstr("Wednesday"),
                          HasSubstr("On Thursday"), Not(HasSubstr("Weather"))));
}

TEST(Find, WhatIsHiddenIsNoPartOfIt) {
  const std::string text =
      text_of(page(article() + "<div style='display:none'>" + paragraph("Ghosts.") + "</div>"));
  EXPECT_THAT(text, AllOf(HasSubstr("On Monday"), Not(HasSubstr("Ghosts"))));
}

TEST(Find, CommentsGoUnlessTheyAreWanted) {
  const std::string markup = page(article() +
                                  "<section class=comments id=comments><h2>2 comments</h2><ol>"
                                  "<li class=comment>" +
                                  paragraph("I was there.") +
                                  "</li>"
                                  "<li class=comment>" +
                                  paragraph("My geese were there.") +
                                  "</li>"
                                  "</ol></section>");
  EXPECT_THAT(text_of(markup), AllOf(HasSubstr("On Monday"), Not(HasSubstr("My geese were"))));
  EXPECT_THAT(text_of(markup, {.comments = true}),
              AllOf(HasSubstr("On Monday"), HasSubstr("I was there"), HasSubstr("My geese were")));
}

TEST(Find, WantedCommentsComeWithoutTheirButtons) {
  const std::string markup =
      page(article() + "<div class=comments><div class=comment><b class=comment-author>Ann</b>" +
           paragraph("I was there.") +
           "<a href=/reply>Reply</a> <span>Share</span></div><form class=comment-form>" +
           paragraph("Write something.") + "</form></div>");
  EXPECT_THAT(text_of(markup, {.comments = true}),
              AllOf(HasSubstr("Ann"), HasSubstr("I was there"), Not(HasSubstr("Reply")),
                    Not(HasSubstr("Write something"))));
}

TEST(Find, AThreadInWordsIsNoForum) {
  const std::string comments = "<div class=comments>" + paragraph("I was there.") + "</div>";
  EXPECT_THAT(text_of("<!-- saved from url=(0050)https://e.org/2018/09/september-2018-open-thread/ "
                      "-->" +
                      page(article() + comments)),
              AllOf(HasSubstr("On Monday"), Not(HasSubstr("I was there"))));
}

TEST(Find, TheSmallestPageIsAllArticle) {
  EXPECT_EQ(text_of("<html><body><a href='/x'><p>abc</p><p>def</p>ghi</a></body></html>"),
            "abc\ndef\nghi\n");
}

TEST(Find, AForumsHostMayHaveAHyphen) {
  const auto facts_of = [](const std::string& url) {
    Notices notices;
    Meta meta;
    meta.url = url;
    return gather_facts(parse_html(repair_markup("<p>a", notices)), {}, meta);
  };
  EXPECT_TRUE(facts_of("https://www.garden-forum.org/t/1").forum);
  EXPECT_TRUE(facts_of("https://e.org/showthread.php?t=1").forum);
  EXPECT_TRUE(facts_of("https://e.org/thread-12-1-1.html").forum);
  EXPECT_FALSE(facts_of("https://e.org/2018/september-2018-open-thread/").forum);
}

TEST(Find, ShortRemarksAndTheirNamesAreWantedToo) {
  const std::string markup = page(article() +
                                  "<div class=comments><div class=comment><b>Cid</b>"
                                  "<p>I love cookies and geese</p></div>"
                                  "<div class=comment><b>Ann</b><p>Yes.</p><a href=/r>Reply</a>"
                                  "</div></div>");
  EXPECT_THAT(text_of(markup, {.comments = true}),
              AllOf(HasSubstr("Cid"), HasSubstr("cookies and geese"), HasSubstr("Ann"),
                    HasSubstr("Yes."), Not(HasSubstr("Reply"))));
}

TEST(Find, CommentsHideNoPaywall) {
  std::string comments;
  for (int i = 0; i < 12; ++i)
    comments += "<div class=comment>" + paragraph("Remark " + std::to_string(i)) + "</div>";
  const auto reading = sample::read_file_text(
      page(article() + "<p>Subscribe to continue reading</p><div class=comments>" + comments +
           "</div>"));
  EXPECT_TRUE(sample::has_notice(reading.notices, Notice::Kind::truncated_source));
}

TEST(Find, LinksOfHeadingsToThemselvesGoAndTheirTextStays) {
  const std::string markup = page(article().insert(
      article().find("<p>On Tuesday"),
      "<h2>The church<a class=headerlink href='#c'>¶</a></h2>"
      "<h2><a class=heading-anchor href='#g'>The geese</a></h2>"
      "<h2>The flood<span class=mw-editsection>[<a href=/e>edit</a>]</span></h2>"));
  EXPECT_THAT(text_of(markup),
              AllOf(HasSubstr("The church\n"), HasSubstr("The geese\n"), HasSubstr("The flood\n")));
}

TEST(Find, TextsInScriptsOfThreeBytesAreNotToldToBeCut) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "नदी रात में बढ़ गई और लोग गिरजाघर में चले गए। ";
  const auto reading = sample::read_file_text(
      page("<script type=application/ld+json>{\"@type\":\"Article\",\"articleBody\":\"" + text +
           "\"}</script><article><h1>नदी</h1><p>" + text + "</p></article>"));
  EXPECT_FALSE(sample::has_notice(reading.notices, Notice::Kind::truncated_source));
}

class Cut : public testing::TestWithParam<const char*> {};

TEST_P(Cut, TextIsToldOf) {
  const auto reading = sample::read_file_text(page(article() + GetParam()));
  EXPECT_TRUE(sample::has_notice(reading.notices, Notice::Kind::truncated_source));
}

INSTANTIATE_TEST_SUITE_P(
    Ways, Cut,
    testing::Values("<div class=wall>Subscribe to continue reading</div>",
                    "<p>Already a subscriber? <a href=/in>Log in</a></p>",
                    "<div><p>本文为付费内容，请登录。</p></div>",
                    "<script type=application/ld+json>{\"@type\":\"NewsArticle\","
                    "\"wordCount\":\"4000\"}</script>"));

TEST(Find, AWholeTextIsNotToldToBeCut) {
  for (const char* const more :
       {"", "<p>To continue, they needed geese.</p>",
        "<script type=application/ld+json>{\"wordCount\":90}</script>",
        "<script type=application/ld+json>{\"@type\":\"WebPage\",\"hasPart\":[{\"@type\":"
        "\"NewsArticle\",\"wordCount\":9000}]}</script>"})
    EXPECT_FALSE(sample::has_notice(sample::read_file_text(page(article() + more)).notices,
                                    Notice::Kind::truncated_source))
        << more;
}

TEST(Find, APageWithNextToNothingKeepsIt) {
  EXPECT_THAT(text_of("<html><body><p>Closed today.</p></body></html>"),
              HasSubstr("Closed today."));
}

TEST(Find, SaysWhatBecameOfEveryPassage) {
  std::vector<Choice> choices;
  ReadOptions options;
  options.choices = &choices;
  (void)text_of(page(menu + article()), options);
  EXPECT_THAT(choices, Contains(AllOf(Field(&Choice::kept, true),
                                      Field(&Choice::text, HasSubstr("On Monday")),
                                      Field(&Choice::reason, Not(IsEmpty())))));
  EXPECT_THAT(choices, Contains(AllOf(Field(&Choice::kept, false),
                                      Field(&Choice::text, HasSubstr("Weather")))));
}

TEST(Find, NotesThatTheTextRefersToStay) {
  std::string text = paragraph(
      "It flooded<sup id=r1><a href=#n1>1</a></sup> and"
      "<sup id=r2><a href=#n2>2</a></sup> dried.");
  for (int i = 0; i < 6; ++i) text += paragraph("On another day it rained.");
  const std::string notes =
      "<ol><li id=n1>So the priest. <a href=#r1>↩</a></li>"
      "<li id=n2>Ibid. <a href=#r2>↩</a></li></ol>";
  EXPECT_THAT(text_of(page("<article>" + text + notes + "</article>" + menu)),
              AllOf(HasSubstr("So the priest."), HasSubstr("Ibid.")));
}

TEST(Find, AListIsKeptWhole) {
  std::string text;
  for (int i = 0; i < 6; ++i) text += paragraph("On another day it rained.");
  const std::string steps = "<ol><li>Take the oar.</li><li>Row.</li><li>Land.</li></ol>";
  EXPECT_THAT(text_of(page("<article>" + text + steps + "</article>" + menu)),
              AllOf(HasSubstr("Row."), HasSubstr("Land.")));
}

TEST(Find, PicturesOutsideTheArticleGoWithTheirSurroundings) {
  const std::string inside = article().insert(article().find("<p>On Tuesday"),
                                              "<figure><img src=http://e.org/in.jpg></figure>");
  const std::string markup = page("<img src=http://e.org/logo.jpg>" + std::string(menu) + inside +
                                  "<footer><img src=http://e.org/out.jpg></footer>");
  Notices notices;
  const auto articles = read_articles(markup, {}, notices);
  ASSERT_TRUE(articles);
  std::vector<std::string> pictures;
  for (const Block& block : articles->front().blocks)
    if (const auto* figure = std::get_if<Figure>(&block.as)) pictures.push_back(figure->href);
  EXPECT_THAT(pictures, testing::ElementsAre("http://e.org/in.jpg"));
}

TEST(Find, ClassNamesAreReadWordByWord) {
  EXPECT_EQ(class_hints("commentList"), std::uint32_t{hint_comment | hint_list});
  EXPECT_EQ(class_hints("side-bar_left") & hint_side, std::uint32_t{hint_side});
  EXPECT_EQ(class_hints("shadow badge"), 0u) << "\"ad\" is a word, not a part of one";
}

TEST(Find, PassagesEndWhereABlockBeginsAndAtTwoLineBreaks) {
  Notices notices;
  const HtmlDocument document =
      parse_html(repair_markup("<div>One <b>and</b> on<p>Two</p>three<br><br>four</div>", notices));
  const PageMap map = map_page(document, false);
  ASSERT_EQ(map.passages.size(), 4u);
}

}  // namespace
}  // namespace lectern
