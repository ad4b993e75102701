#include "write/address.h"

#include <gmock/gmock.h>

namespace lectern {
namespace {

std::string tidy(std::string_view address) {
  return tidy_address(address).value_or("(none)");
}

TEST(Address, KeepsWhatIsValid) {
  for (const char* good : {"https://example.org/a/b?x=1&y=2#part", "http://example.org:8080/%41",
                           "https://192.168.0.1/", "mailto:a@b.org?subject=x", "http://localhost/"})
    EXPECT_EQ(tidy(good), good);
}

TEST(Address, EncodesWhatMayNotStandThere) {
  EXPECT_EQ(tidy("https://example.org/a b\"<>"), "https://example.org/a%20b%22%3C%3E");
  EXPECT_EQ(tidy("https://example.org/中?q=文#片"),
            "https://example.org/%E4%B8%AD?q=%E6%96%87#%E7%89%87");
  EXPECT_EQ(tidy("https://example.org/100%"), "https://example.org/100%25");
  EXPECT_EQ(tidy("https://example.org/%zz"), "https://example.org/%25zz");
  EXPECT_EQ(tidy("https://example.org/#a#b"), "https://example.org/#a%23b");
  EXPECT_EQ(tidy("https://example.org/[x]{y}|^`\\"),
            "https://example.org/%5Bx%5D%7By%7D%7C%5E%60%5C");
}

TEST(Address, GivesMailNoFragment) {
  EXPECT_EQ(tidy("mailto:#a@b.org#c"), "mailto:%23a@b.org%23c");
}

TEST(Address, LowersTheHostAndDropsWhatSaysNothing) {
  EXPECT_EQ(tidy(" HTTPS://Example.ORG. "), "https://example.org/");
  EXPECT_EQ(tidy("https://example.org:?q"), "https://example.org/?q");
}

TEST(Address, KeepsNoPasswords) {
  EXPECT_EQ(tidy("https://user:secret@example.org/x"), "https://example.org/x");
}

TEST(Address, WritesHostsBeyondAsciiInPunycode) {
  EXPECT_EQ(tidy("https://bücher.example/"), "https://xn--bcher-kva.example/");
  EXPECT_EQ(tidy("https://例え.jp/x"), "https://xn--r8jz45g.jp/x");
  EXPECT_EQ(tidy("http://пример.испытание/"), "http://xn--e1afmkfd.xn--80akhbyknj4f/");
}

TEST(Address, EndsAHostBeforeTextThatALinkHasSwallowed) {
  EXPECT_EQ(tidy("https://a.example.org（已下线），允许[源代码](https://github.com/x/y)发布在"),
            "https://a.example.org/");
  EXPECT_EQ(tidy("http://example.org，后来/x"), "http://example.org/");
}

TEST(Address, RefusesWhatCannotBeMadeValid) {
  for (const char* bad : {"",
                          "x",
                          "/a/b",
                          "#part",
                          "//example.org/",
                          "javascript:alert(1)",
                          "data:text/html,x",
                          "file:///etc/passwd",
                          "ftp://example.org/",
                          "https://",
                          "https:///a",
                          "https:example.org",
                          "https://a..b/",
                          "https://-a.org/",
                          "https://exa_mple.org/",
                          "https://exa%41mple.org/",
                          "https://example.org:99999/",
                          "https://example.org:x/",
                          "https://[::1]/",
                          "https://1.2.3/",
                          "https://999.1.1.1/",
                          "https://\xFF.org/",
                          "mailto:",
                          "mailto:nobody"})
    EXPECT_EQ(tidy(bad), "(none)") << bad;
  EXPECT_EQ(tidy("https://" + std::string(64, 'a') + ".org/"), "(none)");
  EXPECT_EQ(tidy("https://" + std::string(10000, '.') + "/"), "(none)");
}

TEST(Address, TellsTheHost) {
  EXPECT_EQ(host_of("https://example.org/a"), "example.org");
  EXPECT_EQ(host_of("mailto:a@b.org?subject=x"), "a@b.org");
  EXPECT_EQ(host_of(""), "");
}

}  // namespace
}  // namespace lectern
