#include "read/archive/head.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"
#include "lectern/read.h"
#include "read/sample.h"

namespace lectern {
namespace {

using sample::has_notice;
using sample::lines_of;
using sample::read_file_text;
using testing::ElementsAre;

ArchiveHead head_of(std::string_view text) {
  auto head = parse_archive_head(text);
  EXPECT_TRUE(head.has_value()) << text;
  return head.value_or(ArchiveHead());
}

std::string title_of(const std::string& title) {
  return head_of("[" + title + "](https://example.org/)\n------\n").title;
}

std::string published(const std::string& stamp) {
  return head_of(stamp + "[t](https://example.org/)\n------\n").published;
}

TEST(ArchiveHead, OfAPlainFile) {
  const auto head = head_of(
      "<!--1670849102000-->\n[放弃清零](https://www.example.org/cn/1.html)\n------\n\n<p>正文</"
      "p>\n");
  EXPECT_EQ(head.title, "放弃清零");
  EXPECT_EQ(head.url, "https://www.example.org/cn/1.html");
  EXPECT_EQ(head.published, "2022-12-12T12:45:02Z");
  EXPECT_EQ(head.dateline, "");
  EXPECT_EQ(head.body, "<p>正文</p>\n");
}

TEST(ArchiveHead, StampsOfEveryKind) {
  EXPECT_EQ(published("<!--1670849102000-->\n"), "2022-12-12T12:45:02Z");
  EXPECT_EQ(published("<!--1670849102-->\n"), "2022-12-12T12:45:02Z");
  EXPECT_EQ(published("<!-- 1670849102000 -->\n"), "2022-12-12T12:45:02Z");
  EXPECT_EQ(published("<!--NaN-->\n"), "");
  EXPECT_EQ(published("<!---->\n"), "");
  EXPECT_EQ(published(""), "");
}

TEST(ArchiveHead, AbsurdStampsAreNoTimeAndNoTrouble) {
  EXPECT_EQ(published("<!--99999999999999999999999-->\n"), "");
  EXPECT_EQ(published("<!---9223372036854775808-->\n"), "");
  EXPECT_EQ(published("<!--999999999999999999-->\n"), "");
  EXPECT_EQ(published("<!--undefined-->\n"), "");
  EXPECT_EQ(published("<!--Invalid Date-->\n"), "");
}

TEST(ArchiveHead, TitlesWithSignsOfTheirOwn) {
  EXPECT_EQ(title_of("[[國際] 全球"), "[[國際] 全球");
  EXPECT_EQ(title_of("[國際] 全球 (下) - 02/01/17「終」"), "[國際] 全球 (下) - 02/01/17「終」");
  EXPECT_EQ(title_of("a](b"), "a](b");
  EXPECT_EQ(title_of("*能投资吗* ^_^ #号#"), "*能投资吗* ^_^ #号#");
}

TEST(ArchiveHead, EntitiesInTitlesAreDecodedTwiceAtMost) {
  EXPECT_EQ(title_of("行程码&quot;"), "行程码\"");
  EXPECT_EQ(title_of("R&amp;D doesn&#x27;t"), "R&D doesn't");
  EXPECT_EQ(title_of("纳粹&amp;#21328;字"), "纳粹卐字");
  EXPECT_EQ(title_of("&amp;amp;amp;"), "&amp;");
  EXPECT_EQ(title_of("AT&T & co; &nonsense;"), "AT&T & co; &nonsense;");
}

TEST(ArchiveHead, WhiteSpaceInTitles) {
  EXPECT_EQ(title_of(" 新冠疫情下　同志繼續「驕傲」  "), "新冠疫情下 同志繼續「驕傲」");
  EXPECT_EQ(title_of("德语媒体：\n\n北京的回应\n\n"), "德语媒体： 北京的回应");
  EXPECT_EQ(title_of("zero\u200Bwidth\u00ADhere"), "zerowidthhere");
  EXPECT_EQ(title_of(""), "");
}

TEST(ArchiveHead, AddressesWithParentheses) {
  const auto head = head_of("[t](https://en.example.org/wiki/Mercury_(planet))  \n------\n");
  EXPECT_EQ(head.url, "https://en.example.org/wiki/Mercury_(planet)");
}

TEST(ArchiveHead, AddressesAreKeptAsTheyAre) {
  EXPECT_EQ(head_of("[t](http://www.example.org//cn/%25E8)\n------\n").url,
            "http://www.example.org//cn/%25E8");
}

TEST(ArchiveHead, CarriageReturns) {
  const auto head =
      head_of("<!--1670849102000-->\r\n[t](https://example.org/)\r\n------\r\n\r\n<p>x</p>");
  EXPECT_EQ(head.title, "t");
  EXPECT_EQ(head.published, "2022-12-12T12:45:02Z");
  EXPECT_EQ(head.body, "<p>x</p>");
}

TEST(ArchiveHead, TheDatelineIsNoText) {
  const auto head = head_of(
      "[t](https://example.org/)\n------\n\n日期：Thu, 02 Jul 2020 18:28:24 +0000\n\n<p>x</p>");
  EXPECT_EQ(head.dateline, "2020-07-02T18:28:24Z");
  EXPECT_EQ(trim(head.body), "<p>x</p>");
}

TEST(ArchiveHead, ADatelineWithoutADateIsText) {
  const auto head = head_of("[t](https://example.org/)\n------\n日期：待定\n");
  EXPECT_EQ(head.dateline, "");
  EXPECT_EQ(trim(head.body), "日期：待定");
}

TEST(ArchiveHead, NotEveryLinkIsOne) {
  for (const char* text :
       {"[t](https://example.org/)\n", "[t](https://example.org/)\n---\n", "[t]\n------\n",
        "t\n------\n", "[t](https://example.org/) and more\n------\n",
        "[t](https://example.org/)\n-------\n", "<p>x</p>", ""})
    EXPECT_FALSE(parse_archive_head(text).has_value()) << text;
}

TEST(ReadArchive, AByteOrderMarkDoesNotHideTheHead) {
  const auto reading =
      read_file_text("\xEF\xBB\xBF<!--NaN-->\n[t](https://www.example.org/a)\n------\n<p>x</p>");
  EXPECT_EQ(reading.article.meta.title, "t");
  EXPECT_EQ(reading.article.meta.site, "example.org");
  EXPECT_THAT(lines_of(reading.article), ElementsAre("x"));
}

TEST(ReadArchive, TimeComesFromTheFirstThatHasOne) {
  const std::string matter = "---\ndate: 2021-09-24T06:52:09.089Z\n---\n";
  const std::string link = "[t](https://example.org/)\n------\n";
  const std::string dateline = "日期：Thu, 02 Jul 2020 18:28:24 +0000\n";
  const std::string body = "<div>12/12/2019 - 13:30</div><p>text</p>";
  const auto time = [](const std::string& text) {
    const Meta meta = read_file_text(text).article.meta;
    return meta.published_source + " " + meta.published;
  };
  EXPECT_EQ(time(matter + "<!--1670849102000-->\n" + link + dateline + body),
            "stamp 2022-12-12T12:45:02Z");
  EXPECT_EQ(time(matter + "<!--NaN-->\n" + link + dateline + body),
            "front-matter 2021-09-24T06:52:09Z");
  EXPECT_EQ(time("<!--NaN-->\n" + link + dateline + body), "dateline 2020-07-02T18:28:24Z");
  EXPECT_EQ(time(link + body), "body 2019-12-12");
  EXPECT_EQ(time(link + "<p>text</p>"), " ");
}

TEST(ReadArchive, NoDateAnywhereIsTold) {
  EXPECT_TRUE(has_notice(read_file_text("[t](https://example.org/)\n------\n<p>x</p>").notices,
                         Notice::Kind::no_date));
  EXPECT_FALSE(has_notice(sample::read_body("<p>x</p>").notices, Notice::Kind::no_date));
}

TEST(ReadArchive, AnEmptyTitleIsReplacedAndTold) {
  const auto reading = read_file_text("[](https://example.org/a)\n------\n<p>x</p>");
  EXPECT_EQ(reading.article.meta.title, "file-name");
  EXPECT_TRUE(has_notice(reading.notices, Notice::Kind::no_title));

  Notices notices;
  const auto nameless = read_articles("[](https://example.org/a)\n------\n<p>x</p>", {}, notices);
  ASSERT_TRUE(nameless);
  EXPECT_EQ((*nameless)[0].meta.title, "https://example.org/a");
}

TEST(ReadArchive, SectionsComeOffTheTitlesOfSitesThatAddThem) {
  const auto meta = [](const std::string& title, const std::string& host) {
    return read_file_text("[" + title + "](https://" + host + "/cn/a)\n------\n<p>x</p>")
        .article.meta;
  };
  const Meta rfi = meta("下线“行程码&quot; - 要闻解说", "www.rfi.fr");
  EXPECT_EQ(rfi.title, "下线“行程码\"");
  EXPECT_EQ(rfi.section, "要闻解说");
  EXPECT_EQ(rfi.site, "RFI");
  EXPECT_EQ(meta("标题 – 法国国际广播电台 - RFI", "www.rfi.fr").title, "标题");
  EXPECT_EQ(meta("香港史 - 09/01/17", "www.rfi.fr").title, "香港史 - 09/01/17");
  EXPECT_EQ(meta("标题 - 要闻解说", "example.org").title, "标题 - 要闻解说");
  EXPECT_EQ(meta("标题 - 要闻解说", "notrfi.fr").title, "标题 - 要闻解说");
}

TEST(ReadArchive, AnArticleWithoutBodyIsAnArticle) {
  const auto reading = read_file_text("<!--1670849102000-->\n[t](https://example.org/)\n------\n");
  EXPECT_EQ(reading.article.meta.title, "t");
  EXPECT_TRUE(reading.article.blocks.empty());
}

}  // namespace
}  // namespace lectern
