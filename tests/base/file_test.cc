#include "base/file.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/process.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// A folder of the test's own.
class Files : public testing::Test {
 protected:
  Files() {
    std::string pattern = (fs::temp_directory_path() / "lectern-test-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    fs::permissions(folder_, fs::perms::others_exec | fs::perms::others_read,
                    fs::perm_options::add);
  }
  ~Files() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  void put(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
  }
  std::string get(const std::string& name) const {
    auto bytes = read_file(path(name));
    return bytes ? *bytes : message(bytes.error());
  }
  std::vector<std::string> names(const std::string& below = "") const {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(folder_ / below))
      found.push_back(entry.path().filename().string());
    std::sort(found.begin(), found.end());
    return found;
  }
  OutputFile create(const std::string& name) const {
    auto file = OutputFile::create(path(name));
    EXPECT_TRUE(file) << message(file.error());
    return std::move(*file);
  }

 private:
  fs::path folder_;
};

// What `body` returns, run without root's right to pass over permissions. GoogleTest's own
// expectations would be lost in a child, hence the message.
std::string as_nobody(const std::function<std::string()>& body) {
  auto child = Child::start([&](int channel) {
    constexpr uid_t nobody = 65534;
    if (geteuid() == 0 && setuid(nobody) != 0) return 1;
    return send_all(channel, body()) ? 0 : 1;
  });
  std::string told;
  char byte;
  while (child) {
    const auto heard = receive_all(child->channel(), &byte, 1, -1);
    if (!heard || !*heard) break;
    told += byte;
  }
  return told;
}

template <class T>
std::string told(const Result<T>& result) {
  return result ? "no error"
                : std::string(name(result.error().code)) + " " + message(result.error());
}

