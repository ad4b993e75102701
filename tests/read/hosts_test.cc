// The table of sites: its text, and what it does to pages.
#include "lectern/hosts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "batch/scratch.h"
#include "read/archive/furniture_rules.h"
#include "read/finder/host_rules.h"
#include "read/sample.h"

namespace lectern {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

HostTable table_of(std::string_view text) {
  HostTable table;
  const Status added = table.add(text, "hosts.conf");
  EXPECT_TRUE(added) << message(added.error());
  return table;
}

std::string trouble(std::string_view text) {
  HostTable table;
  const Status added = table.add(text, "hosts.conf");
  if (added) return "none";
  EXPECT_EQ(added.error().code, Error::Code::bad_data);
  return message(added.error());
}

TEST(HostTable, KnowsAHostAndAllBelowIt) {
  const HostTable table = table_of(
      "[host Example.org www.example.com]\nsite = Example\n"
      "[host news.example.org]\nsite = News\n");
  EXPECT_EQ(table.find("example.org")->site, "Example");
  EXPECT_EQ(table.find("example.com")->site, "Example");
  EXPECT_EQ(table.find("a.b.EXAMPLE.org")->site, "Example");
  EXPECT_EQ(table.find("today.news.example.org")->site, "News");
  for (const std::string_view other : {"", "org", "notexample.org", "example.org.net", "."})
    EXPECT_EQ(table.find(other), nullptr) << other;
}

TEST(HostTable, LaterTablesWinKeyByKey) {
  HostTable table = table_of("[host example.org]\nsite = Old\ntitle suffix = - Old\n");
  ASSERT_TRUE(table.add("[host example.org]\nsite = New\n", "own.conf"));
  EXPECT_EQ(table.find("example.org")->site, "New");
  EXPECT_EQ(table.find("example.org")->title_suffix, "- Old");
}

TEST(HostTable, SelectorsBeginWithNumberSignsToo) {
  const HostTable table = table_of(
      "# a comment\n[host example.org]\n"
      "article = #main [data-b]\ndrop = .x #y, [data-a=x]\n");
  EXPECT_THAT(table.attributes(), ElementsAre("data-a", "data-b"));
  EXPECT_EQ(table.find("example.org")->article->list[0].compounds.size(), 2U);
}

TEST(HostTable, WhatIsWrongIsNamedWithItsLine) {
  EXPECT_THAT(trouble("[furniture]\nOn * the * went * by =\n"), HasSubstr("more than two"));
  EXPECT_THAT(trouble("[furniture]\nAd = 20\n"), HasSubstr("whole paragraph"));
  EXPECT_THAT(trouble("[archive card]\nTitle: = lst\n"), HasSubstr("says nothing"));
  EXPECT_THAT(trouble("[paywall]\nPay = cut\n"), HasSubstr("says nothing"));
  EXPECT_THAT(trouble("[furniture]\nAd = soon\n"), HasSubstr("neither a number of bytes"));
  EXPECT_THAT(trouble("[furniture]\n* =\n"), HasSubstr("every paragraph"));
  EXPECT_THAT(trouble("[furnitur]\nAd =\n"), HasSubstr("said of no host"));
  EXPECT_THAT(trouble("[host a.org]\narticel = p\n"),
              AllOf(HasSubstr("hosts.conf:2: `articel` is no key"), HasSubstr("article?")));
  EXPECT_THAT(trouble("[host a.org]\n\ndrop = p::before\n"),
              HasSubstr("hosts.conf:3: `drop`: the selector cannot be understood at character 2"));
  EXPECT_THAT(trouble("site = A\n"), HasSubstr("hosts.conf:1: `site` is said of no host"));
  EXPECT_THAT(trouble("[hots a.org]\nsite = A\n"), HasSubstr("said of no host"));
  EXPECT_THAT(trouble("[host a.org]\nsection = yes\n"), HasSubstr("section = in title"));
  EXPECT_THAT(trouble("[host a.org]\nsite\n"), HasSubstr("hosts.conf:2"));
}

TEST(HostTable, KnowsWhatStandsInTextsOfAnyHost) {
  const HostTable table = table_of(
      "[furniture]\nAdvertisement =\nThe post * appeared on * = 60 cut\n"
      "[caption labels]\nImage: =\n[archive card]\nTitle: =\nRights: = last\n"
      "[paywall]\nSubscribe to Read =\n");
  const Furniture& known = table.furniture();
  EXPECT_NE(known.find("Advertisement"), nullptr);
  EXPECT_EQ(known.find("Advertisements"), nullptr);
  ASSERT_NE(known.find("The post A appeared on B."), nullptr);
  EXPECT_TRUE(known.find("The post A appeared on B.")->cuts);
  EXPECT_EQ(known.find("The post A appeared on " + std::string(60, 'B')), nullptr);
  EXPECT_EQ(known.find("The post appeared closed"), nullptr);
  EXPECT_THAT(known.caption_labels, ElementsAre("Image:"));
  EXPECT_THAT(known.card, ElementsAre(Pair("Rights:", true), Pair("Title:", false)));
  EXPECT_THAT(known.paywalls, ElementsAre("subscribe to read"));
  EXPECT_NE(table.fingerprint(), "");
}

TEST(HostTable, LaterPhrasesReplaceTheSame) {
  HostTable table = table_of("[furniture]\nImage source, * = 120\n");
  ASSERT_TRUE(table.add("[furniture]\nImage source, * = 5\n", "own.conf"));
  EXPECT_EQ(table.furniture().find("Image source, Ann"), nullptr);
}

TEST(HostTable, ItsFingerprintChangesWithIt) {
  EXPECT_EQ(HostTable().fingerprint(), "");
  EXPECT_EQ(table_of("# nothing\n").fingerprint(), "");
  const std::string one = table_of("[host a.org]\nsite = A\n").fingerprint();
  EXPECT_EQ(one, table_of("[host a.org]\nsite = A\n").fingerprint());
  EXPECT_NE(one, table_of("[host a.org]\nsite = B\n").fingerprint());
}

TEST(HostTable, IsLoadedFromTheDataAndTheUsersFiles) {
  const Scratch scratch;
  const std::string own = scratch.write("own.conf", "[host a.org]\nsite = Own\n");
  EXPECT_EQ(HostTable::load(scratch.path(""), {own})->find("a.org")->site, "Own");
  scratch.write("hosts.conf", "[host a.org]\nsite = Installed\n[host b.org]\nsite = B\n");
  const auto both = HostTable::load(scratch.path(""), {own});
  ASSERT_TRUE(both);
  EXPECT_EQ(both->find("a.org")->site, "Own");
  EXPECT_EQ(both->find("b.org")->site, "B");
  const auto missing = HostTable::load(scratch.path(""), {scratch.path("missing")});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, Error::Code::not_found);
}

