#include "batch/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch/scratch.h"
#include "lectern/convert.h"

namespace lectern {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> names(const Plan& plan) {
  std::vector<std::string> all;
  for (const Job& job : plan.jobs) all.push_back(job.name);
  return all;
}

TEST(Plan, ANameIsTheLastPartWithoutItsExtension) {
  EXPECT_EQ(base_name("in/a/1009356.md"), "1009356");
  EXPECT_EQ(base_name("1009356"), "1009356");
  EXPECT_EQ(base_name("page.tar.gz"), "page.tar");
  EXPECT_EQ(base_name("-"), "stdin");
}

TEST(Plan, NotEveryDotBeginsAnExtension) {
  EXPECT_EQ(base_name("Ch. 3.5"), "Ch. 3.5");
  EXPECT_EQ(base_name("What Mr. Smith said"), "What Mr. Smith said");
  EXPECT_EQ(base_name(".profile"), ".profile");
}

TEST(Plan, ANameNeverLeavesTheOutputFolder) {
  EXPECT_EQ(base_name("../../x.html"), "x");
  EXPECT_EQ(base_name(".."), "article");
  EXPECT_EQ(base_name("a/../"), "article");
  EXPECT_EQ(base_name(""), "article");
}

TEST(Plan, MirrorsFoldersInByteOrder) {
  const Scratch scratch;
  for (const char* name : {"in/b.md", "in/a/z.txt", "in/a/b/1009356", "in/B.md"})
    scratch.write(name, "text");
  EXPECT_THAT(names(plan_conversion({scratch.path("in")}, scratch.path("out"))),
              ElementsAre("B", "a/b/1009356", "a/z", "b"));
  EXPECT_THAT(names(plan_conversion({scratch.path("in/")}, scratch.path("out"))),
              ElementsAre("B", "a/b/1009356", "a/z", "b"));
}

// What a browser saved with a page is part of the page; any other folder is not.
TEST(Plan, LeavesOutTheFoldersOfPages) {
  const Scratch scratch;
  for (const char* name : {"in/A page.html", "in/A page_files/frame.html", "in/A page_files/a.png",
                           "in/Seite.htm", "in/Seite-Dateien/x.html", "in/notes/a.md",
                           "in/notes_files/b.md", "in/more_files/c.md", "in/more.md"})
    scratch.write(name, "text");
  EXPECT_THAT(names(plan_conversion({scratch.path("in")}, scratch.path("out"))),
              ElementsAre("A page", "Seite", "more", "more_files/c", "notes/a", "notes_files/b"));
  EXPECT_THAT(names(plan_conversion({scratch.path("in/A page_files")}, scratch.path("out"))),
              ElementsAre("a", "frame"))
      << "a folder that is named is meant";
}

TEST(Plan, AFileGivesOnlyItsOwnName) {
  const Scratch scratch;
  const std::string file = scratch.write("in/a/one.md", "text");
  EXPECT_THAT(names(plan_conversion({file, "-"}, scratch.path("out"))),
              ElementsAre("one", "stdin"));
}

TEST(Plan, LeavesOutHiddenNamesPipesAndLinkedFolders) {
  const Scratch scratch;
  scratch.write("in/seen.md", "text");
  scratch.write("in/.hidden.md", "text");
  scratch.write("in/.git/config", "text");
  scratch.write("elsewhere/linked.md", "text");
  ASSERT_EQ(mkfifo(scratch.path("in/pipe").c_str(), 0600), 0);
  ASSERT_EQ(symlink("..", scratch.path("in/loop").c_str()), 0);
  ASSERT_EQ(symlink("../elsewhere/linked.md", scratch.path("in/link.md").c_str()), 0);
  const Plan plan = plan_conversion({scratch.path("in")}, scratch.path("out"));
  EXPECT_THAT(names(plan), ElementsAre("link", "seen"));
  EXPECT_THAT(plan.unreadable, IsEmpty());
}

TEST(Plan, WhatCannotBeListedIsAFailedInputAndTheRestIsDone) {
  const Scratch scratch;
  scratch.write("in/good.md", "text");
  ASSERT_EQ(symlink("nowhere", scratch.path("in/broken.md").c_str()), 0);
  ASSERT_EQ(mkfifo(scratch.path("pipe").c_str(), 0600), 0);
  const Plan plan = plan_conversion(
      {scratch.path("missing"), scratch.path("pipe"), "/dev/zero", scratch.path("in")},
      scratch.path("out"));
  EXPECT_THAT(names(plan), ElementsAre("good"));
  ASSERT_EQ(plan.unreadable.size(), 4u);
  EXPECT_EQ(plan.unreadable[0].code, Error::Code::not_found);
  EXPECT_EQ(plan.unreadable[0].where, scratch.path("missing"));
  EXPECT_EQ(plan.unreadable[1].code, Error::Code::unreadable);
  EXPECT_EQ(plan.unreadable[2].code, Error::Code::unreadable);
  EXPECT_EQ(plan.unreadable[3].code, Error::Code::not_found);
}

TEST(Plan, AFolderWithoutPermissionIsAFailedInput) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read every folder";
  const Scratch scratch;
  scratch.write("in/good.md", "text");
  scratch.write("in/locked/a.md", "text");
  chmod(scratch.path("in/locked").c_str(), 0);
  const Plan plan = plan_conversion({scratch.path("in")}, scratch.path("out"));
  chmod(scratch.path("in/locked").c_str(), 0700);
  EXPECT_THAT(names(plan), ElementsAre("good"));
  ASSERT_EQ(plan.unreadable.size(), 1u);
  EXPECT_EQ(plan.unreadable[0].code, Error::Code::unreadable);
}

