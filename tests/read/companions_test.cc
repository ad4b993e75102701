#include "read/containers/companions.h"

#include <gmock/gmock.h>

namespace lectern {
namespace {

using testing::Contains;
using testing::IsEmpty;

TEST(PathBelow, ResolvesWhatAPageNames) {
  EXPECT_EQ(path_below("OEBPS/text/", "../images/a%20b.png#top"), "OEBPS/images/a b.png");
  EXPECT_EQ(path_below("a/b/", "./c/./d/../e.png"), "a/b/c/e.png");
  EXPECT_EQ(path_below("a/b/", "/c.png"), "c.png");
  EXPECT_EQ(path_below("", "100%.png"), "100%.png");
}

TEST(PathBelow, LeadsNowhereOutside) {
  EXPECT_EQ(path_below("a/", "../../etc/passwd"), "");
  EXPECT_EQ(path_below("a/", "%2e%2e/%2E%2E/etc/passwd"), "");
  EXPECT_EQ(path_below("", ".."), "");
}

TEST(PartCompanions, AreFoundByPathAddressOrId) {
  const PartNames names = {
      {"a/i/x.png", 1}, {"https://example.org/i/x.png", 2}, {"cid:x", 3}, {"a/q.png?w=2", 4}};
  const PartCompanions parts(names, "a/page.html",
                             [](std::size_t part) { return std::to_string(part); });
  EXPECT_EQ(parts.find("i/x.png", ""), "1");
  EXPECT_EQ(parts.find("i/x.png?v=7", ""), "1");
  EXPECT_EQ(parts.find("q.png%3Fw=2", ""), "4");
  EXPECT_EQ(parts.find("q.png?w=2", ""), "4");
  EXPECT_EQ(parts.find("//example.org/i/x.png", "https://example.org/i/x.png"), "2");
  EXPECT_EQ(parts.find("https://example.org/i/x.png#f", ""), "2");
  EXPECT_EQ(parts.find("cid:x", ""), "3");
  EXPECT_EQ(parts.find("x.png", ""), std::nullopt);
  EXPECT_EQ(parts.find("", ""), std::nullopt);
}

TEST(PageFolders, AreTheOnesThatBrowsersMake) {
  EXPECT_THAT(folders_of_page("Page.html"), Contains("Page_files"));
  EXPECT_THAT(folders_of_page("Seite.htm"), Contains("Seite-Dateien"));
  EXPECT_THAT(folders_of_page("Page.md"), IsEmpty());
  EXPECT_THAT(pages_of_folder("Page_fichiers"), Contains("Page.html"));
  EXPECT_THAT(pages_of_folder("Page_archive"), IsEmpty());
  EXPECT_THAT(pages_of_folder("_files"), IsEmpty());
}

}  // namespace
}  // namespace lectern
