#include "read/body/data_address.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/body/body.h"
#include "read/body/srcset.h"
#include "read/markup/repair.h"
#include "read/sample.h"

namespace lectern {
namespace {

using sample::lines;
using sample::read_body;
using testing::ElementsAre;

// 300 bytes that begin like a GIF, and what a lazy page puts in place of a picture.
const std::string gif = "data:image/gif,GIF89a" + sample::repeated("x", 294);
constexpr std::string_view placeholder =
    "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

std::vector<std::string> image(const std::string& attributes) {
  return lines("<img " + attributes + "><p>x</p>");
}

TEST(Pictures, Addresses) {
  EXPECT_THAT(image(R"(src="https://images.example.net/?url=host/path")").front(),
              "figure: https://images.example.net/?url=host/path alt= caption=");
  EXPECT_THAT(image(R"(src="//s.example.net/r/?m=02&amp;d=2020" alt="A  cat")").front(),
              "figure: https://s.example.net/r/?m=02&d=2020 alt=A cat caption=");
  EXPECT_THAT(image(R"(src="/icons/zoom.png")").front(),
              "figure: https://example.org/icons/zoom.png alt= caption=");
}

TEST(Pictures, LazyOnesAreWhereTheyReallyAre) {
  const std::string lazy = "src=\"" + std::string(placeholder) + "\" ";
  const std::string there = "figure: https://example.org/b.jpg alt= caption=";
  EXPECT_EQ(image(lazy + R"(data-src="/b.jpg")").front(), there);
  EXPECT_EQ(image(lazy + R"(data-original="/b.jpg")").front(), there);
  EXPECT_EQ(image(lazy + R"(srcset="/a.jpg 320w, /b.jpg 1280w, /c.jpg 640w")").front(), there);
  EXPECT_EQ(image(lazy + R"(data-srcset="/a.jpg, /b.jpg 2x")").front(), there);
  EXPECT_EQ(lines("<picture><source srcset=\"/b.jpg 2x\"><img alt=\"\"></picture>").front(), there);
}

TEST(Pictures, TheBestSizeIsTaken) {
  EXPECT_EQ(best_candidate("/s.jpg 400w, /m.jpg 1500w, /l.jpg 4000w"), "/m.jpg");
  EXPECT_EQ(best_candidate("/l.jpg 4000w,/m.jpg 2000w"), "/m.jpg");
  EXPECT_EQ(best_candidate("/1.jpg, /2.jpg 2x, /9.jpg 9x"), "/2.jpg");
  EXPECT_EQ(best_candidate("/w_300,h_200/a.jpg 300w,\n/w_900,h_600/a.jpg 900w"),
            "/w_900,h_600/a.jpg");
  EXPECT_EQ(best_candidate("data:image/gif;base64,AA 2000w, /a.jpg 10w"), "/a.jpg");
  EXPECT_EQ(best_candidate(" , "), "");
}

TEST(Pictures, OfSeveralSourcesOneThatCanBeShown) {
  EXPECT_EQ(lines("<picture><source type=image/avif srcset='/a.avif 1x'>"
                  "<source media='(prefers-color-scheme: dark)' srcset=/dark.png>"
                  "<source type=image/webp data-srcset='/s.webp 1x, /b.webp 2x'>"
                  "<img src=/small.jpg></picture>")
                .front(),
            "figure: https://example.org/b.webp alt= caption=");
}

TEST(Pictures, NamesOfPlaceholdersAreKnown) {
  const std::string there = "figure: https://example.org/b.jpg alt= caption=";
  EXPECT_EQ(image("src=/img/blank.gif?3 data-lazy-src=/b.jpg").front(), there);
  EXPECT_EQ(image("src=/b.jpg srcset='/lazyload-transparent.png 1w'").front(), there);
  EXPECT_EQ(image("src=/none.gif zoomfile=/b.jpg file=/a.jpg").front(), there);
  EXPECT_THAT(image("src=/img/Spacer.gif"), ElementsAre("x"));
}

TEST(Pictures, ASmallCopyInThePageGivesWayToTheAddress) {
  EXPECT_EQ(image("src=\"" + gif + "\" data-src=/b.jpg").front(),
            "figure: https://example.org/b.jpg alt= caption=");
  const std::string whole = "data:image/gif,GIF89a" + sample::repeated("x", 5000);
  EXPECT_EQ(image("src=\"" + whole + "\" data-src=/b.jpg").front(), "figure: #0 alt= caption=");
}

TEST(Pictures, ADrawingOfNothingIsAPlaceholder) {
  const std::string head = "src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' ";
  EXPECT_THAT(image(head + sample::repeated(" ", 300) + "%3E%3C/svg%3E\""), ElementsAre("x"));
  EXPECT_EQ(image(head + sample::repeated(" ", 300) + "%3E%3Cpath/%3E%3C/svg%3E\"").size(), 2U);
}

// What was saved with a page.
struct Folder : Companions {
  std::optional<std::string> find(std::string_view address,
                                  std::string_view resolved) const override {
    if (address == "page_files/a.gif" || resolved == "https://example.org/m.gif")
      return "GIF89a" + std::string(address);
    return std::nullopt;
  }
};

std::vector<Resource> resources_of(const std::string& markup) {
  Notices notices;
  const Folder folder;
  const HtmlDocument document = parse_html(repair_markup(markup, notices));
  return build_body(document, {.base_url = "https://example.org/x", .companions = &folder}, notices)
      .resources;
}

TEST(Pictures, ThoseSavedWithThePageAreTakenAlong) {
  const auto found = resources_of(
      "<img src='page_files/a.gif' srcset='/l.gif 900w, /xl.gif 1200w'>"
      "<p>x</p><img srcset='/m.gif 500w, /l.gif 900w' src='/m.gif'><img src='page_files/a.gif'>"
      "<img src='page_files/b.gif'>");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].bytes, "GIF89apage_files/a.gif");
  EXPECT_EQ(found[1].bytes, "GIF89a/m.gif");
}

TEST(Pictures, TwinsAreOnePicture) {
  const std::string there = "figure: https://example.org/b.jpg alt= caption=";
  EXPECT_THAT(lines("<noscript><img src=/b.jpg></noscript><img data-src=/b.jpg>x"),
              ElementsAre(there, "x"));
  EXPECT_THAT(lines("<img alt=a src=/b.jpg?w=1><noscript><img alt=b src=/b.jpg></noscript>").size(),
              1U);
  EXPECT_THAT(lines("x<noscript><img width=1 height=1 src=/beacon?id=1></noscript>"),
              ElementsAre("x"));
}

TEST(Pictures, APlaceholderIsNoPicture) {
  EXPECT_THAT(image("src=\"" + std::string(placeholder) + "\""), ElementsAre("x"));
  EXPECT_THAT(image("src=\"" + std::string(placeholder) + "\" alt=\"A cat\""),
              ElementsAre("figure:  alt=A cat caption=", "x"));
}

TEST(Pictures, NoscriptTwins) {
  const std::string lazy = "<img src=\"" + std::string(placeholder) + "\">";
  const std::string there = "figure: https://example.org/b.jpg alt= caption=";
  EXPECT_THAT(lines(lazy + "<noscript><img src=/b.jpg></noscript>"), ElementsAre(there));
  EXPECT_THAT(lines("<img src=/b.jpg><noscript><img src=/b.jpg></noscript>"), ElementsAre(there));
  EXPECT_THAT(lines("<p>a <img src=/b.jpg><noscript><img src=/b.jpg></noscript> b</p>"),
              ElementsAre("a b", there));
  EXPECT_THAT(lines("<p>a</p><noscript><img src=/b.jpg></noscript>"), ElementsAre("a", there));
}

TEST(Pictures, DataIsKeptOnce) {
  const auto reading = read_body("<img src=\"" + gif + "\"><p>x</p><img src=\"" + gif + "\">");
  EXPECT_THAT(sample::lines_of(reading.article),
              ElementsAre("figure: #0 alt= caption=", "x", "figure: #0 alt= caption="));
  ASSERT_EQ(reading.article.resources.size(), 1U);
  EXPECT_EQ(reading.article.resources[0].media_type, "image/gif");
  EXPECT_EQ(reading.article.resources[0].bytes.size(), 300U);
}

TEST(Pictures, DataInBase64WhateverItCallsItself) {
  // "\x89PNG\r\n\x1A\n" and zeros
  const auto reading = read_body("<img src=\"data:text/plain;base64,iVBORw0KGgoA" +
                                 sample::repeated("AAAA", 100) + "\">");
  ASSERT_EQ(reading.article.resources.size(), 1U);
  EXPECT_EQ(reading.article.resources[0].media_type, "image/png");
  EXPECT_EQ(reading.article.resources[0].bytes.size(), 309U);
}

TEST(Pictures, OtherDataIsNoPicture) {
  EXPECT_THAT(image("src=\"data:text/html," + sample::repeated("x", 300) + "\""), ElementsAre("x"));
  EXPECT_THAT(image("src=\"data:image/png\""), ElementsAre("x"));
  EXPECT_THAT(image("src=\"data:image/png;base64,!!!!\""), ElementsAre("x"));
}

TEST(Pictures, SignaturesTellTheType) {
  EXPECT_EQ(sniff_image("\xFF\xD8\xFF\xE0"), "image/jpeg");
  EXPECT_EQ(sniff_image("GIF87a"), "image/gif");
  EXPECT_EQ(sniff_image("RIFF\x10\x20\x30\x40WEBPVP8 "), "image/webp");
  EXPECT_EQ(sniff_image(" <svg xmlns='x'>"), "image/svg+xml");
  EXPECT_EQ(sniff_image("<?xml version='1.0'?><svg>"), "image/svg+xml");
  EXPECT_EQ(sniff_image("<?xml version='1.0'?><html>"), "");
  EXPECT_EQ(sniff_image(""), "");
}

TEST(Pictures, DecorationIsNone) {
  EXPECT_THAT(image(R"(src="/pixel.gif" width="1" height="1")"), ElementsAre("x"));
  EXPECT_THAT(image(R"(src="/bar.png" alt="Presentational grey line")"), ElementsAre("x"));
  EXPECT_THAT(image(R"(src="/a.png" width="100%" height="auto")").size(), 2U);
}

TEST(Pictures, EmojiStandInTheSentence) {
  EXPECT_THAT(lines(R"(<p>Good <img class="emoji" src="/1f600.png" alt="😀"> day</p>)"),
              ElementsAre("Good 😀 day"));
  EXPECT_THAT(lines("<p>Good <img class=smiley src=/s.png alt=':)'> day</p>"),
              ElementsAre("Good :) day"));
  EXPECT_THAT(lines(R"(<p>Good <img src="/1f600.png" alt="😀"> day</p>)"),
              ElementsAre("Good 😀 day"));
}

TEST(Pictures, OneInASentenceFollowsItsParagraph) {
  EXPECT_THAT(lines("<p>One <img src=/a.png> sentence.</p>"),
              ElementsAre("One sentence.", "figure: https://example.org/a.png alt= caption="));
}

TEST(Pictures, InHeadingsAndTablesTheyFollow) {
  const std::string picture = "figure: https://example.org/a.png alt= caption=";
  EXPECT_THAT(lines("<p>x</p><h2>Head <img src=/a.png></h2><p>y</p>"),
              ElementsAre("x", "2# Head", picture, "y"));
  EXPECT_THAT(lines("<table><tr><td>a<img src=/a.png><td>b</table>"),
              ElementsAre("table: ", "  |a|b|", picture));
}

class Captions : public testing::TestWithParam<const char*> {};

TEST_P(Captions, BelongToThePictureAboveThem) {
  EXPECT_THAT(lines(GetParam()),
              ElementsAre("figure: https://example.org/a.png alt= caption=The words", "text"));
}

INSTANTIATE_TEST_SUITE_P(
    Shapes, Captions,
    testing::Values(
        "<figure><img src=/a.png><figcaption>The words</figcaption></figure><p>text</p>",
        "<figure><div><p><img src=/a.png></p></div><figcaption><p>The "
        "words</p></figcaption></figure>text",
        "<img src=/a.png><div><small style=\"color: #999;\">The words</small></div><p>text</p>",
        "<div class=\"wp-caption\"><img src=/a.png><p class=\"wp-caption-text\">The "
        "words</p></div>text",
        "<p><a href=/b><img src=/a.png></a></p><p class=\"caption\">The words</p><p>text</p>",
        "<img src=/a.png><figcaption>Image caption The words</figcaption><p>text</p>",
        "<img src=/a.png><figcaption>图像加注文字，The words</figcaption><p>text</p>"));

TEST(Pictures, AnAlternativeTextPrintedBelowIsTheCaption) {
  EXPECT_THAT(
      lines(R"(<img src=/a.png alt="The words"><p>The words</p><p>text</p>)"),
      ElementsAre("figure: https://example.org/a.png alt=The words caption=The words", "text"));
}

TEST(Pictures, ACaptionWithoutAPictureIsText) {
  EXPECT_THAT(lines("<p>a</p><figcaption>The words</figcaption><div><small>small</small></div>"),
              ElementsAre("a", "The words", "small"));
}

TEST(Pictures, OneInsideACaptionIsNotLost) {
  EXPECT_THAT(lines("<img src=/a.png><figcaption>The words <img src=/zoom.png></figcaption>text"),
              ElementsAre("figure: https://example.org/a.png alt= caption=The words",
                          "figure: https://example.org/zoom.png alt= caption=", "text"));
}

TEST(Pictures, CaptionsAreKnownByTheirClasses) {
  EXPECT_THAT(lines("<div><img src=/a.png><div class=media__caption-text><p>The words</p></div>"
                    "</div><p>text</p>"),
              ElementsAre("figure: https://example.org/a.png alt= caption=The words", "text"));
  EXPECT_THAT(lines("<img src=/a.png><div class=wp-caption><img src=/b.png>text</div>").size(), 3U);
}

TEST(Embeds, LeadToWhereTheyAreWatched) {
  EXPECT_THAT(
      lines("<iframe title=Talk src='https://www.youtube.com/embed/a-_1?rel=0'></iframe>"
            "<iframe data-src=//player.vimeo.com/video/12?h=3></iframe>"
            "<video poster=/p.jpg><source src=/v.mp4></video>"
            "<object data=https://x.example/o></object>"),
      ElementsAre("embed: https://www.youtube.com/watch?v=a-_1 title=Talk",
                  "embed: https://vimeo.com/12 title=", "embed: https://example.org/v.mp4 title=",
                  "embed: https://x.example/o title="));
}

TEST(Embeds, FramesThatNobodySeesAreNone) {
  EXPECT_THAT(lines("<iframe src=https://t.example/ns height=0 width=0></iframe>"
                    "<iframe src=about:blank></iframe>x<iframe src=/v width='100%'></iframe>"),
              ElementsAre("x", "embed: https://example.org/v title="));
}

TEST(Embeds, InCellsAndHeadingsTheyFollow) {
  EXPECT_THAT(lines("<table><tr><td>a<iframe src=/v></iframe><td>b</table>"),
              ElementsAre("table: ", "  |a|b|", "embed: https://example.org/v title="));
}

TEST(Pictures, VideosHaveCaptionsToo) {
  EXPECT_THAT(lines("<iframe src=https://v.example/1></iframe><div><small>The words</small></div>"),
              ElementsAre("embed: https://v.example/1 title=The words"));
}

}  // namespace
}  // namespace lectern
