#include "read/feeds/feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/sample.h"

namespace lectern {
namespace {

using sample::has_notice;
using sample::lines_of;
using sample::repeated;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

struct Feed {
  std::vector<Article> articles;
  Notices notices;
  Error error;
};

Feed read(std::string_view bytes) {
  Feed feed;
  auto articles = read_articles(bytes, {.name = "file-name"}, feed.notices);
  if (articles) {
    feed.articles = std::move(*articles);
  } else {
    feed.error = articles.error();
  }
  return feed;
}

std::string rss(const std::string& items) {
  return "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" "
         "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Tide &amp; Time</title>"
         "<link>https://example.org/</link><language>en-GB</language>"
         "<image><title>Logo</title></image>" +
         items + "</channel></rss>";
}

TEST(ReadFeed, RssWithContent) {
  const Feed feed = read(
      rss("<item><title>R&amp;amp;D at sea</title><link>https://example.org/a</link>"
          "<pubDate>Thu, 02 Jul 2020 18:28:24 +0000</pubDate><dc:creator>Ann Example</dc:creator>"
          "<category>sea</category><description>Teaser</description><content:encoded>"
          "<![CDATA[<p>First &nbsp; one.</p><p>Second.</p>]]></content:encoded></item>"
          "<item><title>Two</title><author>bo@example.org (Bo)</author>"
          "<description>&lt;p&gt;Text.&lt;/p&gt;</description></item>"));
  ASSERT_THAT(feed.articles, SizeIs(2));
  const Meta& meta = feed.articles[0].meta;
  EXPECT_EQ(meta.title, "R&D at sea");
  EXPECT_EQ(meta.url, "https://example.org/a");
  EXPECT_EQ(meta.published, "2020-07-02T18:28:24Z");
  EXPECT_EQ(meta.published_source, "feed");
  EXPECT_EQ(meta.site, "Tide & Time");
  EXPECT_EQ(meta.language, "en-GB");
  EXPECT_THAT(meta.authors, ElementsAre("Ann Example"));
  EXPECT_THAT(meta.tags, ElementsAre("sea"));
  EXPECT_THAT(lines_of(feed.articles[0]), ElementsAre("First one.", "Second."));
  EXPECT_THAT(feed.articles[1].meta.authors, ElementsAre("Bo"));
  EXPECT_THAT(lines_of(feed.articles[1]), ElementsAre("Text."));
  EXPECT_FALSE(has_notice(feed.notices, Notice::Kind::truncated_source));
}

TEST(ReadFeed, ASummaryIsSaidToBeOne) {
  const Feed feed =
      read(rss("<item><title>One</title><link>https://example.org/a</link>"
               "<description>The beginning […]</description></item>"));
  ASSERT_THAT(feed.articles, SizeIs(1));
  EXPECT_TRUE(has_notice(feed.notices, Notice::Kind::truncated_source));
}

TEST(ReadFeed, EntriesWithoutTextAreLeftOutAndCounted) {
  const Feed feed =
      read(rss("<item><title>Empty</title></item><item><title>Full</title>"
               "<description>Text.</description></item>"));
  ASSERT_THAT(feed.articles, SizeIs(1));
  ASSERT_TRUE(has_notice(feed.notices, Notice::Kind::part_left_out));
  EXPECT_THAT(feed.notices.back().detail, HasSubstr("Empty"));
  EXPECT_EQ(read(rss("<item><title>Empty</title></item>")).error.code, Error::Code::no_text);
  EXPECT_EQ(read(rss("")).error.code, Error::Code::no_text);
}

TEST(ReadFeed, AnEntryWithoutATitleIsCalledByItsBeginning) {
  const Feed feed =
      read(rss("<item><description>" + repeated("words ", 30) + "</description></item>"));
  ASSERT_THAT(feed.articles, SizeIs(1));
  EXPECT_EQ(feed.articles[0].meta.title, repeated("words ", 9) + "words…");
}

TEST(ReadFeed, AtomInItsThreeKindsOfContent) {
  const Feed feed = read(
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\">"
      "<title type=\"html\">Das &lt;b&gt;Meer&lt;/b&gt;</title><author><name>Bo</name></author>"
      "<entry><title>Eins</title><link rel=\"self\" href=\"https://example.org/self\"/>"
      "<link href=\"https://example.org/1\"/><updated>2021-02-03T04:05:06Z</updated>"
      "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Ein <b>Wort</b> "
      "&lt;b><br/>Zeile</p></div></content></entry>"
      "<entry><title>Zwei</title><id>https://example.org/2</id>"
      "<content type=\"text\">a &lt; b</content><author><name>Carl</name></author></entry>"
      "<entry><title>Drei</title><content type=\"html\">&lt;p&gt;c&lt;/p&gt;</content></entry>"
      "</feed>");
  ASSERT_THAT(feed.articles, SizeIs(3));
  EXPECT_EQ(feed.articles[0].meta.site, "Das Meer");
  EXPECT_EQ(feed.articles[0].meta.language, "de");
  EXPECT_EQ(feed.articles[0].meta.url, "https://example.org/1");
  EXPECT_EQ(feed.articles[0].meta.published, "2021-02-03T04:05:06Z");
  EXPECT_THAT(feed.articles[0].meta.authors, ElementsAre("Bo"));
  EXPECT_THAT(lines_of(feed.articles[0]), ElementsAre("Ein **Wort** <b>\\nZeile"));
  EXPECT_EQ(feed.articles[1].meta.url, "https://example.org/2");
  EXPECT_THAT(feed.articles[1].meta.authors, ElementsAre("Carl"));
  EXPECT_THAT(lines_of(feed.articles[1]), ElementsAre("a < b"));
  EXPECT_THAT(lines_of(feed.articles[2]), ElementsAre("c"));
}

TEST(ReadFeed, RdfWhoseItemsStandBesideTheChannel) {
  const Feed feed = read(
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
      "xmlns=\"http://purl.org/rss/1.0/\"><channel><title>C</title></channel>"
      "<item><title>One</title><link>https://example.org/1</link>"
      "<description>Text.</description></item></rdf:RDF>");
  ASSERT_THAT(feed.articles, SizeIs(1));
  EXPECT_EQ(feed.articles[0].meta.title, "One");
  EXPECT_EQ(feed.articles[0].meta.site, "C");
}

TEST(ReadFeed, JsonFeed) {
  const Feed feed = read(
      R"({"version": "https://jsonfeed.org/version/1.1", "title": "J", "language": "en", "items": [
      {"id": "1", "url": "https://example.org/j", "title": "T", "content_html": "<p>Hi</p>",
       "tags": ["a"], "authors": [{"name": "Ann"}], "date_published": "2020-01-02T03:04:05Z"},
      {"id": 2, "title": "U", "content_text": "a < b\nnext"}, 5]})");
  ASSERT_THAT(feed.articles, SizeIs(2));
  EXPECT_EQ(feed.articles[0].meta.site, "J");
  EXPECT_EQ(feed.articles[0].meta.published, "2020-01-02T03:04:05Z");
  EXPECT_THAT(feed.articles[0].meta.authors, ElementsAre("Ann"));
  EXPECT_THAT(feed.articles[0].meta.tags, ElementsAre("a"));
  EXPECT_THAT(lines_of(feed.articles[1]), ElementsAre("a < b", "next"));
}

