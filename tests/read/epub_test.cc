#include <gmock/gmock.h>

#include "read/book_samples.h"

namespace lectern {
namespace {

using sample::book;
using sample::both;
using sample::container;
using sample::document;
using sample::encryption;
using sample::lines_of;
using sample::package;
using sample::picture;
using sample::read_any;
using sample::two_chapters;
using sample::zip_of;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

TEST(Epub, EveryChapterIsAnArticleInTheOrderOfTheSpine) {
  const auto outcome = read_any(
      book(package(two_chapters, "<itemref idref=\"c2\"/><itemref idref=\"c1\" linear=\"no\"/>")));
  EXPECT_THAT(outcome.titles(), ElementsAre("Heading of two", "Two rivers (2)"));
  ASSERT_EQ(outcome.articles.size(), 2U);
  EXPECT_THAT(lines_of(outcome.articles[0]), ElementsAre("Text of two."));
  EXPECT_THAT(lines_of(outcome.articles[1]), ElementsAre("Text of one."));
}

TEST(Epub, TheReadersSelectorsHoldInEveryChapter) {
  const std::string one = document("<p>Text of one.</p><p class=\"note\" data-n=\"x\">A note.</p>");
  Notices notices;
  const auto articles =
      read_articles(book(package(two_chapters, both), {}, one), {.drop = "[data-n], h2"}, notices);
  ASSERT_TRUE(articles);
  ASSERT_EQ(articles->size(), 2U);
  EXPECT_THAT(lines_of(articles->front()), ElementsAre("Text of one."));
  EXPECT_THAT(lines_of(articles->back()), ElementsAre("Text of two."));
}

TEST(Epub, TellsWhatTheBookSaysOfItself) {
  const auto outcome = read_any(book(package(
      two_chapters, both,
      "<dc:creator id=\"a\">Ada Lovelace</dc:creator><dc:creator id=\"b\">A. Painter</dc:creator>"
      "<meta refines=\"#b\" property=\"role\" scheme=\"marc:relators\">ill</meta>"
      "<dc:contributor>A. Helper</dc:contributor>"
      "<dc:contributor id=\"p\">press 2.0</dc:contributor>"
      "<meta refines=\"#p\" property=\"role\" scheme=\"marc:relators\">bkp</meta>"
      "<dc:publisher>The Press &amp; Co</dc:publisher><dc:date>2019-05-04</dc:date>"
      "<dc:subject>Rivers</dc:subject><dc:description>Of "
      "floods.</dc:description><dc:identifier>urn:isbn:1</dc:identifier>"
      "<dc:source>https://example.org/book</dc:source>")));
  ASSERT_EQ(outcome.articles.size(), 2U);
  const Meta& meta = outcome.articles[0].meta;
  EXPECT_EQ(meta.section, "Two rivers");
  EXPECT_EQ(meta.site, "The Press & Co");
  EXPECT_THAT(meta.authors, ElementsAre("Ada Lovelace"));
  EXPECT_THAT(meta.contributors,
              ElementsAre(Contributor{"A. Painter", "ill"}, Contributor{"A. Helper", "ctb"}));
  EXPECT_EQ(meta.published, "2019-05-04");
  EXPECT_EQ(meta.language, "en-GB");
  EXPECT_THAT(meta.tags, ElementsAre("Rivers"));
  EXPECT_EQ(meta.description, "Of floods.");
  EXPECT_EQ(meta.url, "https://example.org/book");
}

TEST(Epub, TitlesComeFromTheTableOfContents) {
  const std::string nav = document(
      "<nav epub:type=\"landmarks\" xmlns:epub=\"http://www.idpf.org/2007/ops\"><a "
      "href=\"text/one.xhtml\">Start</a></nav>"
      "<nav epub:type=\"toc\" xmlns:epub=\"http://www.idpf.org/2007/ops\"><ol><li><a "
      "href=\"text/one.xhtml#top\"><span>Upstream</span> &nbsp;1</a></li>"
      "<li><a href=\"text/t%20wo.xhtml\">Downstream</a></li></ol></nav>");
  const std::string items = std::string(two_chapters) +
                            "<item id=\"nav\" href=\"nav.xhtml\" properties=\"nav\" "
                            "media-type=\"application/xhtml+xml\"/>";
  const auto outcome = read_any(book(package(items, "<itemref idref=\"nav\"/>" + std::string(both)),
                                     {{"OEBPS/nav.xhtml", nav}}));
  EXPECT_THAT(outcome.titles(), ElementsAre("Upstream 1", "Downstream"));
}

TEST(Epub, OfVersion2HasItsTitlesInTheNcx) {
  const std::string ncx =
      "<!DOCTYPE ncx PUBLIC \"-//NISO//DTD ncx 2005-1//EN\" "
      "\"http://www.daisy.org/z3986/2005/ncx-2005-1.dtd\">"
      "<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\"><docTitle><text>Two rivers</text>"
      "</docTitle><navMap><navPoint><navLabel><text>Upstream</text></navLabel><content "
      "src=\"text/one.xhtml\"/><navPoint><navLabel><text>Inside</text></navLabel><content "
      "src=\"text/one.xhtml#inside\"/></navPoint></navPoint></navMap></ncx>";
  const std::string items = std::string(two_chapters) +
                            "<item id=\"ncx\" href=\"toc.ncx\" "
                            "media-type=\"application/x-dtbncx+xml\"/>";
  const auto outcome = read_any(book(package(items, both), {{"OEBPS/toc.ncx", ncx}}));
  EXPECT_THAT(outcome.titles(), ElementsAre("Upstream", "Heading of two"));
}

TEST(Epub, OfOneDocumentHasTheBooksTitle) {
  const auto outcome = read_any(book(package(two_chapters, "<itemref idref=\"c2\"/>")));
  EXPECT_THAT(outcome.titles(), ElementsAre("Two rivers"));
}

TEST(Epub, TheMainTitleAndTheSubtitleAreToldApart) {
  const std::string titles =
      "<dc:title id=\"s\">And what they carry</dc:title><dc:title id=\"m\">Rivers</dc:title>"
      "<meta refines=\"#s\" property=\"title-type\">subtitle</meta>"
      "<meta refines=\"#m\" property=\"title-type\">main</meta>";
  const auto one = read_any(book(package(two_chapters, "<itemref idref=\"c2\"/>", titles)));
  ASSERT_EQ(one.articles.size(), 1U);
  EXPECT_EQ(one.articles[0].meta.title, "Rivers");
  EXPECT_EQ(one.articles[0].meta.subtitle, "And what they carry");
  const auto two = read_any(book(package(two_chapters, both, titles)));
  ASSERT_EQ(two.articles.size(), 2U);
  EXPECT_EQ(two.articles[0].meta.section, "Rivers");
  EXPECT_EQ(two.articles[0].meta.subtitle, "");  // it is the book's
}

TEST(Epub, PicturesComeOutOfTheBook) {
  const std::string bytes = picture();
  const auto outcome = read_any(
      book(package(two_chapters, both), {{"OEBPS/images/a b.png", bytes}},
           document("<p>Text.</p><figure><img src=\"../images/a%20b.png\" alt=\"A river\"/>"
                    "<figcaption>The river</figcaption></figure>")));
  ASSERT_EQ(outcome.articles.size(), 2U);
  ASSERT_EQ(outcome.articles[0].resources.size(), 1U);
  EXPECT_EQ(outcome.articles[0].resources[0].bytes, bytes);
}

TEST(Epub, ADocumentThatIsMissingOrOnlyAPictureIsTold) {
  const auto outcome = read_any(
      book(package(std::string(two_chapters) + "<item id=\"c3\" href=\"text/three.xhtml\"/>",
                   std::string(both) + "<itemref idref=\"c3\"/>"),
           {}, document("<p><img src=\"https://example.org/plate.jpg\" alt=\"\"/></p>")));
  EXPECT_THAT(outcome.titles(), ElementsAre("Two rivers"));
  EXPECT_THAT(outcome.left_out(), ElementsAre("OEBPS/text/one.xhtml: holds pictures and no text",
                                              "OEBPS/text/three.xhtml: is not in the book"));
}

TEST(Epub, LockedByAShopIsRefusedScrambledFontsAreNot) {
  const std::string opf = package(two_chapters, both);
  const std::string drm =
      encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OEBPS/text/t%20wo.xhtml");
  const auto locked = read_any(book(opf, {{"META-INF/encryption.xml", drm}}));
  EXPECT_EQ(locked.error, "encrypted");
  EXPECT_THAT(locked.what, HasSubstr("DRM"));
  const std::string fonts = encryption("http://www.idpf.org/2008/embedding", "OEBPS/a.otf");
  EXPECT_EQ(read_any(book(opf, {{"META-INF/encryption.xml", fonts}})).error, "");
}

TEST(Epub, EntitiesOfItsOwnAreRefusedWhereverTheyAre) {
  const std::string_view bomb =
      "<!DOCTYPE a [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;\">]>";
  const std::string opf = package(two_chapters, both);
  EXPECT_EQ(read_any(book(std::string(bomb) + opf)).error, "unsafe-input");
  EXPECT_EQ(read_any(book(opf, {}, std::string(bomb) + "<html><p>&c;</p></html>")).error,
            "unsafe-input");
  const std::string locks = std::string(bomb) + "<encryption>&c;</encryption>";
  EXPECT_EQ(read_any(book(opf, {{"META-INF/encryption.xml", locks}})).error, "unsafe-input");
}

TEST(Epub, WithoutAPackageOrASpineIsMalformed) {
  EXPECT_EQ(read_any(zip_of({{"META-INF/container.xml", container}})).error, "malformed");
  EXPECT_EQ(read_any(book(package(two_chapters, ""))).error, "malformed");
  EXPECT_EQ(read_any(book("<package><manifest>")).error, "malformed");
}

TEST(Epub, FindsItsPackageWhereTheContainerNamesNone) {
  const std::string opf = package("<item id=\"c\" href=\"c.xhtml\"/>", "<itemref idref=\"c\"/>");
  const std::string text = document("<p>Text.</p>");
  EXPECT_THAT(read_any(zip_of({{"mimetype", "application/epub+zip", true},
                               {"a/book.opf", opf},
                               {"a/c.xhtml", text}}))
                  .titles(),
              ElementsAre("Two rivers"));
}

}  // namespace
}  // namespace lectern