constexpr std::string_view rules =
    "[host example.org]\narticle = .story\ndrop = [data-kind=share]\nsite = The Example\n"
    "title suffix = | Example – News\n";

struct Read {
  Article article;
  Notices notices;
  std::vector<Choice> choices;
};

Read read(const std::string& address, std::string selector = "") {
  const HostTable table = table_of(rules);
  const std::string file = "[A title | Example - News](" + address +
                           ")\n------\n<div class=story><p>One.</p><p data-kind=share>Share!</p>"
                           "</div><p class=other>Two.</p>";
  Read result;
  const auto articles = read_articles(
      file, {.selector = std::move(selector), .hosts = &table, .choices = &result.choices},
      result.notices);
  EXPECT_TRUE(articles);
  if (articles) result.article = articles->front();
  return result;
}

TEST(HostRules, HoldForTheirHost) {
  const Read here = read("https://www.example.org/a");
  EXPECT_THAT(sample::lines_of(here.article), ElementsAre("One."));
  EXPECT_EQ(here.article.meta.title, "A title");
  EXPECT_EQ(here.article.meta.site, "The Example");
  const Read elsewhere = read("https://example.net/a");
  EXPECT_THAT(sample::lines_of(elsewhere.article), ElementsAre("One.", "Share!", "Two."));
  EXPECT_EQ(elsewhere.article.meta.title, "A title | Example - News");
}

TEST(HostRules, TheUsersSelectorGoesBeforeThem) {
  const Read other = read("https://example.org/a", ".other, [data-kind]");
  EXPECT_THAT(sample::lines_of(other.article), ElementsAre("Two.")) << "what is dropped stays so";
  const Read missed = read("https://example.org/a", "#nowhere");
  EXPECT_THAT(sample::lines_of(missed.article), ElementsAre("One."));
  EXPECT_TRUE(sample::has_notice(missed.notices, Notice::Kind::selector_missed));
}

TEST(HostRules, AreNamedAsReasons) {
  std::vector<std::string> reasons;
  for (const Choice& it : read("https://example.org/a").choices) reasons.push_back(it.reason);
  EXPECT_THAT(reasons, ElementsAre("host-selector", "host-drop", "not-selected"));
}

TEST(SplitTitle, AnyDashWillDo) {
  const HostTable table = table_of("[host a.org]\ntitle suffix = - The A\nsection = in title\n");
  const auto title = [&](const std::string& whole) {
    Meta meta;
    meta.url = "https://a.org/x";
    meta.title = whole;
    split_title(meta, &table);
    return meta.title + "|" + meta.section;
  };
  EXPECT_EQ(title("Words — The A"), "Words|");
  EXPECT_EQ(title("Words - Europe – The A"), "Words|Europe");
  EXPECT_EQ(title("Words - 09/01/17"), "Words - 09/01/17|");
  EXPECT_EQ(title("- The A"), "- The A|") << "a title is never taken whole";
  EXPECT_EQ(title(""), "|");
}

TEST(SplitTitle, NoTableKnowsNothing) {
  Meta meta;
  meta.url = "https://www.rfi.fr/x";
  meta.title = "标题 - RFI";
  split_title(meta, nullptr);
  EXPECT_EQ(meta.title, "标题 - RFI");
}

}  // namespace
}  // namespace lectern