TEST(ReadFeed, WhatXmlForbidsIsMended) {
  EXPECT_EQ(with_xml_references("a&nbsp;b & c&d=e &amp; &#38; &unknown; &#1; <![CDATA[&nbsp;]]>"),
            "a\u00A0b &amp; c&amp;d=e &amp; &#38; &amp;unknown; \uFFFD <![CDATA[&nbsp;]]>");
  const Feed feed =
      read(rss("<item><title>A&nbsp;B & C</title>"
               "<link>https://example.org/?a=1&b=2</link>"
               "<description>Text.</description></item>"));
  ASSERT_THAT(feed.articles, SizeIs(1));
  EXPECT_EQ(feed.articles[0].meta.title, "A B & C");
  EXPECT_EQ(feed.articles[0].meta.url, "https://example.org/?a=1&b=2");
}

TEST(ReadFeed, ATornFeedGivesWhatStandsBeforeTheDamage) {
  const std::string item = "<item><title>One</title><description>Text.</description></item>";
  const Feed feed = read(rss(item + repeated(" ", 2000) + "<item></broken>"));
  ASSERT_THAT(feed.articles, SizeIs(1));
  EXPECT_TRUE(has_notice(feed.notices, Notice::Kind::truncated_source));
}

TEST(ReadFeed, DocumentTypes) {
  const std::string body =
      "<rss><channel><item><title>T</title><description>Text &e;</description>"
      "</item></channel></rss>";
  EXPECT_THAT(
      read("<!DOCTYPE rss PUBLIC \"-//N//DTD RSS 0.91//EN\" \"http://example.org/r.dtd\">" + body)
          .articles,
      SizeIs(1));
  EXPECT_FALSE(
      read("<!DOCTYPE rss [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + body).error.what.empty());
}

TEST(ReadFeed, AnEncodingThatIsLongUndoneIsNotBelieved) {
  const Feed feed = read(
      "<?xml version=\"1.0\" encoding=\"gbk\"?><rss><channel><item>"
      "<title>海</title><description>海边</description></item></channel></rss>");
  ASSERT_THAT(feed.articles, SizeIs(1));
  EXPECT_EQ(feed.articles[0].meta.title, "海");
}

TEST(ReadFeed, HostileFeedsEnd) {
  for (const char* piece : {"<item>", "<a>", "<item><title>", "&", "<![CDATA[", "<item/>"}) {
    const Feed feed = read(rss(repeated(piece, 50'000)));
    EXPECT_TRUE(feed.articles.empty()) << piece;
  }
  EXPECT_EQ(read("{\"version\": \"https://jsonfeed.org/version/1\", \"items\": " +
                 repeated("[", 1'000'000))
                .error.code,
            Error::Code::malformed);
}

}  // namespace
}  // namespace lectern
