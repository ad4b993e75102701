#include <gmock/gmock.h>

#include "read/container_samples.h"
#include "read/containers/containers.h"

namespace lectern {
namespace {

using sample::gzip_of;
using sample::page;
using sample::read_any;
using sample::zip_of;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

TEST(Zip, EveryPageInItIsAnArticle) {
  const std::string flood = page("The flood"), fire = page("The fire");
  const auto outcome = read_any(zip_of({{"b/fire.html", fire}, {"a/flood.html", flood}}));
  EXPECT_THAT(outcome.titles(), ElementsAre("The fire", "The flood"));
  EXPECT_THAT(outcome.left_out(), IsEmpty());
}

TEST(Zip, ReadsWhatAnyReaderKnows) {
  const std::string html = page("A page"), inner = zip_of({{"page.html", html}});
  const std::string archive = std::string(sample::head) + "<p>Text of an archive file.</p>";
  const auto outcome = read_any(zip_of({{"one.md", archive}, {"more.zip", inner}}));
  EXPECT_THAT(outcome.titles(), ElementsAre("A title", "A page"));
}

TEST(Zip, TellsByNameWhatItCannotRead) {
  const std::string html = page("A page");
  const auto outcome = read_any(
      zip_of({{"page.html", html}, {"book.pdf", "%PDF-1.4 \1\2\3\4\5\6\7"}, {"nothing.html", ""}}));
  EXPECT_THAT(outcome.titles(), ElementsAre("A page"));
  EXPECT_THAT(outcome.left_out(),
              ElementsAre(StartsWith("book.pdf: "), StartsWith("nothing.html: is empty")));
}

TEST(Zip, PassesOverWhatOnlyPagesUse) {
  const std::string html = page("A page");
  const auto outcome = read_any(zip_of({{"page.html", html},
                                        {"style.css", "p { color: red }"},
                                        {"page_files/frame.html", html},
                                        {"page_files/script.js", "alert(1)"},
                                        {".hidden.html", html},
                                        {"__MACOSX/._page.html", html}}));
  EXPECT_THAT(outcome.titles(), ElementsAre("A page"));
  EXPECT_THAT(outcome.left_out(), IsEmpty());
}

TEST(Zip, WithNothingToReadSaysWhatIsInIt) {
  const auto outcome =
      read_any(zip_of({{"a.pdf", "%PDF-1.4 \1\2\3\4\5"}, {"b.exe", "MZ\1\2\3\4\5\6"}}));
  EXPECT_EQ(outcome.error, "unsupported-format");
  EXPECT_THAT(outcome.what, HasSubstr("a.pdf, b.exe"));
}

TEST(Zip, IsNoDocumentOfAnotherProgram) {
  const auto outcome = read_any(zip_of({{"[Content_Types].xml", "<Types/>"},
                                        {"word/document.xml", "<w:document>Text</w:document>"}}));
  EXPECT_EQ(outcome.error, "unsupported-format");
  EXPECT_THAT(outcome.what, HasSubstr("Office"));
}

TEST(Zip, SaysThatItIsEncrypted) {
  const std::string html = page("A page");
  std::string bytes = zip_of({{"page.html", html}});
  bytes[bytes.find("PK\1\2") + 8] |= 1;
  EXPECT_EQ(read_any(bytes).error, "encrypted");
}

TEST(Zip, OfSingleFileIsAPageWithItsFrames) {
  const std::string html = page("A page");
  const std::string archive = zip_of({{"index.html", html}, {"frames/0/index.html", html}});
  for (const std::string& bytes :
       {archive, "<!DOCTYPE html><html><body><!--" + archive + "--></body></html>"}) {
    const auto outcome = read_any(bytes);
    EXPECT_THAT(outcome.titles(), ElementsAre("A page"));
    EXPECT_THAT(outcome.left_out(), ElementsAre(HasSubstr("frame")));
  }
}

// An archive that unpacks to itself for ever is an archive in archives, as far as anybody looks.
TEST(Zip, RefusesArchivesWithoutEnd) {
  std::string bytes = zip_of({{"page.html", page("A page")}});
  for (int i = 1; i < deepest_container; ++i) bytes = zip_of({{"inner.zip", bytes}});
  EXPECT_THAT(read_any(bytes).titles(), ElementsAre("A page"));
  EXPECT_EQ(read_any(zip_of({{"inner.zip", bytes}})).error, "unsafe-input");
}

TEST(Zip, ABombCostsTheWholeArchive) {
  const std::string html = page("A page"), bomb(20'000'000, ' ');
  const auto outcome = read_any(zip_of({{"page.html", html}, {"bomb.html", bomb}}));
  EXPECT_EQ(outcome.error, "unsafe-input");
  EXPECT_THAT(outcome.articles, IsEmpty());
}

TEST(Zip, ANameThatLeadsOutCostsTheWholeArchive) {
  std::string bytes = zip_of({{"abc.html", page("A page")}, {"good.html", page("Good")}});
  for (std::size_t at = 0; (at = bytes.find("abc.html", at)) != std::string::npos; ++at)
    bytes.replace(at, 3, "../");
  const auto outcome = read_any(bytes);
  EXPECT_EQ(outcome.error, "unsafe-input");
  EXPECT_THAT(outcome.what, HasSubstr("leads out"));
}

TEST(Gzip, IsWhatItHolds) {
  EXPECT_THAT(read_any(gzip_of(page("A page"))).titles(), ElementsAre("A page"));
  EXPECT_THAT(read_any(gzip_of(zip_of({{"a.html", page("In a zip")}}))).titles(),
              ElementsAre("In a zip"));
}

TEST(Gzip, ThatWasCutGivesWhatIsThereAndSaysSo) {
  const std::string bytes = gzip_of(page("A page"));
  const auto outcome = read_any(std::string_view(bytes).substr(0, bytes.size() - 40));
  EXPECT_THAT(outcome.titles(), ElementsAre("A page"));
  EXPECT_TRUE(sample::has_notice(outcome.notices, Notice::Kind::truncated_source));
}

TEST(Gzip, RefusesBombsAndDamage) {
  EXPECT_EQ(read_any(gzip_of(std::string(20'000'000, ' '))).error, "unsafe-input");
  std::string damaged = gzip_of(page("A page"));
  damaged[damaged.size() - 6] ^= 1;  // the checksum
  EXPECT_EQ(read_any(damaged).error, "malformed");
}

// Its table of contents is of XML, and so are pages: no expansion, no file of this machine.
TEST(Entities, ThatAPageDeclaresAreRefused) {
  const auto outcome = read_any(
      "<?xml version=\"1.0\"?><!DOCTYPE html [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>&a;</p></body></html>");
  EXPECT_EQ(outcome.error, "unsafe-input");
  EXPECT_EQ(read_any(page("On XXE", "<pre>&lt;!DOCTYPE a [&lt;!ENTITY b \"c\">]></pre>")).error,
            "");
}

}  // namespace
}  // namespace lectern
