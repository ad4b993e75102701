#include <gmock/gmock.h>

#include "write/samples.h"
#include "write/support.h"

namespace lectern {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(Html, IsACompletePage) {
  const std::string page = written("html", samples::ordinary());
  EXPECT_THAT(page, StartsWith("<!DOCTYPE html>\n<html lang=\"en\""));
  EXPECT_THAT(page, HasSubstr("<meta charset=\"utf-8\"/>"));
  EXPECT_THAT(page, HasSubstr("<title>A walk &amp; a letter</title>"));
  EXPECT_THAT(page, HasSubstr("<h2 id=\"b0002\">The road</h2>"));
}

TEST(Html, ClosesEveryElementThatHtmlWantsClosed) {
  const std::string page = written("html", samples::empty_blocks());
  EXPECT_THAT(page, HasSubstr("<li></li>"));
  for (const char* bad : {"<li/>", "<td/>", "<p/>", "<a/>", "<pre/>"})
    EXPECT_THAT(page, Not(HasSubstr(bad)));
}

TEST(Html, CarriesItsPicturesInside) {
  const Document page(written("html", samples::with_pictures()));
  const auto sources = page.all("//img/@src");
  ASSERT_EQ(sources.size(), 3U);
  EXPECT_THAT(sources[0], StartsWith("data:image/png;base64,iVBORw0KGgoAAAANSUhEUg"));
  EXPECT_TRUE(sources[0].ends_with("ErkJggg==")) << sources[0];
}

TEST(Html, FetchesNothing) {
  for (const auto& sample : samples::all()) {
    Notices notices;
    const Document page(written("html", sample.editions, notices));
    ASSERT_TRUE(page.is_well_formed()) << sample.name;
    EXPECT_TRUE(
        page.all("//link | //script | //iframe | //img[not(starts-with(@src,'data:'))]").empty())
        << sample.name;
  }
}

TEST(Html, GivesSeveralArticlesTheirOwnIdsAndLanguages) {
  Notices notices;
  const Document page(written(
      "html", {samples::ordinary(), samples::ordinary(), samples::right_to_left()}, notices));
  EXPECT_THAT(page.all("//h1/@id"), ElementsAre("title", "a2-title", "a3-title"));
  EXPECT_THAT(page.all("//article/@dir"), ElementsAre("rtl"));
  EXPECT_THAT(page.all("//article[2]/p[2]/@id"), ElementsAre("a2-b0001"));
}

}  // namespace
}  // namespace lectern
