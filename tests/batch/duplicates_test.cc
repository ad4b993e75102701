// What is a duplicate of what, and what convert() makes of it.
#include "batch/duplicates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <filesystem>
#include <map>
#include <random>

#include <fmt/format.h>

#include "batch/comparable_address.h"
#include "batch/scratch.h"

namespace lectern {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(ComparableAddress, WhatTellsNothingGoes) {
  const std::string plain = "example.org/a?";
  for (const std::string_view address :
       {"https://example.org/a", "http://www.example.org/a/", "HTTPS://Example.ORG:443/a",
        "http://example.org:80/a", "https://example.org/a#part", "https://m.example.org/a",
        "https://amp.example.org/a", "https://example.org/a/amp/", "https://example.org/a?amp=1",
        "https://example.org/%61", "https://reader@example.org/a",
        "https://example.org/a?utm_source=x&fbclid=y&UTM_Medium=z"})
    EXPECT_EQ(comparable_address(address), plain) << address;
  EXPECT_EQ(comparable_address("https://example.org/a?b=2&a=1&gclid=x"),
            comparable_address("https://example.org/a?a=1&b=2"));
  EXPECT_EQ(comparable_address("https://example.org/%e6%ad%a3"),
            comparable_address("https://example.org/%E6%AD%A3"));
}

TEST(ComparableAddress, WhatTellsStays) {
  const auto differ = [](std::string_view one, std::string_view other) {
    EXPECT_NE(comparable_address(one), comparable_address(other)) << one << " " << other;
  };
  differ("https://example.org/a", "https://example.org/A");
  differ("https://example.org/a", "https://example.org/a/b");
  differ("https://example.org/?p=1", "https://example.org/?p=2");
  differ("https://example.org/a", "https://example.net/a");
  differ("https://example.org/a", "https://example.org:8080/a");
  differ("https://example.org/camp", "https://example.org/c");
  differ("https://example.org/#!/a", "https://example.org/#!/b");
  differ("https://m.org/a", "https://org/a");
}

TEST(ComparableAddress, FrontPagesAndOtherThingsHaveNone) {
  for (const std::string_view address :
       {"", "https://example.org", "https://www.example.org/", "https://example.org/?utm_source=x",
        "https://example.org/#top", "mailto:a@example.org", "file:///a", "https:///a"})
    EXPECT_EQ(comparable_address(address), "") << address;
}

// An article of enough text.
Fingerprint print(std::uint64_t address, std::uint64_t text, std::int64_t published = 0,
                  std::uint32_t characters = 1000) {
  return {address, text, published, characters, 0};
}

TEST(FindOriginals, ByAddressOrText) {
  const std::vector<Fingerprint> articles = {print(1, 0xAAAA),          print(2, 0x123456789),
                                             print(1, 0x999999999999),  print(3, 0x123456789),
                                             print(0, 0xAAAA ^ 0x8001), print(0, 0)};
  EXPECT_THAT(find_originals(articles, Duplicates::skip), ElementsAre(0, 1, 0, 1, 0, 5));
}

TEST(FindOriginals, NoAddressIsNotTheSameAddress) {
  EXPECT_THAT(find_originals(std::vector{print(0, 0xFFFF), print(0, 0xFFFF0000)}, Duplicates::skip),
              ElementsAre(0, 1));
}

TEST(FindOriginals, OnlyWhatIsLikeTheFirstIsADuplicate) {
  const std::vector<Fingerprint> chain = {print(0, 0), print(0, 0b111), print(0, 0b111111)};
  EXPECT_THAT(find_originals(chain, Duplicates::skip), ElementsAre(0, 0, 2));
}

TEST(FindOriginals, ShortTextsAreNotCompared) {
  const std::vector<Fingerprint> notes = {print(0, 7, 0, 150), print(0, 7, 0, 150)};
  EXPECT_THAT(find_originals(notes, Duplicates::skip), ElementsAre(0, 1));
}

TEST(FindOriginals, TheNewestStands) {
  const std::vector<Fingerprint> articles = {
      print(1, 0, 20200101000000), print(1, 1ULL << 20, 20220101000000), print(1, 0, 0),
      print(2, ~0U, 0, 900),       print(2, 0xFFFF00000000, 0, 1000),    print(2, ~0U, 0, 1000)};
  EXPECT_THAT(find_originals(articles, Duplicates::newest), ElementsAre(1, 1, 1, 4, 4, 4));
}

// The bands must find every pair that is three bits apart, and none that is four.
TEST(FindOriginals, BandsMissNothing) {
  std::mt19937_64 random(1);
  for (int round = 0; round < 200; ++round) {
    const std::uint64_t hash = random();
    std::uint64_t near = hash, far = hash;
    while (std::popcount(hash ^ near) < 3) near ^= std::uint64_t{1} << (random() % 64);
    while (std::popcount(hash ^ far) < 4) far ^= std::uint64_t{1} << (random() % 64);
    EXPECT_THAT(find_originals(std::vector{print(0, hash), print(0, near)}, Duplicates::skip),
                ElementsAre(0, 0));
    EXPECT_THAT(find_originals(std::vector{print(0, hash), print(0, far)}, Duplicates::skip),
                ElementsAre(0, 1));
  }
}

// Comparing each with each would take 20,000 million comparisons.
TEST(FindOriginals, CrowdsAreNoTrouble) {
  std::mt19937_64 random(1);
  std::vector<Fingerprint> articles;
  for (int i = 0; i < 100000; ++i) articles.push_back(print(random(), random()));
  for (int i = 0; i < 100000; ++i) articles.push_back(print(random(), random() << 16 | 0xABCD));
  const auto originals = find_originals(articles, Duplicates::skip);
  EXPECT_EQ(originals.back(), articles.size() - 1);
}

TEST(FingerprintOf, AnArticle) {
  Article article;
  article.meta.url = "https://www.example.org/a/?utm_source=x";
  article.meta.published = "2022-12-12T12:45:02Z";
  article.blocks.push_back({.as = Paragraph{{{.text = "Four words of text."}}}});
  const Fingerprint one = fingerprint_of(article);
  EXPECT_EQ(one.published, 20221212124502);
  EXPECT_EQ(one.characters, 15U);
  article.meta.url = "http://example.org/a";
  article.meta.published = "2022-12-12";
  EXPECT_EQ(fingerprint_of(article).address, one.address);
  EXPECT_EQ(fingerprint_of(article).published, 20221212000000);
  article.meta = {};
  EXPECT_EQ(fingerprint_of(article).address, 0U);
  EXPECT_EQ(fingerprint_of(article).published, 0);
}

// What convert() does with them.

std::string article(const std::string& address, const std::string& published,
                    const std::string& text) {
  return fmt::format("<!--{}-->\n[A title]({})\n------\n\n<p>{}</p>", published, address, text);
}

std::string long_text(int seed) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += fmt::format("word{} ", seed * 1000 + i);
  return text;
}

