#include "read/feeds/exports.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/zip.h"
#include "read/feeds/csv.h"
#include "read/sample.h"

namespace lectern {
namespace {

using sample::has_notice;
using sample::lines_of;
using sample::repeated;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

struct Export {
  std::vector<Article> articles;
  Notices notices;
  Error error;
};

Export read(std::string_view bytes) {
  Export made;
  auto articles = read_articles(bytes, {.name = "file-name"}, made.notices);
  if (articles) {
    made.articles = std::move(*articles);
  } else {
    made.error = articles.error();
  }
  return made;
}

TEST(Csv, QuotesLineEndsAndBlanks) {
  std::string_view text = "a,\"b \"\"c\"\", d\ne\",\r\n\n,last\"x\n\"open, f";
  EXPECT_THAT(*take_record(text), ElementsAre("a", "b \"c\", d\ne", ""));
  EXPECT_THAT(*take_record(text), ElementsAre("", "last\"x"));
  EXPECT_THAT(*take_record(text), ElementsAre("open, f"));
  EXPECT_FALSE(take_record(text));
}

TEST(ReadExport, ListsOfAddressesSayThatTheyAreNoMore) {
  for (const char* bytes :
       {"title,url,time_added,tags,status\nA,https://example.org/a,1400000000,,unread\n",
        "Title,URL,ID,Document tags,Saved date,Reading "
        "progress,Location,Seen\nA,https://e.org,1,,,,,\n",
        "<!DOCTYPE html>\n<html><head><title>Pocket Export</title></head><body><ul><li>"
        "<a href=\"https://example.org\" time_added=\"1\" tags=\"\">A</a></ul></body></html>",
        "<html>\n<head><title>Instapaper: Export</title></head><body><ol><li><a href=\"x\">A</a>"
        "</ol></body></html>",
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p><DT><A "
        "HREF=\"x\">A</A>"}) {
    const Export made = read(bytes);
    EXPECT_EQ(made.error.code, Error::Code::no_text) << bytes;
    EXPECT_THAT(made.error.what, HasSubstr("no text"));
    EXPECT_THAT(made.error.way_out, HasSubstr("save the pages"));
  }
}

TEST(ReadExport, InstapaperCarriesWhatWasSelected) {
  const Export made = read(
      "URL,Title,Selection,Folder,Timestamp\nhttps://example.org/a,A,Some words,Unread,140\n"
      "https://example.org/b,B,,Unread,140\n");
  ASSERT_THAT(made.articles, SizeIs(1));
  EXPECT_EQ(made.articles[0].meta.title, "A");
  EXPECT_EQ(made.articles[0].meta.url, "https://example.org/a");
  EXPECT_THAT(lines_of(made.articles[0]), ElementsAre("Some words"));
  EXPECT_TRUE(has_notice(made.notices, Notice::Kind::part_left_out));
  EXPECT_TRUE(has_notice(made.notices, Notice::Kind::truncated_source));
}

TEST(ReadExport, ReadwiseHighlightsAreGroupedByDocument) {
  const Export made = read(
      "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,"
      "Highlighted at,Document tags\n\"First, \"\"so\"\".\",The Sea,Ann,,my note,,,page,3,,books\n"
      "Another passage.,Other,Bo,,,,,,,,\n\"Second\npassage\",The Sea,Ann,,,,,,,,\n");
  ASSERT_THAT(made.articles, SizeIs(2));
  EXPECT_EQ(made.articles[0].meta.title, "The Sea");
  EXPECT_THAT(made.articles[0].meta.authors, ElementsAre("Ann"));
  EXPECT_THAT(made.articles[0].meta.tags, ElementsAre("books"));
  EXPECT_THAT(lines_of(made.articles[0]),
              ElementsAre("First, \"so\".", "my note", "Second", "passage"));
  EXPECT_THAT(lines_of(made.articles[1]), ElementsAre("Another passage."));
}

TEST(ReadExport, ATableWithTextIsRead) {
  const Export made = read(
      "id,title,url,date,content\n1,A,https://example.org/a,2020-01-02,"
      "\"<p>One.</p><p>Two.</p>\"\n2,B,,,plain < text\n");
  ASSERT_THAT(made.articles, SizeIs(2));
  EXPECT_EQ(made.articles[0].meta.published, "2020-01-02");
  EXPECT_THAT(lines_of(made.articles[0]), ElementsAre("One.", "Two."));
  EXPECT_THAT(lines_of(made.articles[1]), ElementsAre("plain < text"));
}

TEST(ReadExport, ATextWithCommasIsNoTable) {
  const Export made = read("Text, with commas, title and more\nand lines.\n");
  ASSERT_THAT(made.articles, SizeIs(1));
  EXPECT_THAT(lines_of(made.articles[0]),
              ElementsAre("Text, with commas, title and more", "and lines."));
}

TEST(ReadExport, Wallabag) {
  const Export made = read(
      R"([{"is_archived": 0, "tags": ["x"], "title": "W &amp; V", "url": "https://example.org/w",
      "content": "<p>Body.</p>", "created_at": "2020-01-02T03:04:05+00:00",
      "published_at": "2019-05-06T00:00:00+00:00", "published_by": ["Ann"], "language": "en_US"},
      {"is_archived": 1, "title": "Empty", "content": ""}])");
  ASSERT_THAT(made.articles, SizeIs(1));
  const Meta& meta = made.articles[0].meta;
  EXPECT_EQ(meta.title, "W & V");
  EXPECT_EQ(meta.url, "https://example.org/w");
  EXPECT_EQ(meta.published, "2019-05-06T00:00:00Z");
  EXPECT_THAT(meta.authors, ElementsAre("Ann"));
  EXPECT_THAT(meta.tags, ElementsAre("x"));
  EXPECT_EQ(meta.language, "en-US");
  EXPECT_THAT(lines_of(made.articles[0]), ElementsAre("Body."));
  EXPECT_TRUE(has_notice(made.notices, Notice::Kind::part_left_out));
}

TEST(ReadExport, Omnivore) {
  const std::vector<ZipEntry> entries = {
      {"metadata_0_to_20.json",
       R"([{"slug": "the-sea", "title": "The sea", "url": "https://example.org/sea",
       "author": "Ann", "labels": ["books"], "publishedAt": "2020-01-02T00:00:00.000Z",
       "savedAt": "2021-01-02T00:00:00.000Z"}, {"slug": "../gone", "title": "Gone"}])"},
      {"content/the-sea.html", "<div class=\"page\"><p>Text.</p></div>"},
      {"highlights/the-sea.md", "> Text."}};
  const Export made = read(*zip_archive(entries));
  ASSERT_THAT(made.articles, SizeIs(1));
  const Meta& meta = made.articles[0].meta;
  EXPECT_EQ(meta.title, "The sea");
  EXPECT_EQ(meta.published, "2020-01-02T00:00:00Z");
  EXPECT_THAT(meta.authors, ElementsAre("Ann"));
  EXPECT_THAT(meta.tags, ElementsAre("books"));
  EXPECT_THAT(lines_of(made.articles[0]), ElementsAre("Text."));
  EXPECT_TRUE(has_notice(made.notices, Notice::Kind::part_left_out));
}

TEST(ReadExport, HostileTablesEnd) {
  const std::string head = "title,url,content\n";
  for (const char* piece : {"\"", ",", "\"a\"\"", "a,b,\"", "\r"})
    (void)read(head + repeated(piece, 100'000));
  EXPECT_EQ(read("[{\"is_archived\": 1, \"content\": " + repeated("[", 1'000'000)).error.code,
            Error::Code::malformed);
}

}  // namespace
}  // namespace lectern
