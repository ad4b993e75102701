#include "read/body/links.h"

#include <gtest/gtest.h>

#include <utility>

#include "read/characters/entities.h"

namespace lectern {
namespace {

constexpr std::string_view base = "http://a/b/c/d;p?q";

// https://www.rfc-editor.org/rfc/rfc3986#section-5.4.1
TEST(ResolveLink, NormalExamplesOfTheStandard) {
  constexpr std::pair<std::string_view, std::string_view> examples[] = {
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"g#s", "http://a/b/c/g#s"},
      {"g?y#s", "http://a/b/c/g?y#s"},
      {";x", "http://a/b/c/;x"},
      {"g;x", "http://a/b/c/g;x"},
      {"g;x?y#s", "http://a/b/c/g;x?y#s"},
      {".", "http://a/b/c/"},
      {"./", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../", "http://a/"},
      {"../../g", "http://a/g"},
  };
  for (const auto& [reference, address] : examples)
    EXPECT_EQ(resolve_link(reference, base), address) << reference;
}

// https://www.rfc-editor.org/rfc/rfc3986#section-5.4.2
TEST(ResolveLink, AbnormalExamplesOfTheStandard) {
  constexpr std::pair<std::string_view, std::string_view> examples[] = {
      {"../../../g", "http://a/g"},
      {"../../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {".g", "http://a/b/c/.g"},
      {"g..", "http://a/b/c/g.."},
      {"..g", "http://a/b/c/..g"},
      {"./../g", "http://a/b/g"},
      {"./g/.", "http://a/b/c/g/"},
      {"g/./h", "http://a/b/c/g/h"},
      {"g/../h", "http://a/b/c/h"},
      {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
      {"g;x=1/../y", "http://a/b/c/y"},
      {"g?y/./x", "http://a/b/c/g?y/./x"},
      {"g?y/../x", "http://a/b/c/g?y/../x"},
      {"g#s/./x", "http://a/b/c/g#s/./x"},
      {"g#s/../x", "http://a/b/c/g#s/../x"},
  };
  for (const auto& [reference, address] : examples)
    EXPECT_EQ(resolve_link(reference, base), address) << reference;
}

TEST(ResolveLink, OnlyAddressesThatAReaderMayFollow) {
  EXPECT_EQ(resolve_link("HTTPS://Example.org/a", base), "HTTPS://Example.org/a");
  EXPECT_EQ(resolve_link("mailto:ann@example.org", base), "mailto:ann@example.org");
  for (const char* reference : {"javascript:alert(1)", "JavaScript:x", "file:///etc/passwd",
                                "data:text/html,x", "ftp://a/b", "http:", "https://", ""})
    EXPECT_EQ(resolve_link(reference, base), "") << reference;
}

TEST(ResolveLink, LineBreaksInsideAnAddressDoNotCount) {
  EXPECT_EQ(resolve_link(" https://exam\nple.org/a\r\n", base), "https://example.org/a");
  EXPECT_EQ(resolve_link("java\nscript:x", base), "");
}

TEST(ResolveLink, ControlCharactersAreNoPartOfAnAddress) {
  EXPECT_EQ(resolve_link("https://example.org/a\x7F\u0085\u200B\uFEFF", base),
            "https://example.org/a");
}

TEST(ResolveLink, WithoutABaseOnlyWholeAddressesCount) {
  EXPECT_EQ(resolve_link("/a", ""), "");
  EXPECT_EQ(resolve_link("//example.org/a", ""), "");
  EXPECT_EQ(resolve_link("https://example.org/a", ""), "https://example.org/a");
}

TEST(ResolveLink, ABaseWithoutAPath) {
  EXPECT_EQ(resolve_link("g", "https://example.org"), "https://example.org/g");
  EXPECT_EQ(resolve_link("//s.example.net/r/?m=02&d=1", "https://example.org"),
            "https://s.example.net/r/?m=02&d=1");
  EXPECT_EQ(resolve_link("g", "https://example.org/a?x=/y/"), "https://example.org/g");
}

TEST(ResolveLink, ABaseThatIsNoAddressIsNone) {
  EXPECT_EQ(resolve_link("g", "a?b=http://example.org/"), "");
  EXPECT_EQ(resolve_link("#g", "a b://example.org/"), "");
}

TEST(HostOf, IsTheSitesName) {
  EXPECT_EQ(host_of("https://www.rfi.fr/cn/a"), "rfi.fr");
  EXPECT_EQ(host_of("http://user:pass@example.org:8080/"), "example.org");
  EXPECT_EQ(host_of("https://example.org?x"), "example.org");
  EXPECT_EQ(host_of("no address"), "");
  EXPECT_EQ(host_of("?at=https://example.org/"), "");
  EXPECT_EQ(host_of(""), "");
}

TEST(DecodeEntities, NamedAndNumeric) {
  EXPECT_EQ(decode_entities("&lt;&#20013;&#x56FD;&gt;&apos;&nbsp;&hellip;"), "<中国>'\u00A0…");
  EXPECT_EQ(decode_entities("&;&&#;&#x;&amp"), "&;&&#;&#x;&amp");
}

TEST(DecodeEntities, NoScalarNoCharacter) {
  EXPECT_EQ(decode_entities("&#xD800; &#x110000; &#0; &#99999999999;"),
            "&#xD800; &#x110000; &#0; &#99999999999;");
}

}  // namespace
}  // namespace lectern
