#include "cli/program.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <sstream>
#include <thread>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace lectern {

RunningProgram::RunningProgram(const Scratch& scratch, std::vector<std::string> arguments,
                               int input, int output)
    : scratch_(scratch), pid_(fork()) {
  if (pid_ != 0) return;
  const auto send = [&](const char* name, int to) {
    dup2(open(scratch.path(name).c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), to);
  };
  dup2(input, STDIN_FILENO);
  if (output >= 0)
    dup2(output, STDOUT_FILENO);
  else
    send(".out", STDOUT_FILENO);
  send(".err", STDERR_FILENO);
  setenv("HOME", scratch.path("").c_str(), 1);
  for (const char* name : {"XDG_CONFIG_HOME", "SOURCE_DATE_EPOCH"}) unsetenv(name);
  std::vector<char*> all = {const_cast<char*>("lectern")};
  for (std::string& it : arguments) all.push_back(it.data());
  all.push_back(nullptr);
  if (chdir(scratch.path("").c_str()) == 0) execv(LECTERN_PROGRAM, all.data());
  _exit(127);
}

RunningProgram::~RunningProgram() {
  if (pid_ <= 0) return;
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
}

Ended RunningProgram::wait() {
  int status = 0;
  waitpid(pid_, &status, 0);
  pid_ = -1;
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), scratch_.read(".out"),
          scratch_.read(".err")};
}

Ended run_program(const Scratch& scratch, std::vector<std::string> arguments,
                  const std::string& input) {
  const int descriptor = open(scratch.write(".in", input).c_str(), O_RDONLY | O_CLOEXEC);
  Ended ended = RunningProgram(scratch, std::move(arguments), descriptor).wait();
  close(descriptor);
  return ended;
}

std::string article(const std::string& text) {
  return "<!--1670849102000-->\n[A title](https://example.org/a)\n------\n\n<p>" + text + "</p>";
}