struct Listener final : Observer {
  std::map<std::string, Record> records;  // by the input's last part
  std::vector<std::string> noticed_;
  std::size_t surveyed_ = 0;

  void begin(std::size_t) override {}
  void surveyed(std::size_t, std::size_t) override { ++surveyed_; }
  void finished(const Record& record, std::size_t, std::size_t) override {
    records[last_part(record.input)] = record;
  }
  void noticed(const std::string& input, const Notice& notice) override {
    EXPECT_EQ(notice.kind, Notice::Kind::duplicate);
    noticed_.push_back(last_part(input) + " " + notice.detail);
  }
  static std::string last_part(const std::string& path) {
    return std::filesystem::path(path).filename().string();
  }
};

class ConvertDuplicates : public testing::Test {
 protected:
  ConvertDuplicates() {
    options_.output_folder = scratch_.path("out");
    options_.formats = {"text"};
    options_.jobs = 3;
    options_.sync = false;
    scratch_.write("in/a.md", article("https://example.org/1", "1600000000000", long_text(1)));
    scratch_.write("in/b.md", article("https://example.org/2", "1500000000000", long_text(2)));
    scratch_.write("in/c.md", article("http://www.example.org/2/?utm_source=mail", "1700000000000",
                                      "Another text."));
    scratch_.write("in/d.md", article("https://example.net/copy", "NaN", long_text(1)));
    scratch_.write("in/e.md", "");
  }

  Summary run(Duplicates mode) {
    options_.duplicates = mode;
    listener_ = Listener();
    const Plan plan = plan_conversion({scratch_.path("in")}, options_.output_folder);
    const auto summary = convert(plan, options_, listener_);
    EXPECT_TRUE(summary) << message(summary.error());
    return summary ? *summary : Summary();
  }

  std::vector<std::string> outputs() const {
    std::vector<std::string> files = scratch_.files("out");
    std::erase_if(files, [](const std::string& name) { return name.starts_with(".lectern/"); });
    return files;
  }

  std::string in(const std::string& name) const { return scratch_.path("in/" + name); }

  Scratch scratch_;
  ConvertOptions options_;
  Listener listener_;
};

