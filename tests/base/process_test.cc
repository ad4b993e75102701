#include "base/process.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <functional>
#include <string>
#include <utility>

namespace lectern {
namespace {

// Long enough for the slowest machine; only a failing test waits for it.
constexpr int patience = 60'000;  // milliseconds

Child start(const std::function<int(int)>& body) {
  auto child = Child::start(body);
  EXPECT_TRUE(child) << message(child.error());
  return child ? std::move(*child) : Child();
}

int sleep_until_killed(int) {
  for (;;) pause();
}

TEST(Process, AChildsValueIsItsExitStatus) {
  Child child = start([](int) { return 42; });
  const int status = child.wait();
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 42);
  EXPECT_FALSE(child.running());
}

TEST(Process, AKilledChildTellsTheSignal) {
  Child child = start(sleep_until_killed);
  child.kill();
  const int status = child.wait();
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(WTERMSIG(status), SIGKILL);
}

TEST(Process, ParentAndChildTalkBothWays) {
  Child child = start([](int channel) {
    std::array<char, 4> question;
    const auto heard = receive_all(channel, question.data(), question.size(), -1);
    if (!heard || !*heard) return 1;
    return send_all(channel, std::string(question.begin(), question.end()) + "!") ? 0 : 2;
  });
  ASSERT_TRUE(send_all(child.channel(), "read"));
  std::array<char, 5> answer;
  const auto heard = receive_all(child.channel(), answer.data(), answer.size(), patience);
  ASSERT_TRUE(heard) << message(heard.error());
  EXPECT_TRUE(*heard);
  EXPECT_EQ(std::string(answer.begin(), answer.end()), "read!");
  EXPECT_EQ(child.wait(), 0);
}

// More than a socket buffer holds, so that both ends have to take several turns.
TEST(Process, AMessageMayBeLargerThanTheSocketsBuffer) {
  const std::string sound(std::size_t{4} << 20, 's');
  Child child = start([&](int channel) { return send_all(channel, sound) ? 0 : 1; });
  std::string heard(sound.size(), ' ');
  const auto whole = receive_all(child.channel(), heard.data(), heard.size(), patience);
  ASSERT_TRUE(whole) << message(whole.error());
  EXPECT_TRUE(heard == sound);
}

TEST(Process, AnEndBeforeTheFirstByteIsNoError) {
  Child child = start([](int) { return 0; });
  char byte;
  const auto heard = receive_all(child.channel(), &byte, 1, patience);
  ASSERT_TRUE(heard);
  EXPECT_FALSE(*heard);
}

TEST(Process, AnEndMidwayIsAnError) {
  Child child = start([](int channel) { return send_all(channel, "ab") ? 0 : 1; });
  std::array<char, 4> into;
  const auto heard = receive_all(child.channel(), into.data(), into.size(), patience);
  ASSERT_FALSE(heard);
  EXPECT_EQ(heard.error().code, Error::Code::system);
}

TEST(Process, SilenceIsTimedOut) {
  Child child = start(sleep_until_killed);
  char byte;
  const auto heard = receive_all(child.channel(), &byte, 1, 20);
  ASSERT_FALSE(heard);
  EXPECT_EQ(heard.error().code, Error::Code::timed_out);
}

TEST(Process, TalkingToTheDeadIsAnErrorAndNoSignal) {
  Child child = start([](int) { return 0; });
  char byte;
  ASSERT_TRUE(receive_all(child.channel(), &byte, 1, patience));  // until it has gone
  const auto sent = send_all(child.channel(), "anybody?");
  ASSERT_FALSE(sent);
  EXPECT_EQ(sent.error().code, Error::Code::system);
}

TEST(Process, AChildThatIsDroppedIsKilledAndReaped) {
  pid_t pid = -1;
  {
    Child child = start(sleep_until_killed);
    pid = child.pid();
  }
  EXPECT_EQ(::kill(pid, 0), -1);
  EXPECT_EQ(errno, ESRCH);
}

TEST(Process, MovingAChildKeepsItAliveAndEndsTheOneItReplaces) {
  Child first = start(sleep_until_killed), second = start(sleep_until_killed);
  const pid_t replaced = first.pid(), kept = second.pid();
  first = std::move(second);
  EXPECT_EQ(first.pid(), kept);
  EXPECT_EQ(::kill(kept, 0), 0);
  EXPECT_EQ(::kill(replaced, 0), -1);
}

// The pipe's writing end lives in the grandchild alone, so its closing is the grandchild's death.
TEST(Process, AChildDiesWithItsParent) {
  int ends[2];
  ASSERT_EQ(pipe2(ends, O_CLOEXEC), 0);
  Child parent = start([&](int channel) {
    const auto grandchild = Child::start(sleep_until_killed);
    close(ends[1]);
    if (!grandchild || !send_all(channel, "k")) return 1;
    return sleep_until_killed(channel);
  });
  close(ends[1]);
  char byte;
  const auto started = receive_all(parent.channel(), &byte, 1, patience);
  ASSERT_TRUE(started && *started);

  pollfd death{ends[0], POLLIN, 0};
  EXPECT_EQ(poll(&death, 1, 0), 0) << "the grandchild is gone too early";
  parent.kill();
  parent.wait();
  EXPECT_EQ(poll(&death, 1, patience), 1) << "the grandchild outlived its parent";
  close(ends[0]);
}

}  // namespace
}  // namespace lectern