TEST(Plan, AnOutputFolderInsideTheInputIsNoInput) {
  const Scratch scratch;
  scratch.write("in/a.md", "text");
  scratch.write("in/out/a.epub", "a book");
  EXPECT_THAT(names(plan_conversion({scratch.path("in")}, scratch.path("in/out"))),
              ElementsAre("a"));
}

TEST(Plan, AFolderIsNotConvertedIntoItself) {
  const Scratch scratch;
  scratch.write("in/a.md", "text");
  const Plan plan = plan_conversion({scratch.path("in")}, scratch.path("in/."));
  EXPECT_THAT(plan.jobs, IsEmpty());
  ASSERT_EQ(plan.unreadable.size(), 1u);
  EXPECT_EQ(plan.unreadable[0].code, Error::Code::usage);
}

TEST(Plan, InputsOfOneNameAreToldApart) {
  const Scratch scratch;
  std::vector<std::string> inputs;
  for (const char* name : {"1/a.txt", "2/a.md", "3/a.md", "4/a.md", "5/a"})
    inputs.push_back(scratch.write(name, "text"));
  const Plan plan = plan_conversion(inputs, scratch.path("out"));
  EXPECT_THAT(names(plan), ElementsAre("a", "a.md", "a-2", "a-3", "a-4"));
  ASSERT_EQ(plan.notices.size(), 4u);
  EXPECT_EQ(plan.notices[0].kind, Notice::Kind::duplicate_name);
  EXPECT_EQ(plan.notices[0].where, inputs[1]);
}

TEST(Plan, ANameThatWasGivenAwayIsNotGivenTwice) {
  const Scratch scratch;
  const Plan plan = plan_conversion(
      {scratch.write("1/a.md", ""), scratch.write("2/a.md", ""), scratch.write("3/a.md", ""),
       scratch.write("4/a-2.txt", ""), scratch.write("5/a.md.txt", "")},
      scratch.path("out"));
  EXPECT_THAT(names(plan), ElementsAre("a", "a.md", "a-2", "a-2.txt", "a.md.txt"));
}

TEST(Plan, AnInputThatIsNamedTwiceIsOneInput) {
  const Scratch scratch;
  const std::string file = scratch.write("in/a.md", "text");
  EXPECT_THAT(names(plan_conversion({file, scratch.path("in"), "-", "-"}, scratch.path("out"))),
              ElementsAre("a", "stdin"));
}

}  // namespace
}  // namespace lectern
