// The picture that stands for an article, and pictures from outside what it came in.
#include <gmock/gmock.h>

#include <map>

#include "lectern/read.h"
#include "read/body/data_address.h"
#include "read/containers/companions.h"

namespace lectern {
namespace {

using namespace std::string_literals;

const std::string gif = "GIF89a" + std::string(294, 'x');

// Knows absolute addresses only.
class Web final : public Companions {
 public:
  explicit Web(std::map<std::string, std::string, std::less<>> files) : files_(std::move(files)) {}
  std::optional<std::string> find(std::string_view, std::string_view resolved) const override {
    const auto found = files_.find(resolved);
    return found == files_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::map<std::string, std::string, std::less<>> files_;
};

Article read_page(const std::string& body, const Companions& companions) {
  ReadOptions options;
  options.companions = &companions;
  Notices notices;
  std::string text;
  for (int i = 0; i < 12; ++i) text += "<p>Many words, with commas, as articles have them.</p>";
  const auto articles = read_articles(
      "<!DOCTYPE html><html><head><title>A title</title><link rel=canonical "
      "href=https://example.org/a><meta property=og:image content=https://h/lead.gif></head>"
      "<body><article><h1>A title</h1>" +
          text + body + text + "</article></body></html>",
      options, notices);
  EXPECT_TRUE(articles);
  return articles ? (*articles)[0] : Article();
}

TEST(LeadPicture, ComesFromTheCompanions) {
  const Article article = read_page("", Web({{"https://h/lead.gif", gif}}));
  EXPECT_EQ(article.meta.image, "https://h/lead.gif");
  ASSERT_EQ(article.lead_picture, 0);
  EXPECT_EQ(article.resources.at(0).bytes, gif);
  EXPECT_EQ(read_page("", Web({})).lead_picture, -1);
  EXPECT_EQ(read_page("", Web({{"https://h/lead.gif", "not found"s}})).lead_picture, -1);
}

TEST(LeadPicture, IsAFiguresWhereItIsOne) {
  const Article article =
      read_page("<p><img src=https://h/lead.gif alt=x></p>", Web({{"https://h/lead.gif", gif}}));
  ASSERT_EQ(article.resources.size(), 1U);
  EXPECT_EQ(article.lead_picture, 0);
}

TEST(Pictures, MayBeAvifWhereThatIsWhatWasSaved) {
  const std::string avif =
      "\0\0\0\x1C"
      "ftypavif"s +
      std::string(40, 'x');
  const Article article = read_page(
      "<picture><source type=image/avif srcset=https://h/a.avif><img "
      "src=https://h/a.jpg></picture>",
      Web({{"https://h/a.avif", avif}}));
  ASSERT_EQ(article.resources.size(), 1U);
  EXPECT_EQ(article.resources[0].media_type, "image/avif");
}

TEST(Pictures, AreToldByTheirBytes) {
  EXPECT_EQ(sniff_image("\0\0\0\x18"
                        "ftypheic"s +
                        "\0\0\0\0"s),
            "image/heic");
  EXPECT_EQ(sniff_image("\0\0\0\x18"
                        "ftypmp42"s +
                        "\0\0\0\0"s),
            "");
  EXPECT_EQ(sniff_image("II*\0\x08\0\0\0"s), "image/tiff");
  EXPECT_EQ(sniff_image("MM\0*\0\0\0\x08"s), "image/tiff");
  EXPECT_EQ(sniff_image("BM\x42\0\0\0\0\0\0\0\x3E\0\0\0\x28\0\0\0"s + std::string(20, '\0')),
            "image/bmp");
  EXPECT_EQ(sniff_image("BMW builds cars, and this is a text about them."), "");
}

TEST(ChainedCompanions, AskTheSecondForAbsoluteAddressesOnly) {
  const Web first({{"https://h/a", "first"s}});
  const Web second({{"https://h/a", "second"}, {"https://h/b", "b"}, {"", "relative"}});
  const ChainedCompanions both(&first, &second);
  EXPECT_EQ(both.find("a", "https://h/a"), "first");
  EXPECT_EQ(both.find("b", "https://h/b"), "b");
  EXPECT_EQ(both.find("c", ""), std::nullopt);
  EXPECT_EQ(ChainedCompanions(nullptr, nullptr).find("a", "https://h/a"), std::nullopt);
}

// A page in an archive names pictures that are not in the archive.
TEST(ChainedCompanions, ReachIntoContainers) {
  ReadOptions options;
  const Web web({{"https://example.org/a.gif", gif}});
  options.companions = &web;
  Notices notices;
  const auto articles = read_articles(
      "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/p\r\n"
      "Subject: A title\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; "
      "type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n"
      "Content-Location: https://example.org/p\r\n\r\n<html><body><article><h1>A title</h1>"
      "<p>Words, and words, and a picture of them, here it is.</p><img src=\"/a.gif\" alt=x>"
      "<p>More words, and words, and that is the end of it.</p></article></body></html>"
      "\r\n--b--\r\n",
      options, notices);
  ASSERT_TRUE(articles);
  ASSERT_EQ((*articles)[0].resources.size(), 1U);
  EXPECT_EQ((*articles)[0].resources[0].bytes, gif);
}

}  // namespace
}  // namespace lectern