namespace {

using nlohmann::json;
using testing::AllOf;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::vector<json> json_lines(const std::string& text) {
  std::vector<json> lines;
  std::istringstream all(text);
  for (std::string line; std::getline(all, line);) lines.push_back(json::parse(line));
  return lines;
}

std::vector<std::string> outputs(const Scratch& scratch) {
  std::vector<std::string> files = scratch.files("out");
  std::erase_if(files, [](const std::string& name) { return name.starts_with(".lectern/"); });
  return files;
}

// Waits until `done` gives something. Fails only where a minute is not enough.
template <class Done>
auto wait_for(Done done) {
  for (int i = 0; i < 6000; ++i) {
    if (auto found = done(); !found.empty()) return found;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  ADD_FAILURE() << "waited in vain";
  return done();
}

// A pipe without an end: whoever reads from it has work for ever.
class SilentPipe {
 public:
  SilentPipe() { EXPECT_EQ(pipe2(ends_.data(), O_CLOEXEC), 0); }
  ~SilentPipe() {
    for (const int end : ends_) close(end);
  }
  int reading_end() const { return ends_[0]; }

  // Returns when somebody is reading.
  void wait_for_reader() const {
    EXPECT_EQ(write(ends_[1], "x", 1), 1);
    wait_for([&] {
      int unread = 1;
      ioctl(ends_[0], FIONREAD, &unread);
      return std::string(unread == 0 ? "read" : "");
    });
  }

 private:
  std::array<int, 2> ends_{};
};

// The worker that `pid` has forked.
pid_t child_of(pid_t pid) {
  const std::string path = fmt::format("/proc/{}/task/{}/children", pid, pid);
  const std::string children = wait_for([&] {
    std::string text;
    std::ifstream file(path);
    std::getline(file, text);
    return text;
  });
  return children.empty() ? 0 : static_cast<pid_t>(std::stoi(children));
}

TEST(Program, EveryInputGetsALineOfJsonAndTheRunASummary) {
  const Scratch scratch;
  scratch.write("in/good.md", article("Hello."));
  scratch.write("in/bad.md", "");
  const Ended ended = run_program(scratch, {"convert", "in", "-o", "out", "--json", "-q"});
  EXPECT_EQ(ended.code, 1);
  const std::vector<json> lines = json_lines(ended.out);
  ASSERT_EQ(lines.size(), 3u);
  for (const json& line : lines) {
    const std::string input = line.value("input", "");
    if (input == "in/bad.md") {
      EXPECT_EQ(line["state"], "failed");
      EXPECT_EQ(line["code"], "empty-input");
      EXPECT_FALSE(line["message"].get<std::string>().empty());
    } else if (input == "in/good.md") {
      EXPECT_EQ(line["state"], "ok");
      EXPECT_EQ(line["outputs"], json::array({"good.epub"}));
      EXPECT_TRUE(line["notices"].is_array());
      EXPECT_TRUE(line["seconds"].is_number());
      EXPECT_EQ(line["audio_seconds"], 0);
    }
  }
  EXPECT_EQ(lines.back()["summary"]["ok"], 1);
  EXPECT_EQ(lines.back()["summary"]["failed"], 1);
  EXPECT_EQ(lines.back()["summary"]["interrupted"], false);
}

TEST(Program, StandardInputIsAnInput) {
  const Scratch scratch;
  const Ended ended = run_program(scratch, {"convert", "-", "-o", "out"}, article("Hello."));
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(outputs(scratch), testing::ElementsAre("stdin.epub"));
}

TEST(Program, AListOfPathsMayEndThemWithNul) {
  const Scratch scratch;
  scratch.write("a\nb.md", article("Hello."));
  scratch.write("[c,d].md", article("Hello."));
  const Ended ended = run_program(scratch, {"convert", "--from-file", "-", "-0", "-o", "out"},
                                  std::string("a\nb.md\0[c,d].md\0", 16));
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_THAT(outputs(scratch), testing::ElementsAre("[c,d].epub", "a\nb.epub"));
}

TEST(Program, NoFileNameBreaksALineOfTalk) {
  const Scratch scratch;
  const Ended ended = run_program(scratch, {"read", "no\nsuch\x1B[2Jfile"});
  EXPECT_EQ(ended.err.find('\n'), ended.err.size() - 1);
  EXPECT_THAT(ended.err, Not(HasSubstr("\x1B")));
}

TEST(Program, AnInterruptLeavesNothingHalfAndTheSameCommandGoesOn) {
  for (const int number : {SIGINT, SIGTERM}) {
    const Scratch scratch;
    const SilentPipe pipe;
    scratch.write("a.md", article("Hello."));
    const std::vector<std::string> command = {"convert", "a.md", "-", "-o", "out", "-j", "1"};
    RunningProgram program(scratch, command, pipe.reading_end());
    pipe.wait_for_reader();  // the first article is done, then
    kill(program.pid(), number);
    const Ended ended = program.wait();
    EXPECT_EQ(ended.code, 75);
    EXPECT_THAT(ended.err, HasSubstr("1 converted, 1 left"));
    EXPECT_THAT(outputs(scratch), testing::ElementsAre("a.epub"));

    const Ended again = run_program(scratch, command, article("More."));
    EXPECT_EQ(again.code, 0);
    EXPECT_THAT(again.err, HasSubstr("1 converted, 1 up to date"));
  }
}

TEST(Program, AnotherWordInTheLexiconMakesSoundAgainAndNoBook) {
  const Scratch scratch;
  scratch.write("a.md", article("Hello."));
  scratch.write("words.txt", "hello\thallo\n");
  const auto converted = [&](const char* format) {
    return run_program(scratch,
                       {"convert", "a.md", "-o", "out", "--to", format, "--lexicon", "words.txt"})
        .err;
  };
  for (const char* format : {"wav", "epub"})
    EXPECT_THAT(converted(format), HasSubstr("1 converted"));
  EXPECT_THAT(converted("wav"), HasSubstr("1 up to date"));
  scratch.write("words.txt", "hello\thullo\n");
  EXPECT_THAT(converted("wav"), HasSubstr("1 converted"));
  EXPECT_THAT(converted("epub"), HasSubstr("1 up to date"));
}

TEST(Program, AnArticleMayNotTakeForEver) {
  const Scratch scratch;
  const SilentPipe pipe;
  scratch.write("a.md", article("Hello."));
  const Ended ended =
      RunningProgram(scratch, {"convert", "-", "a.md", "-o", "out", "--time-limit", "1"},
                     pipe.reading_end())
          .wait();
  EXPECT_EQ(ended.code, 1);
  EXPECT_THAT(ended.err, AllOf(HasSubstr("took more than 1 seconds"), HasSubstr("1 converted")));
}

TEST(Program, WhatADeadWorkerLeftIsRemovedAndTheRestDone) {
  const Scratch scratch;
  const SilentPipe pipe;
  scratch.write("a.md", article("Hello."));
  RunningProgram program(scratch, {"convert", "-", "a.md", "-o", "out", "-j", "1", "--json"},
                         pipe.reading_end());
  pipe.wait_for_reader();
  const pid_t worker = child_of(program.pid());
  ASSERT_GT(worker, 0);
  scratch.write(fmt::format("out/.lectern-{}-0.tmp", worker), "half a book");
  kill(worker, SIGKILL);
  const Ended ended = program.wait();
  EXPECT_EQ(ended.code, 1);
  EXPECT_EQ(json_lines(ended.out).front()["code"], "crashed");
  EXPECT_THAT(outputs(scratch), testing::ElementsAre("a.epub"));
}

TEST(Program, TwoRunsAtOnceDoNotHurtEachOther) {
  const Scratch scratch;
  for (int i = 0; i < 30; ++i) scratch.write(fmt::format("in/{}.md", i), article("Hello."));
  const std::vector<std::string> command = {"convert", "in", "-o", "out", "--no-sync"};
  RunningProgram one(scratch, command, STDIN_FILENO), other(scratch, command, STDIN_FILENO);
  EXPECT_EQ(one.wait().code, 0);
  EXPECT_EQ(other.wait().code, 0);
  EXPECT_THAT(outputs(scratch), SizeIs(30));
  EXPECT_THAT(outputs(scratch), Each(Not(HasSubstr("tmp"))));
  EXPECT_THAT(run_program(scratch, command).err, HasSubstr("0 converted, 30 up to date"));
}

TEST(Program, AnArticleLeavesNoTraceOfProgressInAPipe) {
  const Scratch scratch;
  scratch.write("a.md", article("Hello."));
  const Ended ended = run_program(scratch, {"convert", "a.md", "-o", "out", "--progress", "bar"});
  EXPECT_THAT(ended.err, HasSubstr("\r["));
  const Ended plain = run_program(scratch, {"convert", "a.md", "-o", "out2"});
  EXPECT_THAT(plain.err, Not(HasSubstr("\r")));
  EXPECT_THAT(run_program(scratch, {"convert", "a.md", "-o", "out3", "-q"}).err, IsEmpty());
}

TEST(Program, ReadersThatLeaveEarlyAreNoTrouble) {
  const Scratch scratch;
  scratch.write("a.md", article(std::string(1 << 20, 'x')));
  std::array<int, 2> ends{};
  ASSERT_EQ(pipe2(ends.data(), O_CLOEXEC), 0);
  RunningProgram program(scratch, {"read", "a.md"}, STDIN_FILENO, ends[1]);
  close(ends[0]);  // as head does when it has seen enough
  close(ends[1]);
  EXPECT_EQ(program.wait().code, 0);
}

TEST(Program, AFullDiskIsToldFromABadArticle) {
  const Scratch scratch;
  scratch.write("a.md", article("Hello."));
  const int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
  if (full < 0) GTEST_SKIP() << "no /dev/full here";
  const Ended ended = RunningProgram(scratch, {"read", "a.md"}, STDIN_FILENO, full).wait();
  close(full);
  EXPECT_EQ(ended.code, 74);
  EXPECT_THAT(ended.err, HasSubstr("lectern: standard output: cannot be written"));
}

}  // namespace
}  // namespace lectern
