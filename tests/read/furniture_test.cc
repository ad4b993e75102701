// What stands in saved articles without being part of them.
#include "read/archive/furniture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/sample.h"

namespace lectern {
namespace {

using sample::has_notice;
using sample::lines;
using sample::lines_of;
using sample::read_body;
using sample::read_file_text;
using testing::ElementsAre;
using testing::IsEmpty;

class Furniture : public testing::TestWithParam<const char*> {};

TEST_P(Furniture, IsTakenOutAndToldOf) {
  const auto reading = read_body(std::string("<p>One.</p>") + GetParam());
  EXPECT_THAT(lines_of(reading.article), ElementsAre("One."));
  EXPECT_TRUE(has_notice(reading.notices, Notice::Kind::furniture_removed) ||
              has_notice(reading.notices, Notice::Kind::metadata_lifted));
}

INSTANTIATE_TEST_SUITE_P(
    Phrases, Furniture,
    testing::Values(
        "<hr>获取更多RSS：<br>https://feedx.net<br>https://feedx.best",
        "<hr><p>获取更多RSS：<a href=\"https://feedx.net\">https://feedx.net</a></p>",
        "<p>獲取更多RSS：https://feedx.run</p>",
        "<p>Feed enhanced by <a href=\"#\">Better Feed</a> from Ozh</p>",
        "<p>The post <a href=\"#\">A title</a> appeared first on <a href=\"#\">A site</a>.</p>",
        "<p><a href=\"#\">Continue reading on Medium »</a></p>",
        "<p>Continue reading A title on Medium</p>",
        "<p>© 2023年德国之声版权声明：所有权利保留。</p>", "<p>© 2022 A news agency</p>",
        "<p>本文所有内容受到著作权法保护，未经允许不得使用。</p>",
        "<p>德国之声版权声明：本文所有内容受到保护。</p>", "<p>继续浏览后续</p>",
        "<div class=\"m-block-ad\" data-tms-ad-type=\"box\"><p>广告</p></div>",
        "<divclass=\"m-block-ad \"data-tms-ad-type=\"box\"><p>广告</p></div>", "<p>广告</p>",
        "<p>Advertisement</p>", "<div class=\"dfp-ad-top\">廣告</div>",
        "<div data-selfpromo-newsletter><p>Our newsletter, every day</p></div>",
        "<div data-selfpromo-app><h2>Our app</h2><p>Get it</p></div>",
        "<p>图像来源，Getty Images</p>", "<span class=\"sr-only\">图像来源，</span>",
        "<p>Skip podcast promotion and continue reading</p><p>Podcast</p><p>Every week</p>"
        "<p>End of podcast promotion</p>",
        "<p>作者：艾娃</p>"));

TEST(Furniture, TextThatOnlyLooksLikeItStays) {
  EXPECT_THAT(
      lines("<p>广告公司说，这不是广告。</p><p>The post office appeared closed.</p>"
            "<p>他说：“继续浏览后续的文件，直到看完为止，不要停下来，因为里面有重要的内容。”</p>"),
      ElementsAre("广告公司说，这不是广告。", "The post office appeared closed.",
                  "他说：“继续浏览后续的文件，直到看完为止，不要停下来，因为里面有重要的内容。”"));
  EXPECT_THAT(lines("<p>a</p><p>Skip the rest and continue reading</p><p>b</p>").back(), "b");
}

TEST(Furniture, InsideQuotesAndListsToo) {
  EXPECT_THAT(lines("<p>a</p><ul><li>广告</li><li>b</li></ul><blockquote>广告</blockquote>"),
              ElementsAre("a", "list:", "- item", "  b"));
}

TEST(Furniture, TheReadOnButtonInTheMiddle) {
  EXPECT_THAT(lines("<p>a。</p><div><button>继续浏览后续</button></div></div></div><p>b。</p>"),
              ElementsAre("a。", "b。"));
}

TEST(Furniture, MoreMeansThatTheTextIsCut) {
  const auto reading = read_body("<p>The beginning <a href=\"/a\">...more</a></p>");
  EXPECT_THAT(lines_of(reading.article), ElementsAre("The beginning "));
  EXPECT_TRUE(has_notice(reading.notices, Notice::Kind::truncated_source));
  EXPECT_TRUE(
      has_notice(read_body("<p>a</p><p>...more</p>").notices, Notice::Kind::truncated_source));
  EXPECT_TRUE(has_notice(read_body("<p>a</p><p>Continue reading on Medium</p>").notices,
                         Notice::Kind::truncated_source));
  EXPECT_FALSE(
      has_notice(read_body("<p>a</p><p>广告</p>").notices, Notice::Kind::truncated_source));
}

TEST(Furniture, TheArchivesCard) {
  EXPECT_THAT(lines("<p>CDT 档案卡</p><p>标题：某文</p><p>作者：某人</p><p>来源：某处</p>"
                    "<p>版权说明：该作品版权归原作者所有。</p><p>正文。</p>"),
              ElementsAre("正文。"));
}

TEST(Furniture, LinesLikeACardsAreTextWithoutTheRest) {
  EXPECT_THAT(lines("<p>标题：某文</p><p>正文。</p>"), ElementsAre("标题：某文", "正文。"));
}

// The head without a stamp, so that the body's own date counts.
sample::Reading undated(const std::string& body) {
  return read_file_text("[A title](https://example.org/a)\n------\n" + body);
}

struct Top {
  const char* body;
  const char* published;
  std::vector<std::string> authors;
};
class Bylines : public testing::TestWithParam<Top> {};

TEST_P(Bylines, BecomeMetadata) {
  const auto reading = undated(std::string(GetParam().body) + "<p>One.</p><p>Two.</p>");
  EXPECT_THAT(lines_of(reading.article), ElementsAre("One.", "Two."));
  EXPECT_EQ(reading.article.meta.published, GetParam().published);
  EXPECT_EQ(reading.article.meta.authors, GetParam().authors);
}

INSTANTIATE_TEST_SUITE_P(
    Shapes, Bylines,
    testing::Values(
        Top{"<div>12/12/2022 - 13:30</div>", "2022-12-12", {}},
        Top{"<div><i>Ann Example<br>2023-11-09T14:42:48.164Z</i></div>",
            "2023-11-09T14:42:48Z",
            {"Ann Example"}},
        Top{"<div><i><br>2023-11-09T14:42:48.164Z</i></div>", "2023-11-09T14:42:48Z", {}},
        Top{"<div><i> 文木<br>2023-11-09T14:42:48.164Z</i></div>",
            "2023-11-09T14:42:48Z",
            {"文木"}},
        Top{"<div><i>null 李某<br>2023-11-09T14:42:48.164Z</i></div>",
            "2023-11-09T14:42:48Z",
            {"李某"}},
        Top{"<div><i>ANN EXAMPLE,ANN EXAMPLE<br>2020-05-06T01:02:03Z</i></div>",
            "2020-05-06T01:02:03Z",
            {"ANN EXAMPLE"}},
        Top{"<div><i>Mon, 07 Oct 2024 00:50:03 GMT</i></div>", "2024-10-07T00:50:03Z", {}},
        Top{"<div><i>2022-02-02T02:17:38Z</i></div>", "2022-02-02T02:17:38Z", {}},
        Top{"<time>19 分钟前</time>", "", {}},
        Top{"<aside ><div ><time datetime=\"2020-07-30T00:00:00Z\">Jul 30th "
            "2020</time></div></aside>",
            "2020-07-30T00:00:00Z",
            {}},
        Top{"<address>Ann Example</address><time pudate=\"2024-02-03\">3 Feb</time>",
            "2024-02-03",
            {"Ann Example"}},
        Top{"<div></div>", "", {}}, Top{"<p>2020年 7月 6日</p>", "2020-07-06", {}},
        Top{"<p>作者：艾娃</p>", "", {"艾娃"}}));

TEST(Bylines, AtTheEnd) {
  const auto reading = read_body("<p>One.</p><span>作者：</span><a href=\"/cn/x\">艾娃</a>");
  EXPECT_THAT(lines_of(reading.article), ElementsAre("One."));
  EXPECT_THAT(reading.article.meta.authors, ElementsAre("艾娃"));
  EXPECT_TRUE(has_notice(reading.notices, Notice::Kind::metadata_lifted));
}

TEST(Bylines, TheStampIsBetterThanTheBodysDay) {
  const auto reading = read_body("<div>13/12/2022 - 13:30</div><p>One.</p>");
  EXPECT_EQ(reading.article.meta.published_source, "stamp");
  EXPECT_THAT(lines_of(reading.article), ElementsAre("One."));
}

TEST(Bylines, DatesInTheTextStay) {
  EXPECT_THAT(lines("<p>A long first paragraph that tells the whole story of that day, from its "
                    "early beginning to its late end, which nobody who was there is ever going to "
                    "forget, they say.</p><p>2020年 7月 6日</p><p>b</p>")
                  .size(),
              3U);
  EXPECT_THAT(lines("<p>Berlin, 3 May 2020</p><p>b</p>"), ElementsAre("Berlin, 3 May 2020", "b"));
}

TEST(Bylines, ARepeatedTitleIsDropped) {
  EXPECT_THAT(lines("<h1>“A  title”</h1><p>One.</p>"), ElementsAre("One."));
  EXPECT_THAT(lines("<p>A title</p><p>One.</p>"), ElementsAre("One."));
}

TEST(Authors, ListsOfNames) {
  std::vector<std::string> authors;
  add_authors("A, B & C、D；null E,A", authors);
  EXPECT_THAT(authors, ElementsAre("A", "B", "C", "D", "E"));
}

}  // namespace
}  // namespace lectern
