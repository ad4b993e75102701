// Whole pages, and what is believed of what they say about themselves.
#include "read/metadata/page_metadata.h"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

#include "read/markup/repair.h"
#include "read/metadata/writing_mode.h"

namespace lectern {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Meta meta_of(std::string_view page, std::string url = "") {
  Notices notices;
  std::vector<std::string> scripts;
  const HtmlDocument document = parse_html(repair_markup(page, notices, {.json_ld = &scripts}));
  Meta meta;
  meta.url = std::move(url);
  (void)read_page_metadata(document, scripts, meta);
  return meta;
}

std::string page(std::string_view head, std::string_view body) {
  return "<!DOCTYPE html><html lang=\"en\"><head>" + std::string(head) + "</head><body>" +
         std::string(body) + "</body></html>";
}

TEST(PageTitle, IsTheHeadingThatTheTitleElementRepeats) {
  const Meta meta = meta_of(page("<title>Rain all week - The Daily Gull</title>",
                                 "<h1>The Daily Gull</h1><h1>Rain all week</h1>"));
  EXPECT_EQ(meta.title, "Rain all week");
  EXPECT_EQ(meta.site, "The Daily Gull");
}

TEST(PageRights, AreTheLicenceOfThePageNotOfAPicture) {
  const std::string url = "https://example.org/a";
  EXPECT_EQ(meta_of(page("<link rel=license href='//example.org/by'>", ""), url).rights,
            "https://example.org/by");
  EXPECT_EQ(meta_of(page("",
                         "<figure><a rel=license href='https://example.org/by'>x</a></figure>"
                         "<p><a rel='nofollow license' href='/terms'>y</a></p>"),
                    url)
                .rights,
            "https://example.org/terms");
  EXPECT_EQ(meta_of(page("<meta name='DC.rights' content='All may copy'>", ""), url).rights,
            "All may copy");
  EXPECT_EQ(meta_of(page("<meta name='DC.rights' content='All may copy'><script "
                         "type='application/ld+json'>{\"@type\":\"Article\",\"license\":"
                         "\"https://example.org/cc\"}</script>",
                         ""),
                    url)
                .rights,
            "https://example.org/cc");
  EXPECT_EQ(meta_of(page("<meta name=copyright content='(c) Gull'>", ""), url).rights, "");
}

TEST(WritingMode, IsThatOfTheWholePage) {
  const auto mode = [](const std::string& source) {
    Notices notices;
    return find_writing_mode(parse_html(repair_markup(source, notices)), source);
  };
  EXPECT_EQ(mode(page("", "<div style='writing-mode:vertical-rl'>a</div>")), "");
  EXPECT_EQ(mode(page("<style>.menu{writing-mode:vertical-rl}</style>", "")), "");
  EXPECT_EQ(mode(page("<style>p{} html , body{color:red;writing-mode: vertical-rl}</style>", "")),
            "vertical-rl");
  EXPECT_EQ(mode("<html class='x vrtl'><body><p>a</p></body></html>"), "vertical-rl");
  EXPECT_EQ(mode("<html><body style='-webkit-writing-mode: tb-rl'><p>a</p></body></html>"),
            "vertical-rl");
  EXPECT_EQ(mode("<html><body style='writing-mode: horizontal-tb'><p>a</p></body></html>"), "");
}

TEST(PageTitle, KeepsADashOfItsOwn) {
  EXPECT_EQ(meta_of(page("<meta property=og:site_name content='Gull'>"
                         "<title>Rain - and what to do about it | Gull</title>",
                         ""))
                .title,
            "Rain - and what to do about it");
  EXPECT_EQ(meta_of(page("<meta property=og:site_name content='Commerce Today'>"
                         "<title>A guide to e-commerce</title>",
                         ""))
                .title,
            "A guide to e-commerce");
}

TEST(PageTitle, LosesTheSitesNameInEveryPlace) {
  const std::string site = "<meta property=og:site_name content='Gull'>";
  for (const std::string title : {"Gull | Rain again", "Rain again — Gull", "Rain again · Gull",
                                  "Rain again » News » Gull", "Gull: | Rain again"})
    EXPECT_EQ(meta_of(page(site + "<meta property=og:title content='" + title + "'>", "")).title,
              title == "Rain again » News » Gull" ? "Rain again" : "Rain again")
        << title;
  EXPECT_EQ(meta_of(page("<title>连日大雨_天气频道_海鸥网</title>", "")).title, "连日大雨");
}

TEST(PageTitle, IsWhatMostAgreeOnWhereTheHeadingIsAnother) {
  const Meta meta =
      meta_of(page("<title>Ten rainy walks</title>"
                   "<meta property=og:title content='Ten rainy walks'>",
                   "<h1>Subscribe to our letter</h1>"));
  EXPECT_EQ(meta.title, "Ten rainy walks");
}

TEST(PageTitle, IsNotShoutedWhereAnotherSpellsIt) {
  EXPECT_EQ(meta_of(page("<title>Rain all week</title>", "<h1>RAIN ALL WEEK</h1>")).title,
            "Rain all week");
}

TEST(PageTitle, IsDecodedTwice) {
  EXPECT_EQ(meta_of(page("<meta property=og:title content='R&amp;amp;D at sea'>", "")).title,
            "R&D at sea");
}

TEST(PageTitle, LeavesOutADateInsideTheHeading) {
  EXPECT_EQ(meta_of(page("<title>Rain all week</title>",
                         "<h1>Rain all week <span>Posted on May 3, 2019</span></h1>"))
                .title,
            "Rain all week");
}

TEST(PageAuthors, TheNameBesideTheHeadlineWinsOverTheSite) {
  const Meta meta = meta_of(
      page("<meta property=og:site_name content=Gull><meta name=author content=Gull>"
           "<title>Rain all week</title>",
           "<h1>Rain all week</h1><div class=byline>By <a>Jane Doe</a>, Staff Writer | May 3, 2019"
           "</div><p>Text.</p>"));
  EXPECT_THAT(meta.authors, ElementsAre("Jane Doe"));
  EXPECT_EQ(meta.published, "2019-05-03");
}

TEST(PageAuthors, AListOfThemIsFullerThanTheFirst) {
  const Meta meta =
      meta_of(page("<meta name=author content='Jane Doe'><title>Rain all week</title>",
                   "<h1>Rain all week</h1><p>Written by <a>Dr Jane Doe</a>, <a>Max Roe</a> and "
                   "<a>Li Wei</a></p>"));
  EXPECT_THAT(meta.authors, ElementsAre("Dr Jane Doe", "Max Roe", "Li Wei"));
}

TEST(PageAuthors, ThoseOfCommentsAndFurtherReadingAreNone) {
  const Meta meta = meta_of(page(
      "<title>Rain all week</title>",
      "<h1>Rain all week</h1><p>Text.</p><div class=related-posts><span class=author>Ann "
      "Other</span></div><ol class=comment-list><li><b class=comment-author>Bob Loud</b></ol>"));
  EXPECT_THAT(meta.authors, IsEmpty());
}

TEST(PageAuthors, ComeInTheOrderOfCitations) {
  const Meta meta =
      meta_of(page("<meta name=citation_author content='Doe, Jane'>"
                   "<meta name=citation_author content='Max Roe'>",
                   ""));
  EXPECT_THAT(meta.authors, ElementsAre("Jane Doe", "Max Roe"));
}

TEST(PageAuthors, AUserNameGivesWayToTheNameThatPeopleSee) {
  const Meta meta =
      meta_of(page("<meta name=author content=jdoe><title>Rain all week</title>",
                   "<h1>Rain all week</h1><p>May 3, 2019 by <a rel=author>Jane Doe</a>"));
  EXPECT_THAT(meta.authors, ElementsAre("Jane Doe"));
}

TEST(PageAuthors, ALabelMayStandOnALineOfItsOwn) {
  EXPECT_THAT(
      meta_of(page("<title>连日大雨</title>", "<h1>连日大雨</h1><p>作者：艾娃</p><p>正文。</p>"))
          .authors,
      ElementsAre("艾娃"));
  EXPECT_THAT(meta_of(page("<title>Rain all week</title>",
                           "<h1>Rain all week</h1><h3>Author</h3><p>Jane Doe</p>"))
                  .authors,
              ElementsAre("Jane Doe"));
}

TEST(PageDates, KeepTheirZone) {
  const Meta meta =
      meta_of(page("<meta property=article:published_time content='2024-09-16T19:55:00-07:00'>"
                   "<meta property=article:modified_time content='2024-09-20T08:00:00Z'>",
                   ""));
  EXPECT_EQ(meta.published, "2024-09-17T02:55:00Z");
  EXPECT_EQ(meta.zone, "-07:00");
  EXPECT_EQ(meta.published_source, "meta");
  EXPECT_EQ(meta.modified, "2024-09-20T08:00:00Z");
}

TEST(PageDates, AVisibleDateBeforeTheLastChangeIsThatOfPublication) {
  const Meta meta =
      meta_of(page("<title>Rain all week</title><script type=application/ld+json>"
                   R"({"@type":"Article","datePublished":"2025-06-24","dateModified":"2025-06-24"})"
                   "</script>",
                   "<h1>Rain all week</h1><div class=text__date>August 25, 2024</div>"));
  EXPECT_EQ(meta.published, "2024-08-25");
  EXPECT_EQ(meta.modified, "2025-06-24");
}

TEST(PageDates, TheLastChangeStandsInWhereNothingElseIsTold) {
  const Meta meta = meta_of(page("<title>Rain all week</title>",
                                 "<h1>Rain all week</h1><p>Last updated: 3. Mai 2019</p>"));
  EXPECT_EQ(meta.published, "2019-05-03");
  EXPECT_EQ(meta.published_source, "modified");
  EXPECT_EQ(meta.modified, "2019-05-03");
}

TEST(PageDates, OfCommentsAreNone) {
  const Meta meta = meta_of(
      page("<title>Rain all week</title>",
           "<h1>Rain all week</h1><p>Text.</p><div class=comments><time datetime=2019-05-03>May "
           "3</time></div>"));
  EXPECT_EQ(meta.published, "");
}

TEST(PageDates, TheAddressTellsToo) {
  EXPECT_EQ(meta_of(page("", ""), "https://example.org/2019/05/03/rain.html").published,
            "2019-05-03");
  EXPECT_EQ(meta_of(page("", ""), "https://example.org/2019/55/03/rain.html").published, "");
  EXPECT_EQ(meta_of(page("", ""), "https://example.org/a/2019-05-03-rain").published_source,
            "address");
}

TEST(PageDates, TheLanguageTellsDayFromMonth) {
  const auto published = [](std::string_view language) {
    return meta_of("<html lang=" + std::string(language) +
                   "><title>Rain all week</title><h1>Rain all week</h1><time>3/4/2025</time>")
        .published;
  };
  EXPECT_EQ(published("en-US"), "2025-03-04");
  EXPECT_EQ(published("en-GB"), "2025-04-03");
  EXPECT_EQ(published("fr"), "2025-04-03");
}

TEST(PageAddress, IsTheCanonicalOne) {
  const std::string head =
      "<link rel=canonical href=/rain><meta property=og:url content='https://example.org/rain?x'>";
  EXPECT_EQ(meta_of(page(head, ""), "https://example.org/rain?from=mail").canonical,
            "https://example.org/rain");
  EXPECT_EQ(meta_of(page(head, ""), "https://example.org/rain?from=mail").url,
            "https://example.org/rain?from=mail");
  EXPECT_EQ(meta_of(page(head, "")).url, "https://example.org/rain?x");  // the link is relative
}

TEST(PageAddress, OfTheFrontPageIsAMistake) {
  EXPECT_EQ(meta_of(page("<link rel=canonical href='https://example.org/'>"
                         "<meta property=og:url content='https://example.org/rain'>",
                         ""))
                .canonical,
            "https://example.org/rain");
}

TEST(PageMetadata, TellsTheRest) {
  const Meta meta = meta_of(
      "<html lang=en_GB dir=ltr><head><base href='https://example.org/a/'>"
      "<meta name=description content='  Wet.\n Very. '>"
      "<meta property=og:image content='img/rain.png'>"
      "<meta property=article:section content=Weather>"
      "<meta property=article:tag content=rain><meta property=article:tag content=Wind>"
      "<meta name=keywords content='seo, words'></head></html>");
  EXPECT_EQ(meta.language, "en-GB");
  EXPECT_EQ(meta.language_source, "markup");
  EXPECT_EQ(meta.direction, "ltr");
  EXPECT_EQ(meta.description, "Wet. Very.");
  EXPECT_EQ(meta.image, "https://example.org/a/img/rain.png");
  EXPECT_EQ(meta.section, "Weather");
  EXPECT_THAT(meta.tags, ElementsAre("rain", "Wind"));
}

TEST(PageMetadata, TheLanguageOrMostOfTheTextGivesTheDirection) {
  EXPECT_EQ(meta_of("<html lang=ar><p>نص</p></html>").direction, "rtl");
  EXPECT_EQ(meta_of("<nav dir=ltr>x</nav><article dir=RTL><p>A long text.</p></article>").direction,
            "rtl");
  EXPECT_EQ(meta_of("<p>A long text goes here.</p><p dir=rtl>x</p>").direction, "");
}

TEST(PageMetadata, KeepsWhatIsKnownAlready) {
  Notices notices;
  const HtmlDocument document = parse_html(
      repair_markup("<title>Other</title><meta name=author content='Jane Doe'>", notices));
  Meta meta;
  meta.title = "Known";
  meta.authors = {"Max Roe"};
  (void)read_page_metadata(document, {}, meta);
  EXPECT_EQ(meta.title, "Known");
  EXPECT_THAT(meta.authors, ElementsAre("Max Roe"));
}

TEST(PageMetadata, ManyClaimsCostNoMoreThanTheyAreWorth) {
  std::string body = "<title>Rain all week</title><h1>Rain all week</h1>";
  for (int i = 0; i < 20000; ++i)
    body +=
        "<meta name=author content='Jane Doe'><div class=author><time class=date><h2>May 3, "
        "2019</h2></time>";
  EXPECT_EQ(meta_of(body).title, "Rain all week");
}

}  // namespace
}  // namespace lectern