TEST_F(Files, AreReadWhole) {
  const std::string bytes = std::string(200'000, 'x') + '\0' + "中";
  put("a.txt", bytes);
  EXPECT_TRUE(get("a.txt") == bytes);
  put("empty", "");
  EXPECT_EQ(get("empty"), "");
}

TEST_F(Files, WhoseSizeIsNotKnownBeforeAreReadToTheirEnd) {
  const auto status = read_file("/proc/self/status");
  ASSERT_TRUE(status);
  EXPECT_THAT(*status, HasSubstr("VmPeak"));
}

TEST_F(Files, ThatCannotBeReadSayWhyAndWhatToDo) {
  EXPECT_EQ(told(read_file(path("none"))), "not-found " + path("none") +
                                               ": cannot be read: No such file or directory "
                                               "(check the path)");
  EXPECT_EQ(told(read_file(path(""))), "unreadable " + path("") +
                                           ": cannot be read: Is a directory "
                                           "(name a file, not a folder)");
  put("secret", "x");
  fs::permissions(path("secret"), fs::perms::none);
  EXPECT_EQ(as_nobody([&] { return told(read_file(path("secret"))); }),
            "unreadable " + path("secret") +
                ": cannot be read: Permission denied "
                "(check the permissions)");
}

TEST_F(Files, ADashIsStandardInput) {
  put("piped", "through a pipe");
  auto child = Child::start([&](int channel) {
    const int piped = open(path("piped").c_str(), O_RDONLY);
    dup2(piped, STDIN_FILENO);
    const auto bytes = read_file("-");
    return bytes && send_all(channel, *bytes) ? 0 : 1;
  });
  ASSERT_TRUE(child);
  std::string heard(14, ' ');
  ASSERT_TRUE(receive_all(child->channel(), heard.data(), heard.size(), -1));
  EXPECT_EQ(heard, "through a pipe");
}

TEST_F(Files, OutputsAppearOnlyWhenCommitted) {
  OutputFile file = create("book.epub");
  ASSERT_TRUE(file.write("whole"));
  EXPECT_FALSE(fs::exists(path("book.epub")));
  ASSERT_TRUE(file.commit(true));
  EXPECT_EQ(get("book.epub"), "whole");
  EXPECT_THAT(names(), ElementsAre("book.epub"));
}

TEST_F(Files, OutputsThatAreNotCommittedLeaveNothing) {
  {
    OutputFile file = create("book.epub");
    ASSERT_TRUE(file.write(std::string(1'000'000, 'x')));
  }
  EXPECT_THAT(names(), IsEmpty());
}

TEST_F(Files, AnEarlierOutputStaysUntilTheNewOneIsWhole) {
  put("book.epub", "old");
  {
    OutputFile given_up = create("book.epub");
    ASSERT_TRUE(given_up.write("half"));
  }
  EXPECT_EQ(get("book.epub"), "old");
  OutputFile file = create("book.epub");
  ASSERT_TRUE(file.write("new"));
  EXPECT_EQ(get("book.epub"), "old");
  ASSERT_TRUE(file.commit(false));
  EXPECT_EQ(get("book.epub"), "new");
}

// Whoever has the old one open (a player, a sync program) keeps it whole.
TEST_F(Files, AnOutputReplacesAndDoesNotOverwrite) {
  put("book.epub", "old");
  std::ifstream reader(path("book.epub"));
  OutputFile file = create("book.epub");
  ASSERT_TRUE(file.write("new"));
  ASSERT_TRUE(file.commit(false));
  std::string seen;
  reader >> seen;
  EXPECT_EQ(seen, "old");
}

TEST_F(Files, OutputsMakeTheFoldersAboveThem) {
  OutputFile file = create("a/b/1009356.mp3");
  ASSERT_TRUE(file.write("x"));
  ASSERT_TRUE(file.commit(false));
  EXPECT_EQ(get("a/b/1009356.mp3"), "x");
}

TEST_F(Files, AHeaderCanBeMendedInWhatIsWrittenAndInWhatIsStillBuffered) {
  OutputFile file = create("sound.wav");
  const std::string samples(300'000, 's');
  ASSERT_TRUE(file.write("RIFF????"));
  ASSERT_TRUE(file.rewrite(4, "0000"));
  ASSERT_TRUE(file.write(samples));
  ASSERT_TRUE(file.rewrite(4, "size"));
  ASSERT_TRUE(file.write("end"));
  ASSERT_TRUE(file.commit(false));
  EXPECT_TRUE(get("sound.wav") == "RIFFsize" + samples + "end");
}

TEST_F(Files, SeveralOutputsOfOneNameDoNotMeet) {
  OutputFile first = create("book.epub"), second = create("book.epub");
  ASSERT_TRUE(first.write("first"));
  ASSERT_TRUE(second.write("second"));
  ASSERT_TRUE(second.commit(false));
  ASSERT_TRUE(first.commit(false));
  EXPECT_EQ(get("book.epub"), "first");
}

// Process numbers come again, above all in containers.
TEST_F(Files, ATemporaryThatADeadProcessLeftIsInNobodysWay) {
  const OutputFile probe = create("probe");  // tells which number this process has reached
  const std::string left = names().front();
  const auto dash = left.rfind('-'), dot = left.rfind('.');
  const int next = std::stoi(left.substr(dash + 1, dot - dash - 1)) + 1;
  put(left.substr(0, dash + 1) + std::to_string(next) + ".tmp", "left behind");

  OutputFile file = create("book.epub");
  ASSERT_TRUE(file.write("whole"));
  ASSERT_TRUE(file.commit(false));
  EXPECT_EQ(get("book.epub"), "whole");
}

TEST_F(Files, OfSeveralOutputsNoneAppearsBeforeAllAreSettled) {
  OutputFile book = create("a.epub"), sound = create("a.mp3");
  ASSERT_TRUE(book.write("book"));
  ASSERT_TRUE(sound.write("sound"));
  ASSERT_TRUE(book.settle(true));
  ASSERT_TRUE(sound.settle(true));
  EXPECT_FALSE(fs::exists(path("a.epub")));
  ASSERT_TRUE(book.commit(true));
  ASSERT_TRUE(sound.commit(true));
  EXPECT_THAT(names(), ElementsAre("a.epub", "a.mp3"));
}

TEST_F(Files, WhatIsWrittenAfterSettlingIsKeptToo) {
  OutputFile file = create("book.epub");
  ASSERT_TRUE(file.write("who"));
  ASSERT_TRUE(file.settle(true));
  ASSERT_TRUE(file.write("le"));
  ASSERT_TRUE(file.commit(true));
  EXPECT_EQ(get("book.epub"), "whole");
}

TEST_F(Files, AnOutputKnowsItsSizeBeforeItIsFlushed) {
  OutputFile file = create("book.epub");
  ASSERT_TRUE(file.write("whole"));
  const auto size = file.size();
  ASSERT_TRUE(size);
  EXPECT_EQ(*size, 5U);
}

TEST_F(Files, AMovedOutputIsOneOutput) {
  OutputFile file = create("book.epub");
  ASSERT_TRUE(file.write("wh"));
  OutputFile moved = std::move(file);
  ASSERT_TRUE(moved.write("ole"));
  ASSERT_TRUE(moved.commit(false));
  EXPECT_EQ(get("book.epub"), "whole");
}

TEST_F(Files, AnOutputThatCannotBeMadeSaysWhere) {
  put("file", "x");
  const auto output = OutputFile::create(path("file/book.epub"));
  EXPECT_EQ(told(output),
            "output-failed " + path("file/book.epub") + ": cannot be made: Not a directory");
}

TEST_F(Files, AnOutputInAFolderWithoutPermissionSaysWhatToDo) {
  fs::create_directory(path("locked"));
  fs::permissions(path("locked"), fs::perms::owner_read | fs::perms::owner_exec |
                                      fs::perms::others_read | fs::perms::others_exec);
  EXPECT_EQ(as_nobody([&] { return told(OutputFile::create(path("locked/book.epub"))); }),
            "output-failed " + path("locked/book.epub") +
                ": cannot be made: Permission denied "
                "(check the permissions of the output folder)");
}

TEST_F(Files, AnOutputThatCannotBeRenamedLeavesNothing) {
  fs::create_directories(path("book.epub/taken"));
  {
    OutputFile file = create("book.epub");
    ASSERT_TRUE(file.write("x"));
    EXPECT_THAT(told(file.commit(false)), HasSubstr("cannot be renamed into place"));
  }
  EXPECT_THAT(names(), ElementsAre("book.epub"));
  EXPECT_THAT(names("book.epub"), ElementsAre("taken"));
}

// A limit on the size of files stands in for a full disk.
TEST_F(Files, AnOutputThatDoesNotFitLeavesNothing) {
  auto child = Child::start([&](int channel) {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{100'000, 100'000};
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0) return 1;
    OutputFile file = create("book.epub");
    const Status status = file.write(std::string(200'000, 'x'));
    return send_all(channel, told(status)) ? 0 : 1;
  });
  ASSERT_TRUE(child);
  std::string told(13, ' ');
  ASSERT_TRUE(receive_all(child->channel(), told.data(), told.size(), -1));
  EXPECT_EQ(told, "output-failed");
  child->wait();
  EXPECT_THAT(names(), IsEmpty());
}

TEST_F(Files, TheTemporariesOfAKilledProcessAreFoundByItsNumber) {
  auto child = Child::start([&](int channel) {
    OutputFile file = create("book.epub");
    if (!file.write("half") || !send_all(channel, "k")) return 1;
    for (;;) pause();
  });
  ASSERT_TRUE(child);
  char byte;
  ASSERT_TRUE(receive_all(child->channel(), &byte, 1, -1));
  const pid_t pid = child->pid();
  child->kill();
  child->wait();
  ASSERT_EQ(names().size(), 1U);

  OutputFile mine = create("other.epub");
  remove_temporaries(path(""), pid);
  EXPECT_EQ(names().size(), 1U);
  ASSERT_TRUE(mine.commit(false));
  EXPECT_THAT(names(), ElementsAre("other.epub"));
}

}  // namespace
}  // namespace lectern
