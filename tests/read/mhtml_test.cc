#include <gmock/gmock.h>

#include "base/base64.h"
#include "read/container_samples.h"
#include "read/containers/mime.h"

namespace lectern {
namespace {

using sample::page;
using sample::picture;
using sample::read_any;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Every "\n" as the standard wants it.
std::string with_crlf(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? "\r\n" : std::string(1, c);
  return out;
}

constexpr std::string_view by_chrome =
    "From: <Saved by Blink>\n"
    "Snapshot-Content-Location: https://example.org/news/flood.html\n"
    "Subject: =?utf-8?Q?The=20fl=C3=B6?= =?utf-8?Q?od?=\n"
    "Date: Fri, 3 Mar 2023 10:00:00 -0000\n"
    "MIME-Version: 1.0\n"
    "Content-Type: multipart/related;\n"
    "\ttype=\"text/html\";\n"
    "\tboundary=\"----MultipartBoundary--abc----\"\n"
    "\n\n"
    "------MultipartBoundary--abc----\n"
    "Content-Type: text/html\n"
    "Content-ID: <frame-1@mhtml.blink>\n"
    "Content-Transfer-Encoding: quoted-printable\n"
    "Content-Location: https://example.org/news/flood.html\n"
    "\n"
    "<!DOCTYPE html><html lang=3D\"en\"><head><meta charset=3D\"utf-8\"></head><body><=\n"
    "article><p>The r=C3=ADver rose again in the night, and by the morning the lower town stood "
    "u=\n"
    "nder water, as it had in the spring of the year before.</p><p><img src=3D\"../i/map.png\" "
    "alt=\n"
    "=3D\"A map\"></p><p>Nobody was hurt, the mayor said, but the bridge will stay closed for "
    "some=\n"
    " weeks, and the school with it.</p></article></body></html>\n"
    "------MultipartBoundary--abc----\n"
    "Content-Type: image/png\n"
    "Content-Transfer-Encoding: base64\n"
    "Content-Location: https://example.org/i/map.png\n"
    "\n"
    "PICTURE\n"
    "------MultipartBoundary--abc----\n"
    "Content-Type: text/html\n"
    "Content-ID: <frame-2@mhtml.blink>\n"
    "\n"
    "<html><body>An advertisement</body></html>\n"
    "------MultipartBoundary--abc------\n";

std::string base64_of(std::string_view bytes) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i + 2 < bytes.size(); i += 3) {
    unsigned bits = 0;
    for (std::size_t j = 0; j < 3; ++j) bits = bits << 8 | static_cast<unsigned char>(bytes[i + j]);
    for (int shift = 18; shift >= 0; shift -= 6) out += digits[bits >> shift & 63];
  }
  return out;
}

std::string chrome_page(const std::string& bytes) {
  std::string message(by_chrome);
  message.replace(message.find("PICTURE"), 7, base64_of(bytes));
  return with_crlf(message);
}

TEST(Mhtml, OfChromeIsAPageWithItsPictures) {
  const std::string bytes = picture() + "x";  // 609 bytes: base64 without padding
  const auto outcome = read_any(chrome_page(bytes));
  ASSERT_EQ(outcome.articles.size(), 1U) << outcome.what;
  const Article& article = outcome.articles[0];
  EXPECT_EQ(article.meta.url, "https://example.org/news/flood.html");
  EXPECT_EQ(article.meta.title, "The flöod");
  EXPECT_EQ(article.meta.saved, "2023-03-03T10:00:00Z");
  EXPECT_EQ(article.meta.published, "") << "saved is not published";
  EXPECT_THAT(sample::all_text(article), HasSubstr("The ríver rose again"));
  ASSERT_EQ(article.resources.size(), 1U);
  EXPECT_EQ(article.resources[0].bytes, bytes);
  EXPECT_THAT(outcome.left_out(), ElementsAre(HasSubstr("1 frames")));
}

TEST(Mhtml, OfInternetExplorerHasPartsInParts) {
  const auto outcome = read_any(
      "From: \"Saved by Windows Internet Explorer 8\"\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/related;\r\n\tboundary=\"outer\"\r\n\r\n"
      "This is a multi-part message in MIME format.\r\n\r\n--outer\r\n"
      "Content-Type: multipart/alternative;\r\n\tboundary=\"outer_inner\"\r\n\r\n--outer_inner\r\n"
      "Content-Type: text/plain\r\n\r\nThe plain text\r\n--outer_inner\r\n"
      "Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: 8bit\r\n"
      "Content-Location: http://example.org/a\r\n\r\n" +
      page("Die Flüsse") + "\r\n--outer_inner--\r\n\r\n--outer--\r\n");
  EXPECT_THAT(outcome.titles(), ElementsAre("Die Flüsse"));
  EXPECT_EQ(outcome.articles.at(0).meta.url, "http://example.org/a");
  EXPECT_THAT(outcome.notices, testing::Not(testing::Contains(
                                   testing::Field(&Notice::kind, Notice::Kind::truncated_source))));
}

