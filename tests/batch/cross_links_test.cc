#include "batch/cross_links.h"

#include <gmock/gmock.h>

namespace lectern {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

std::uint64_t address(const std::string& url) {
  Meta meta;
  meta.url = url;
  const auto addresses = addresses_of(meta);
  return addresses.empty() ? 0 : addresses[0];
}

constexpr std::string_view document =
    "<p>See <a href=\"https://example.org/a?x=1&amp;y=2#part\">this</a>, <a "
    "href=\"http://www.example.org/b/\" lang=\"de\">that</a>, <a href=\"#b0001\">below</a> and "
    "<a href=\"mailto:a@b.org\">me</a> href=\"http is a text here.</p>";

TEST(CrossLinks, AreFoundByTheirComparableAddress) {
  const auto links = find_links(document, {});
  ASSERT_GE(links.size(), 2U);
  EXPECT_EQ(links[0].address, address("http://www.example.org/a?y=2&x=1"));
  EXPECT_EQ(document.substr(links[0].at, links[0].size), "https://example.org/a?x=1&amp;y=2#part");
  EXPECT_EQ(links[1].address, address("https://example.org/b"));
}

TEST(CrossLinks, LeaveAChaptersOwnSourceReachable) {
  EXPECT_THAT(
      find_links("<a href=\"https://example.org/b\">b</a>", {address("https://example.org/b/")}),
      IsEmpty());
}

TEST(CrossLinks, AnArticleIsNamedByBothOfItsAddresses) {
  Meta meta;
  meta.url = "https://example.org/a?utm_source=feed";
  meta.canonical = "https://example.org/a";
  EXPECT_THAT(addresses_of(meta), SizeIs(1));
  meta.canonical = "https://other.example/a";
  EXPECT_THAT(addresses_of(meta), SizeIs(2));
  meta.url = meta.canonical = "https://example.org/";
  EXPECT_THAT(addresses_of(meta), IsEmpty()) << "a front page is another one each day";
}

TEST(CrossLinks, ChangeTheAddressAndNothingElse) {
  const auto wanted = address("https://example.org/b");
  const std::string led =
      lead_inside(document, find_links(document, {}),
                  [&](std::uint64_t it) -> std::string { return it == wanted ? "a7.xhtml" : ""; });
  std::string expected(document);
  const std::string before = "http://www.example.org/b/";
  expected.replace(expected.find(before), before.size(), "a7.xhtml");
  EXPECT_EQ(led, expected);
}

TEST(CrossLinks, ThatLeadInsideAreNoExternalOnes) {
  const std::string_view page =
      "<a href=\"https://example.org/b\" rel=\"external\">b</a> "
      "<a href=\"https://example.org/c\" rel=\"external\">c</a>";
  const auto wanted = address("https://example.org/b");
  EXPECT_EQ(
      lead_inside(page, find_links(page, {}),
                  [&](std::uint64_t it) -> std::string { return it == wanted ? "a7.xhtml" : ""; }),
      "<a href=\"a7.xhtml\">b</a> <a href=\"https://example.org/c\" rel=\"external\">c</a>");
}

TEST(CrossLinks, OfAnotherDocumentDoNoHarm) {
  const auto everywhere = [](std::uint64_t) -> std::string { return "x"; };
  EXPECT_EQ(lead_inside("short", {{3, 100, 1}, {4000000000, 4000000000, 1}, {0, 0, 1}}, everywhere),
            "xshort");
}

}  // namespace
}  // namespace lectern
