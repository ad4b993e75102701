#include "read/metadata/saved_address.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

TEST(SavedAddress, BrowsersAndSingleFileWriteIt) {
  EXPECT_EQ(
      saved_address("<!DOCTYPE html>\n<!-- saved from url=(0024)https://example.org/rain -->"),
      "https://example.org/rain");
  EXPECT_EQ(
      saved_address("<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: "
                    "https://example.org/rain?a=1&amp;b=2 \n saved date: Fri May 03 2019\n-->"),
      "https://example.org/rain?a=1&b=2");
}

TEST(SavedAddress, OnlyACommentAtTheTopCounts) {
  EXPECT_EQ(saved_address("<p>saved from url=(0024)https://example.org/</p>"), "");
  EXPECT_EQ(saved_address("<!-- curl: https://example.org/ -->"), "");
  EXPECT_EQ(saved_address("<!-- url: file:///etc/passwd -->"), "");
  EXPECT_EQ(saved_address(std::string(5000, ' ') + "<!-- url: https://example.org/ -->"), "");
  EXPECT_EQ(saved_address("<!-- saved from url=(0024"), "");
}

}  // namespace
}  // namespace lectern
