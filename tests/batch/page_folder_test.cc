#include "batch/page_folder.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include "batch/scratch.h"
#include "lectern/convert.h"

namespace lectern {
namespace {

const std::string page =
    "<!DOCTYPE html><html><head><title>A page</title></head><body><article><p>The river rose again "
    "in the night, and by the morning the lower town stood under water.</p><figure><img "
    "src=\"./A%20page_files/a%20map.png\" alt=\"Map\"></figure><p>Nobody was hurt, but the bridge "
    "will stay closed for some weeks, the mayor said.</p></article></body></html>";

std::string picture(char filling = 'x') {
  return "\x89PNG\r\n\x1A\n" + std::string(600, filling);
}

TEST(PageFolder, FindsWhatWasSavedWithThePage) {
  const Scratch scratch;
  scratch.write("A page_files/a map.png", "map");
  scratch.write("A page_files/deep/er.png", "deeper");
  const PageFolder folder(scratch.write("A page.html", page));
  EXPECT_EQ(folder.find("A%20page_files/a%20map.png", ""), "map");
  EXPECT_EQ(folder.find("./A page_files/deep/../a map.png?width=3#x", ""), "map");
  EXPECT_EQ(folder.find("A page_files/deep/er.png", "https://example.org/x"), "deeper");
}

// A page may name what it likes: only the list is asked.
TEST(PageFolder, NeverFindsWhatLiesElsewhere) {
  const Scratch scratch;
  scratch.write("secret", "secret");
  scratch.write("A page_files/a.png", "a");
  ASSERT_EQ(symlink(scratch.path("secret").c_str(), scratch.path("A page_files/link").c_str()), 0);
  const PageFolder folder(scratch.write("A page.html", page));
  for (const std::string& address :
       {std::string("secret"), std::string("../secret"), std::string("A page_files/../secret"),
        std::string("A%20page_files/%2e%2e/secret"), std::string("A page_files/link"),
        scratch.path("secret"), "file://" + scratch.path("secret"), std::string("/etc/passwd")})
    EXPECT_EQ(folder.find(address, address), std::nullopt) << address;
}

TEST(PageFolder, BelongsToItsOwnPageOnly) {
  const Scratch scratch;
  scratch.write("A page_files/a.png", "a");
  for (const char* other : {"Another page.html", "A page.md", "-"})
    EXPECT_EQ(PageFolder(scratch.path(other)).fingerprint(), "") << other;
  EXPECT_EQ(PageFolder("-").find("A page_files/a.png", ""), std::nullopt);
}

TEST(PageFolder, ItsFingerprintChangesWithItsFiles) {
  const Scratch scratch;
  scratch.write("A page_files/a.png", "a");
  const std::string path = scratch.write("A page.html", page);
  const std::string before = PageFolder(path).fingerprint();
  EXPECT_EQ(PageFolder(path).fingerprint(), before);
  scratch.write("A page_files/b.png", "b");
  EXPECT_NE(PageFolder(path).fingerprint(), before);
}

TEST(PageFolder, ItsPicturesComeIntoTheArticle) {
  const Scratch scratch;
  scratch.write("A page_files/a map.png", picture());
  Notices notices;
  const auto articles = load_articles(scratch.write("A page.html", page), "", {}, notices);
  ASSERT_TRUE(articles) << message(articles.error());
  ASSERT_EQ(articles->size(), 1U);
  ASSERT_EQ((*articles)[0].resources.size(), 1U);
  EXPECT_EQ((*articles)[0].resources[0].bytes, picture());
}

}  // namespace
}  // namespace lectern
