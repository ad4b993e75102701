// What the producer's line joining broke, and what a person wrote in angle brackets.
#include "read/markup/repair.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/markup/html.h"
#include "read/sample.h"

namespace lectern {
namespace {

using sample::has_notice;
using sample::lines;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string repaired(std::string_view markup) {
  Notices notices;
  return repair_markup(markup, notices);
}

TEST(Repair, TakesGluedTagsApart) {
  EXPECT_EQ(repaired(R"(<divclass="box">x</div>)"), R"(<div class="box">x</div>)");
  EXPECT_EQ(repaired(R"(<imgsrc="a.png"alt="A">)"), R"(<img src="a.png" alt="A"/>)");
  EXPECT_EQ(repaired(R"(<imgclass=wide src=a.png>)"), R"(<img class="wide" src="a.png"/>)");
  EXPECT_EQ(repaired(R"(<sourcetype="image/webp"srcset=b.webp>)"),
            R"(<source type="image/webp" srcset="b.webp"/>)");
  EXPECT_EQ(repaired(R"(<ahref=https: www.example.org>y</a>)"), R"(<a href="https:">y</a>)");
}

TEST(Repair, TellsOfGluedTags) {
  Notices notices;
  (void)repair_markup("<pclass=x>a</p><pclass=x>b</p>", notices);
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_EQ(notices[0].kind, Notice::Kind::repaired_markup);
  EXPECT_THAT(notices[0].detail, HasSubstr("2 tags"));
}

TEST(Repair, SeparatesAttributesThatTouch) {
  EXPECT_EQ(repaired(R"(<img alt="x"class="y"src='z'>)"), R"(<img alt="x" class="y" src="z"/>)");
}

TEST(Repair, KeepsOnlyAttributesThatAreRead) {
  EXPECT_EQ(repaired(R"(<p onclick="evil" id=one data-v-1="x">)"), R"(<p id="one"></p>)");
}

TEST(Repair, CutsNoCharacterOfALongAttribute) {
  EXPECT_EQ(repaired("<p data-selfpromo-" + sample::repeated("中", 40) + "=x>"), "<p></p>");
}

TEST(Repair, QuotesInsideValuesStayInside) {
  EXPECT_EQ(repaired(R"(<img alt='say "a > b"'>)"), R"(<img alt="say &quot;a > b&quot;"/>)");
}

TEST(Repair, AQuoteThatNeverEndsEndsWithItsTag) {
  EXPECT_THAT(lines("<p title='never closed>text</p><p>more</p>"), ElementsAre("text", "more"));
}

TEST(Repair, WordsInAngleBracketsAreText) {
  EXPECT_THAT(lines("<p>使用默认 <Rules> 与 <Language></p>"),
              ElementsAre("使用默认 <Rules> 与 <Language>"));
  EXPECT_THAT(lines("<p>听 <Because The Night> 吧</p>"), ElementsAre("听 <Because The Night> 吧"));
  EXPECT_THAT(lines("<p>读<全球见证>和<平安经></p>"), ElementsAre("读<全球见证>和<平安经>"));
  EXPECT_THAT(lines("<p>URL = <https://x.example/entries/></p>"),
              ElementsAre("URL = <https://x.example/entries/>"));
}

TEST(Repair, TheirEndTagsAreTextToo) {
  EXPECT_THAT(lines("<p><Rules>one</Rules></p>"), ElementsAre("<Rules>one</Rules>"));
}

TEST(Repair, AWordThatBeginsLikeATagLeavesThatTagAlone) {
  EXPECT_THAT(lines("<p>a pair <i,j> and <i>one</i>, more</p>"),
              ElementsAre("a pair <i,j> and *one*, more"));
}

TEST(Repair, ABareLessThanIsText) {
  EXPECT_THAT(lines("<p>1 < 2 <3 <- 高<低</p>"), ElementsAre("1 < 2 <3 <- 高<低"));
  EXPECT_THAT(lines("<p>the end <"), ElementsAre("the end <"));
  EXPECT_THAT(lines("<p>the end <b"), ElementsAre("the end <b"));
}

TEST(Repair, ComponentsOfFrameworksGoAndTheirTextStays) {
  EXPECT_THAT(lines(R"(<p>a <lt-highlighter class="x">b</lt-highlighter> c</p>)"),
              ElementsAre("a b c"));
  EXPECT_THAT(lines(R"(<p>a<o:p></o:p></p><youtube-player :id="v"></youtube-player><p>b</p>)"),
              ElementsAre("a", "b"));
}

TEST(Repair, ScriptsAndTheirKinAreNoText) {
  EXPECT_THAT(lines("<p>a</p><script>if (1 < 2) x('</p>');</script><style>p{}</style>"
                    "<svg><path/><text>no</text></svg><template><p>no</p></template><p>b</p>"),
              ElementsAre("a", "b"));
  EXPECT_THAT(lines("<p>a</p><SCRIPT>no</SCRIPT><p>b</p>"), ElementsAre("a", "b"));
}

TEST(Repair, WhatNeverClosesHidesNoText) {
  EXPECT_THAT(lines("<p>a</p><svg><p>b</p>"), ElementsAre("a", "b"));
  EXPECT_THAT(lines("<p>a</p><template><p>b</p>"), ElementsAre("a", "b"));
  EXPECT_THAT(lines("<p>a</p><iframe src=https://v.example/1><p>b</p>"),
              ElementsAre("a", "embed: https://v.example/1 title=", "b"));
}

TEST(Repair, AnUnclosedScriptIsTold) {
  const auto reading = sample::read_body("<p>a</p><script>var x;<p>b</p>");
  EXPECT_THAT(sample::lines_of(reading.article), ElementsAre("a"));
  EXPECT_TRUE(has_notice(reading.notices, Notice::Kind::truncated_source));
}

TEST(Repair, CommentsGo) {
  EXPECT_THAT(lines("<p>a<!-- no -->b</p>"), ElementsAre("ab"));
  EXPECT_THAT(lines("<p>a</p><!-- never closed <p>b</p>"),
              ElementsAre("a", "<!-- never closed", "b"));
}

// A whole page, whose angle brackets are the standard's.
std::string text_of_page(std::string_view markup, Notices& notices) {
  const HtmlDocument document =
      parse_html(repair_markup(markup, notices, {.brackets = AngleBrackets::tags}));
  std::string text;
  for (const auto& node : document.nodes())
    if (node.tag == Tag::text) text += document.text(node);
  return text;
}
std::string text_of_page(std::string_view markup) {
  Notices notices;
  return text_of_page(markup, notices);
}

TEST(Repair, APagesUnknownTagsAreTags) {
  EXPECT_EQ(text_of_page("<p>a <Rules> b</Rules> <x y='>'>c</x>"), "a  b c");
  EXPECT_EQ(text_of_page("a<div<p>b</ >c</>d"), "abcd");
  EXPECT_EQ(text_of_page("1 < 2 <3 <"), "1 < 2 <3 <");
}

TEST(Repair, WhatAPageIsCutOffInIsNoText) {
  EXPECT_EQ(text_of_page("<p>text<a href=\"https://exam"), "text");
  EXPECT_EQ(text_of_page("<p>text</di"), "text");
  Notices notices;
  EXPECT_EQ(text_of_page("<p>text<!-- and <p>more", notices), "text");
  EXPECT_TRUE(has_notice(notices, Notice::Kind::truncated_source));
}

TEST(Repair, TextInATableButInNoCellComesBeforeIt) {
  EXPECT_EQ(text_of_page("<table><tr><td>cell</td></tr>first</table>last"), "firstcelllast");
  EXPECT_EQ(text_of_page("<table>1<tr>2<td>5</td><b>3</b><div>4<i>!</i></table>"), "1234!5");
  EXPECT_EQ(text_of_page("<table><tr><td>3<table>2<tr><td>4</table>5</td></tr>1</table>6"),
            "132456");
  EXPECT_EQ(text_of_page("<table> <tr> <td>x</table>"), "  x");
}

TEST(Repair, APartOfATableEndsWhatStandsBetweenItsCells) {
  EXPECT_EQ(repaired("<table><div>a<tr><td>b</table>"),
            "<div>a</div><table><tr><td>b</td></tr></table>");
  EXPECT_EQ(repaired("<table><form action=x><tr><td>a</form></table>"),
            "<table><tr><td>a</td></tr></table>");
}

TEST(Repair, TitlesAndFieldsHoldTextAlone) {
  EXPECT_EQ(text_of_page("<title>a <b> &amp; <!-- c</title><p>d"), "a <b> & <!-- cd");
  EXPECT_EQ(text_of_page("<textarea>\n<p>a</textareas></textarea >b"), "<p>a</textareas>b");
  EXPECT_EQ(text_of_page("<xmp><b>&amp;</xmp>c"), "<b>&amp;c");
  EXPECT_EQ(text_of_page("<plaintext><b>&lt;</plaintext>"), "<b>&lt;</plaintext>");
  EXPECT_EQ(text_of_page("<title>never closed<p>text"), "never closedtext");
}

// https://html.spec.whatwg.org/multipage/parsing.html#script-data-double-escaped-state
TEST(Repair, ScriptsEndWhereTheStandardSays) {
  EXPECT_EQ(text_of_page("<script><!-- <script> </script> --></script>a"), "a");
  EXPECT_EQ(text_of_page("<script><!-- </script>a"), "a");
  EXPECT_EQ(text_of_page("<script><!--> <script> </script>a"), "a");
  EXPECT_EQ(text_of_page("<script>'</scripts>'</script\n>a"), "a");
  EXPECT_EQ(text_of_page("<script><!-- '<script>' </script>a"), "a");  // a browser shows nothing
}

TEST(Repair, TemplatesInTemplatesAreOne) {
  EXPECT_EQ(text_of_page("<template>a<template>b</template>c</template>d"), "d");
}

TEST(Repair, DrawingsEndWhereHtmlBeginsAgain) {
  EXPECT_EQ(text_of_page("<svg><g><text>a</text><p>b</p>"), "b");
  EXPECT_EQ(text_of_page("<svg><title><p>a</p></title><svg></svg><text>b</text></svg>c"), "c");
  EXPECT_EQ(text_of_page("<svg><![CDATA[</svg>]]><!-- </svg> --></svg>a"), "a");
  EXPECT_EQ(text_of_page("a<svg/>b<svg viewBox='0'><path d='M0'>"), "ab");
}

TEST(Repair, CdataIsTextInXmlAlone) {
  EXPECT_EQ(text_of_page("<?xml version='1.0'?><html><p><![CDATA[<b>&amp;]]></p>"), "<b>&amp;");
  EXPECT_EQ(text_of_page("<p>a<![CDATA[b]]>c"), "ac");
}

TEST(Repair, WhatDoesNotBelongIntoTheHeadEndsIt) {
  EXPECT_EQ(text_of_page(" <html> <head><title>a</title><p>b"), "ab");
  EXPECT_EQ(repaired("<html><head><meta name=a><body>b"),
            "<html><head><meta name=\"a\"/></head><body>b</body></html>");
  EXPECT_EQ(repaired("<head><noscript><img></noscript><meta></head>"),
            "<head><noscript><img/></noscript><meta/></head>");
  EXPECT_EQ(repaired("<head><noscript>a<body>b"),
            "<head><noscript>a</noscript></head><body>b</body>");
  EXPECT_EQ(repaired("<body>a<body>b<html>"), "<body>ab</body>");
}

// https://html.spec.whatwg.org/multipage/parsing.html#comment-start-state and the states after it.
TEST(Repair, CommentsEndWhereTheStandardSays) {
  EXPECT_THAT(lines("<p>a<!-->b<!-- no -->c</p>"), ElementsAre("abc"));
  EXPECT_THAT(lines("<p>a<!--->b<!-- no -->c</p>"), ElementsAre("abc"));
  EXPECT_THAT(lines("<p>a<!-- no --!>b<!-- no -->c</p>"), ElementsAre("abc"));
  EXPECT_THAT(lines("<p>a<!--[if !IE]><!-->b<!--<![endif]-->c</p>"), ElementsAre("abc"));
}

TEST(Repair, CdataIsTextWithoutItsSigns) {
  EXPECT_THAT(lines("<p>a <![CDATA[b]]> c</p>"), ElementsAre("a b c"));
  EXPECT_THAT(lines("<p>x]]>y</p>"), ElementsAre("x]]>y"));
}

TEST(Repair, DeclarationsGo) {
  EXPECT_THAT(lines("<!doctype html><?xml version=\"1.0\"?><p>a</p>"), ElementsAre("a"));
}

TEST(Repair, ABareTagNameBeforeAnotherTagIsText) {
  EXPECT_THAT(lines("<p>if a <b and c</p><p>next</p>"), ElementsAre("if a <b and c", "next"));
}

TEST(Repair, ReferencesWithoutNumberStay) {
  EXPECT_THAT(lines("<p>a &# b &#x c &#65; d</p>"), ElementsAre("a &# b &#x c A d"));
}

TEST(Repair, DeepTowersAreFlattenedWithANotice) {
  Notices notices;
  const std::string markup = repair_markup(
      sample::repeated("<div>", 2000) + "x" + sample::repeated("</div>", 2000), notices);
  EXPECT_THAT(markup, HasSubstr("x"));
  EXPECT_LT(markup.size(), 10'000U);
  EXPECT_TRUE(has_notice(notices, Notice::Kind::simplified_markup));
}

TEST(Repair, UnclosedInlinesDoNotAddUpToATower) {
  Notices notices;
  const std::string markup = repair_markup(sample::repeated("<div><span>x</div>", 2000), notices);
  EXPECT_FALSE(has_notice(notices, Notice::Kind::simplified_markup));
}

}  // namespace
}  // namespace lectern
