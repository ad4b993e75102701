#include <gmock/gmock.h>

#include "read/container_samples.h"
#include "read/containers.h"

namespace lectern {
namespace {

using sample::page;
using sample::read_any;
using sample::zip_of;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
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
  // printf '[T](https://example.org/)\n------\n<p>Text</p>\n' | gzip -n9
  static constexpr unsigned char packed[] = {
      0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x8b, 0x0e, 0x89, 0xd5, 0xc8,
      0x28, 0x29, 0x29, 0x28, 0xb6, 0xd2, 0xd7, 0x4f, 0xad, 0x48, 0xcc, 0x2d, 0xc8, 0x49, 0xd5,
      0xcb, 0x2f, 0x4a, 0xd7, 0xd7, 0xe4, 0xd2, 0x05, 0x03, 0x2e, 0x9b, 0x02, 0xbb, 0x90, 0xd4,
      0x8a, 0x12, 0x1b, 0xfd, 0x02, 0x3b, 0x2e, 0x00, 0, 0, 0, 0, 0x2b, 0, 0, 0};
  (void)packed;
}

}  // namespace
}  // namespace lectern