// UnMHT names parts by Content-ID, and the page by `start`.
TEST(Mhtml, OfUnMhtSaysWhichPartIsThePage) {
  const std::string bytes = picture() + "x";
  const auto outcome = read_any(
      "Subject: Saved\nMIME-Version: 1.0\nX-MAF: Produced By UnMHT\n"
      "Content-Type: multipart/related; start=\"<main@unmht>\"; boundary=b\n\n--b\n"
      "Content-Type: text/html\nContent-ID: <frame@unmht>\n\n" +
      page("A frame") + "\n--b\nContent-Type: text/html\nContent-ID: <main@unmht>\n\n" +
      page("The page", "<figure><img src=\"cid:map@unmht\" alt=\"Map\"></figure>") +
      "\n--b\nContent-Type: image/png\nContent-ID: <map@unmht>\n"
      "Content-Transfer-Encoding: base64\n\n" +
      base64_of(bytes) + "\n--b--\n");
  EXPECT_THAT(outcome.titles(), ElementsAre("The page"));
  ASSERT_EQ(outcome.articles.at(0).resources.size(), 1U);
  EXPECT_EQ(outcome.articles[0].resources[0].bytes, bytes);
}

TEST(Mhtml, ThatWasCutGivesWhatIsThereAndSaysSo) {
  const std::string whole = chrome_page(picture());
  const auto outcome = read_any(std::string_view(whole).substr(0, whole.find("weeks, and")));
  ASSERT_EQ(outcome.articles.size(), 1U) << outcome.what;
  EXPECT_THAT(sample::all_text(outcome.articles[0]), HasSubstr("closed for some"));
  EXPECT_TRUE(sample::has_notice(outcome.notices, Notice::Kind::truncated_source));
}

TEST(Mhtml, WithoutItsPartsOrWithWrongLengthsIsMalformed) {
  const std::string head = "MIME-Version: 1.0\nContent-Type: multipart/related";
  EXPECT_EQ(read_any(head + "\n\ntext\n").error, "malformed") << "no boundary";
  EXPECT_EQ(read_any(head + "; boundary=b\n\n--c\n\ntext\n").error, "malformed") << "no parts";
  const auto with_length = [&](const std::string& length) {
    return read_any(head + "; boundary=b\n\n--b\nContent-Type: text/html\nContent-Length: " +
                    length + "\n\n" + page("A page") + "\n--b--\n")
        .error;
  };
  EXPECT_EQ(with_length(std::to_string(page("A page").size())), "");
  for (const char* length : {"5", "99999999", "-1", "many"})
    EXPECT_EQ(with_length(length), "malformed") << length;
}

TEST(Mhtml, RefusesPartsInPartsWithoutEnd) {
  std::string message = "MIME-Version: 1.0\n";
  for (int i = 0; i < 30; ++i) {
    const std::string boundary =
        std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i);
    message += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
  }
  EXPECT_EQ(read_any(message).error, "unsafe-input");
}

TEST(MimeFields, AreUnfoldedAndEndAtTheEmptyLine) {
  std::string_view bytes = "Content-Type: text/html;\r\n\tcharset=\"gb2312\"\r\nX: y\r\n\r\nbody";
  const MimeFields fields = read_mime_fields(bytes);
  EXPECT_EQ(bytes, "body");
  const std::string_view type = mime_value(fields, "content-type");
  EXPECT_EQ(mime_type(type), "text/html");
  EXPECT_EQ(mime_parameter(type, "charset"), "gb2312");
  EXPECT_EQ(mime_parameter(type, "boundary"), "");
  EXPECT_EQ(mime_parameter("a/b; x=1; Boundary=\"a;b=c\" ; y", "boundary"), "a;b=c");
}

TEST(MimeFields, AreNotThereInAPlainText) {
  std::string_view bytes = "It was late. She said: no.\n\nAnd left.";
  EXPECT_THAT(read_mime_fields(bytes), IsEmpty());
  EXPECT_EQ(bytes.size(), 37U);
}

TEST(MimeCodings, AreUndone) {
  EXPECT_EQ(decode_quoted_printable("a=3Db=\r\nc  \r\nd=ZZ=C3=A4"), "a=bc\nd=ZZä");
  EXPECT_EQ(decode_base64("Zmxv\r\nb2Q="), "flood");
  EXPECT_EQ(decode_mime_words("=?UTF-8?B?5rSq5rC0?= and =?iso-8859-1*de?q?F=E4sser_a?="),
            "洪水 and Fässer a");
  EXPECT_EQ(decode_mime_words("=?utf-8?q?a=C3?=  =?utf-8?q?=A4b?="), "aäb");
  EXPECT_EQ(decode_mime_words("What is =?this"), "What is =?this");
}

}  // namespace
}  // namespace lectern
