#include <gmock/gmock.h>

#include "read/container_samples.h"

namespace lectern {
namespace {

using sample::gzip_of;
using sample::page;
using sample::picture;
using sample::read_any;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string record(const std::string& kind, const std::string& url, const std::string& type,
                   const std::string& block, const std::string& length = {}) {
  return "WARC/1.0\r\nWARC-Type: " + kind + "\r\nWARC-Target-URI: " + url +
         "\r\nWARC-Date: 2021-06-05T04:03:02Z\r\nContent-Type: " + type +
         "\r\nContent-Length: " + (length.empty() ? std::to_string(block.size()) : length) +
         "\r\n\r\n" + block + "\r\n\r\n";
}

std::string answer(const std::string& url, const std::string& fields, const std::string& body,
                   const std::string& status = "200 OK") {
  return record("response", url, "application/http; msgtype=response",
                "HTTP/1.1 " + status + "\r\n" + fields + "\r\n\r\n" + body);
}

const std::string html = "Content-Type: text/html; charset=utf-8";
const std::string info = record("warcinfo", "", "application/warc-fields", "software: test\r\n");

TEST(Warc, EveryPageIsAnArticle) {
  const auto outcome = read_any(
      info + record("request", "https://example.org/a", "application/http", "GET /a HTTP/1.1\r\n") +
      answer("https://example.org/a", html, page("First")) +
      answer("<https://example.org/b>", html, page("Second")) +
      record("revisit", "https://example.org/b", "application/http", "HTTP/1.1 200 OK\r\n\r\n") +
      record("resource", "https://example.org/c", "text/html", page("Third")) +
      answer("https://example.org/old", html, page("Moved"), "301 Moved Permanently"));
  EXPECT_THAT(outcome.titles(), ElementsAre("First", "Second", "Third"));
  ASSERT_EQ(outcome.articles.size(), 3U);
  EXPECT_EQ(outcome.articles[1].meta.url, "https://example.org/b");
  EXPECT_EQ(outcome.articles[0].meta.saved, "2021-06-05T04:03:02Z");
  EXPECT_THAT(outcome.left_out(), IsEmpty());
}

TEST(Warc, IsReadPackedRecordByRecordOrWhole) {
  const std::string one = answer("https://example.org/a", html, page("First"));
  const std::string two = answer("https://example.org/b", html, page("Second"));
  for (const std::string& bytes :
       {gzip_of(info) + gzip_of(one) + gzip_of(two), gzip_of(info + one + two)})
    EXPECT_THAT(read_any(bytes).titles(), ElementsAre("First", "Second"));
}

std::string in_chunks(const std::string& body) {
  const std::size_t half = body.size() / 2;
  char size[32];
  std::snprintf(size, sizeof size, "%zx;x=y\r\n", half);
  std::string out = size + body.substr(0, half) + "\r\n";
  std::snprintf(size, sizeof size, "%zX\r\n", body.size() - half);
  return out + size + body.substr(half) + "\r\n0\r\n\r\n";
}

TEST(Warc, UndoesChunksAndCodings) {
  const std::string packed = html + "\r\nContent-Encoding: gzip";
  const std::string chunked = "\r\nTransfer-Encoding: chunked";
  const auto outcome =
      read_any(answer("https://example.org/a", html + chunked, in_chunks(page("Chunked"))) +
               answer("https://example.org/b", packed, gzip_of(page("Packed"))) +
               answer("https://example.org/c", packed + chunked, in_chunks(gzip_of(page("Both")))) +
               // Fields as they were sent, body as it was shown.
               answer("https://example.org/d", packed + chunked, page("Neither")));
  EXPECT_THAT(outcome.titles(), ElementsAre("Chunked", "Packed", "Both", "Neither"));
}

TEST(Warc, SaysWhichPagesItCannotUnpack) {
  const auto outcome =
      read_any(answer("https://example.org/a", html, page("First")) +
               answer("https://example.org/b", html + "\r\nContent-Encoding: br", "\x1B\x2F\x01"));
  EXPECT_THAT(outcome.titles(), ElementsAre("First"));
  EXPECT_THAT(outcome.left_out(),
              ElementsAre(HasSubstr("https://example.org/b: is packed in a way")));
}

TEST(Warc, LeavesPagesWithoutTextOut) {
  const auto outcome =
      read_any(answer("https://example.org/a", html, page("First")) +
               answer("https://ads.example.org/", html, "<html><body><img src=x></body></html>"));
  EXPECT_THAT(outcome.titles(), ElementsAre("First"));
  EXPECT_THAT(outcome.left_out(),
              ElementsAre(HasSubstr("https://ads.example.org/: is a page without text")));
}

TEST(Warc, PicturesOfOtherRecordsAreAtHand) {
  const std::string bytes = picture();
  const auto outcome =
      read_any(answer("https://example.org/a", html,
                      page("First", "<figure><img src=\"/i/map.png\" alt=\"Map\"></figure>")) +
               answer("https://example.org/i/map.png", "Content-Type: image/png", bytes));
  ASSERT_EQ(outcome.articles.size(), 1U);
  ASSERT_EQ(outcome.articles[0].resources.size(), 1U);
  EXPECT_EQ(outcome.articles[0].resources[0].bytes, bytes);
}

TEST(Warc, CutAtItsEndGivesTheWholeRecordsAndSaysSo) {
  const std::string one = answer("https://example.org/a", html, page("First"));
  const std::string two = answer("https://example.org/b", html, page("Second"));
  for (const std::size_t size : {one.size() + 3, one.size() + 60, one.size() + two.size() - 90}) {
    const auto outcome = read_any((one + two).substr(0, size));
    EXPECT_THAT(outcome.titles(), ElementsAre("First")) << size;
    EXPECT_TRUE(sample::has_notice(outcome.notices, Notice::Kind::truncated_source)) << size;
  }
}

TEST(Warc, WithWrongLengthsIsMalformed) {
  const std::string url = "https://example.org/a", type = "application/http";
  const std::string block = "HTTP/1.1 200 OK\r\n" + html + "\r\n\r\n" + page("First");
  const std::string next = answer("https://example.org/b", html, page("Second"));
  for (const std::size_t length : {std::size_t{0}, std::size_t{10}, block.size() - 1,
                                   block.size() + 30, block.size() + 1'000'000})
    EXPECT_EQ(read_any(record("response", url, type, block, std::to_string(length)) + next).error,
              "malformed")
        << length;
  for (const char* length : {"-1", "99999999999999999999999", "0x10", "many"})
    EXPECT_EQ(read_any(record("response", url, type, block, length) + next).error, "malformed")
        << length;
  EXPECT_EQ(read_any("WARC/1.0\r\nWARC-Type: response\r\n\r\n" + block).error, "malformed");
  EXPECT_EQ(read_any(next.substr(0, 100)).error, "malformed") << "not one whole record";
}

TEST(Warc, AnAddressThatIsNoneIsLeftOut) {
  for (const std::string url : {"file:///etc/passwd", "urn:uuid:1", "\xFF\xFE", ""}) {
    const auto outcome = read_any(answer(url, html, page("First")));
    ASSERT_EQ(outcome.articles.size(), 1U) << url;
    EXPECT_EQ(outcome.articles[0].meta.url, "") << url;
  }
}

TEST(Warc, WithoutAPageSaysSo) {
  EXPECT_EQ(read_any(info).error, "unsupported-format");
}

TEST(Warc, ABombInAnAnswerCostsTheWholeArchive) {
  EXPECT_EQ(read_any(answer("https://example.org/a", html, page("First")) +
                     answer("https://example.org/b", html + "\r\nContent-Encoding: gzip",
                            gzip_of(std::string(20'000'000, ' '))))
                .error,
            "unsafe-input");
}

}  // namespace
}  // namespace lectern