TEST_F(ConvertDuplicates, AreKeptAndToldAtTheEnd) {
  const Summary summary = run(Duplicates::keep);
  EXPECT_EQ(summary.ok, 4);
  EXPECT_EQ(listener_.surveyed_, 0U) << "nothing is read twice";
  EXPECT_THAT(listener_.noticed_, ElementsAre("c.md has the same address as " + in("b.md"),
                                              "d.md has the same text as " + in("a.md")));
}

TEST_F(ConvertDuplicates, AreSkippedButForTheFirst) {
  const Summary summary = run(Duplicates::skip);
  EXPECT_EQ(summary.ok, 2);
  EXPECT_EQ(summary.skipped, 2);
  EXPECT_EQ(summary.failed, 1);
  EXPECT_EQ(listener_.surveyed_, 5U);
  EXPECT_THAT(outputs(), ElementsAre("a.txt", "b.txt"));
  const Record& record = listener_.records.at("d.md");
  EXPECT_EQ(record.state, State::skipped);
  EXPECT_EQ(record.error.code, Error::Code::duplicate);
  EXPECT_EQ(record.error.what, "has the same text as " + in("a.md"));
  EXPECT_EQ(record.error.where, in("d.md"));
  ASSERT_EQ(record.notices.size(), 1U);
  EXPECT_EQ(record.notices[0].kind, Notice::Kind::duplicate);
  EXPECT_THAT(listener_.noticed_, IsEmpty());
}

TEST_F(ConvertDuplicates, TheNewestIsConverted) {
  EXPECT_EQ(run(Duplicates::newest).skipped, 2);
  EXPECT_THAT(outputs(), ElementsAre("a.txt", "c.txt"));
  EXPECT_EQ(listener_.records.at("b.md").error.what, "has the same address as " + in("c.md"));
}

TEST_F(ConvertDuplicates, TheNumberOfJobsChangesNothing) {
  for (const Duplicates mode : {Duplicates::keep, Duplicates::newest, Duplicates::skip}) {
    options_.jobs = 1;
    std::filesystem::remove_all(options_.output_folder);
    run(mode);
    const auto files = outputs();
    const Listener alone = listener_;
    options_.jobs = 5;
    std::filesystem::remove_all(options_.output_folder);
    run(mode);
    EXPECT_EQ(outputs(), files);
    EXPECT_EQ(listener_.noticed_, alone.noticed_);
    for (const auto& [name, record] : alone.records)
      EXPECT_EQ(message(listener_.records.at(name).error), message(record.error));
  }
}

TEST_F(ConvertDuplicates, AnotherRunDecidesTheSame) {
  run(Duplicates::skip);
  const Summary again = run(Duplicates::skip);
  EXPECT_EQ(again.present, 2);
  EXPECT_EQ(again.skipped, 2);
  EXPECT_THAT(scratch_.read("out/.lectern/journal.jsonl"), HasSubstr("\"code\":\"duplicate\""));
  EXPECT_EQ(run(Duplicates::keep).ok, 2) << "those that were left out";
}

TEST_F(ConvertDuplicates, LeaveTheirFirstAloneWhenItCannotBeRead) {
  scratch_.write("in/a.md", "");
  EXPECT_EQ(run(Duplicates::skip).skipped, 1);
  EXPECT_THAT(outputs(), ElementsAre("b.txt", "d.txt"));
}

TEST(DuplicateTable, ArticlesOfOneInputAreDecidedOneByOne) {
  Plan plan;
  plan.jobs = {{"one.md", "one"}, {"feed.xml", "feed"}, {"two.md", "two"}, {"none.md", "none"}};
  DuplicateTable table(plan);
  table.add(2, std::vector{print(7, 1)});
  table.add(1, std::vector{print(5, 1ULL << 40), print(6, 0xFFFFFF), print(8, 0xFFFF0000FFFF)});
  table.add(0, std::vector{print(6, 0x123456789ABC)});
  table.settle(Duplicates::skip);
  EXPECT_EQ(table.count(1), 3U);
  EXPECT_EQ(table.original_of(1, 0), std::nullopt);
  EXPECT_EQ(table.original_of(1, 1), "has the same address as one.md");
  EXPECT_EQ(table.original_of(1, 2), std::nullopt);
  EXPECT_EQ(table.original_of(2, 0), "has the same text as article 1 of feed.xml");
  EXPECT_EQ(table.original_of(2, 1), std::nullopt) << "there are no more";
  EXPECT_EQ(table.count(3), 0U);
}

}  // namespace
}  // namespace lectern
