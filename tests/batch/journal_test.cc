#include "batch/journal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "base/process.h"
#include "batch/scratch.h"

namespace lectern {
namespace {

constexpr const char* journal_path = "out/.lectern/journal.jsonl";

JournalEntry entry(const std::string& name, const std::string& key = "k") {
  return {name, "in/" + name + ".md", "ok", "", {{name + ".epub", "epub", key, 4711}}, 0.25, 61.5};
}

Journal open(const Scratch& scratch) {
  auto journal = Journal::open(scratch.path("out"));
  EXPECT_TRUE(journal) << message(journal.error());
  return std::move(*journal);
}

std::ptrdiff_t count_lines(const std::string& text) {
  return std::count(text.begin(), text.end(), '\n');
}

TEST(Journal, ALineReadsAsItIsDocumented) {
  EXPECT_EQ(journal_line(entry("a/b")),
            R"({"name":"a/b","input":"in/a/b.md","state":"ok","code":"",)"
            R"("outputs":[{"path":"a/b.epub","format":"epub","key":"k","size":4711}],)"
            R"("seconds":0.25,"audio_seconds":61.5})");
}

TEST(Journal, WhatIsWrittenIsReadAgain) {
  const JournalEntry failed{"名 \"x\"\n", "in", "failed", "no-text", {}, 0, 0};
  EXPECT_EQ(parse_journal_line(journal_line(entry("a"))), entry("a"));
  EXPECT_EQ(parse_journal_line(journal_line(failed)), failed);
}

TEST(Journal, AnythingElseIsNoLine) {
  const std::string whole = journal_line(entry("a"));
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_FALSE(parse_journal_line(whole.substr(0, size))) << size;
  for (const char* line :
       {"", "null", "[]", "{}", "\xFF", R"({"name":1,"state":"ok","outputs":[]})",
        R"({"name":"a","state":"ok","outputs":{}})", R"({"name":"a","state":"ok","outputs":[1]})",
        R"({"name":"a","state":"ok","outputs":[{"path":"a","size":-1}]})"})
    EXPECT_FALSE(parse_journal_line(line)) << line;
}

TEST(Journal, RemembersFromOneRunToTheNext) {
  const Scratch scratch;
  {
    Journal journal = open(scratch);
    EXPECT_FALSE(journal.find("a"));
    ASSERT_TRUE(journal.append(entry("a")));
    ASSERT_TRUE(journal.append(entry("b")));
  }
  const Journal journal = open(scratch);
  EXPECT_EQ(journal.find("a"), entry("a"));
  EXPECT_EQ(journal.find("b"), entry("b"));
  EXPECT_FALSE(journal.find("c"));
}

TEST(Journal, TheLastLineOfANameCounts) {
  const Scratch scratch;
  {
    Journal journal = open(scratch);
    ASSERT_TRUE(journal.append(entry("a", "old")));
    ASSERT_TRUE(journal.append(entry("a", "new")));
  }
  EXPECT_EQ(open(scratch).find("a"), entry("a", "new"));
}

TEST(Journal, HalfALineAndGarbageCostOnlyThemselves) {
  const Scratch scratch;
  const std::string half = journal_line(entry("half")).substr(0, 40);
  scratch.write(journal_path, journal_line(entry("a")) + "\n\x01garbage\xFF\n" +
                                  std::string(3, '\0') + "\n" + half);
  ASSERT_TRUE(open(scratch).append(entry("b")));  // must not grow onto the half line
  const Journal journal = open(scratch);
  EXPECT_EQ(journal.find("a"), entry("a"));
  EXPECT_EQ(journal.find("b"), entry("b"));
  EXPECT_FALSE(journal.find("half"));
}

TEST(Journal, IsRewrittenWhenMostLinesNoLongerCount) {
  const Scratch scratch;
  {
    Journal journal = open(scratch);
    for (int i = 0; i < 100; ++i) ASSERT_TRUE(journal.append(entry("a", fmt::format("{}", i))));
    ASSERT_TRUE(journal.append(entry("b")));
  }
  const Journal journal = open(scratch);
  EXPECT_EQ(count_lines(scratch.read(journal_path)), 2);
  EXPECT_EQ(journal.find("a"), entry("a", "99"));
  EXPECT_EQ(journal.find("b"), entry("b"));
  EXPECT_THAT(scratch.files("out"),
              testing::ElementsAre(".lectern/journal.jsonl", ".lectern/lock"));
}

TEST(Journal, ARunThatHasItOpenSurvivesTheRewritingOfAnother) {
  const Scratch scratch;
  ASSERT_TRUE(open(scratch).append(entry("a", "first")));
  Journal first = open(scratch);
  for (int i = 0; i < 100; ++i) ASSERT_TRUE(first.append(entry("a", "later")));
  Journal second = open(scratch);  // rewrites it
  ASSERT_EQ(count_lines(scratch.read(journal_path)), 1);
  EXPECT_EQ(first.find("a"), entry("a", "first"));  // as it was when it was opened
  ASSERT_TRUE(first.append(entry("b")));
  ASSERT_TRUE(second.append(entry("c")));
  const Journal third = open(scratch);
  for (const char* name : {"b", "c"}) EXPECT_EQ(third.find(name), entry(name));
}

TEST(Journal, ProcessesThatWriteAtOnceDoNotMixTheirLines) {
  const Scratch scratch;
  std::vector<Child> writers;
  for (int writer = 0; writer < 4; ++writer) {
    writers.push_back(std::move(*Child::start([&, writer](int) {
      auto journal = Journal::open(scratch.path("out"));
      for (int i = 0; i < 50 && journal; ++i)
        if (!journal->append(entry(fmt::format("{}-{}", writer, i)))) return 1;
      return 0;
    })));
  }
  for (Child& writer : writers) EXPECT_EQ(writer.wait(), 0);
  std::istringstream text(scratch.read(journal_path));
  const JournalIndex index = JournalIndex::read(text);
  EXPECT_EQ(index.lines, 200u);
  EXPECT_EQ(index.places.size(), 200u);
}

TEST(Journal, ANameThatIsNoUtf8IsWorkToDoAgain) {
  const Scratch scratch;
  ASSERT_TRUE(open(scratch).append(entry("caf\xE9")));
  const Journal journal = open(scratch);
  EXPECT_FALSE(journal.find("caf\xE9"));
  EXPECT_TRUE(journal.find("caf\xEF\xBF\xBD"));
}

TEST(Journal, AFolderThatCannotBeWrittenIsAnError) {
  const Scratch scratch;
  const std::string file = scratch.write("out", "a file, no folder");
  const auto journal = Journal::open(file);
  ASSERT_FALSE(journal);
  EXPECT_EQ(journal.error().code, Error::Code::output_failed);
}

}  // namespace
}  // namespace lectern
