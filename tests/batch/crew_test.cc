#include "batch/crew.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <map>
#include <new>

#include <fmt/format.h>

#include "base/process.h"
#include "batch/scratch.h"

namespace lectern {
namespace {

using Ending = Outcome::Ending;
using testing::HasSubstr;

std::map<std::size_t, Outcome> run(const CrewOptions& options, const Work& work) {
  std::map<std::size_t, Outcome> outcomes;
  const auto done = run_crew(options, work, [&](const Outcome& outcome) {
    EXPECT_TRUE(outcomes.emplace(outcome.task, outcome).second) << "told of twice";
  });
  EXPECT_TRUE(done && *done);
  return outcomes;
}

std::string own_process(std::size_t, int) {
  return fmt::format("{}", getpid());
}

TEST(Crew, DoesEveryTaskOnceAndGivesItsAnswer) {
  const auto outcomes = run({20, 3, 60}, [](std::size_t task, int) {
    return std::string(task * 10'000, 'x');  // more than a socket takes at once
  });
  ASSERT_EQ(outcomes.size(), 20u);
  for (const auto& [task, outcome] : outcomes) {
    EXPECT_EQ(outcome.ending, Ending::answered);
    EXPECT_EQ(outcome.answer.size(), task * 10'000);
  }
}

TEST(Crew, NothingToDoIsDone) {
  EXPECT_TRUE(run({0, 4, 60}, own_process).empty());
}

TEST(Crew, OneWorkerDoesManyTasks) {
  const auto outcomes = run({10, 1, 60}, own_process);
  for (const auto& [task, outcome] : outcomes) EXPECT_EQ(outcome.answer, outcomes.at(0).answer);
}

TEST(Crew, ACrashCostsItsOwnTaskOnly) {
  const auto outcomes = run({6, 2, 60}, [](std::size_t task, int) -> std::string {
    if (task == 1) raise(SIGKILL);
    if (task == 2) _exit(7);
    if (task == 4) throw std::bad_alloc();
    return "well";
  });
  EXPECT_EQ(outcomes.at(1).ending, Ending::crashed);
  EXPECT_THAT(outcomes.at(1).trouble, HasSubstr("signal 9"));
  EXPECT_EQ(outcomes.at(2).ending, Ending::crashed);
  EXPECT_EQ(outcomes.at(2).trouble, "exit status 7");
  EXPECT_EQ(outcomes.at(4).trouble, "out of memory");
  for (const std::size_t task : {0u, 3u, 5u}) EXPECT_EQ(outcomes.at(task).answer, "well");
}

TEST(Crew, ACrashTellsWhichProcessIsNoMore) {
  const Scratch scratch;
  const auto outcomes = run({1, 1, 60}, [&](std::size_t, int) -> std::string {
    scratch.write("pid", fmt::format("{}", getpid()));
    _exit(1);
  });
  EXPECT_EQ(fmt::format("{}", outcomes.at(0).worker), scratch.read("pid"));
}

TEST(Crew, ATaskThatTakesTooLongIsEnded) {
  const auto outcomes = run({3, 1, 0.2}, [](std::size_t task, int) -> std::string {
    if (task == 1) pause();
    return "well";
  });
  EXPECT_EQ(outcomes.at(1).ending, Ending::timed_out);
  EXPECT_EQ(outcomes.at(0).answer, "well");
  EXPECT_EQ(outcomes.at(2).answer, "well");
}

TEST(Crew, TheLastTasksMayUseTheFreeProcessors) {
  const auto lanes = [](std::size_t, int count) { return fmt::format("{}", count); };
  EXPECT_EQ(run({1, 4, 60}, lanes).at(0).answer, "4");
  EXPECT_EQ(run({2, 4, 60}, lanes).at(0).answer, "2");
  const auto many = run({9, 1, 60}, lanes);
  for (const auto& [task, outcome] : many) EXPECT_EQ(outcome.answer, "1");
}

// A run of its own in a child, which tells on its channel of what happens; the test sends it a
// signal once a task is in work.
TEST(Crew, ASignalEndsWhatIsInWorkAndStartsNothingMore) {
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    const Scratch scratch;
    auto child = Child::start([&](int channel) {
      const auto done = run_crew(
          {5, 1, 60},
          [&](std::size_t task, int) -> std::string {
            if (!send_all(channel, "!")) _exit(1);
            if (task == 1)
              for (;;) pause();
            return "well";
          },
          [&](const Outcome& outcome) {
            scratch.write(fmt::format("task{}", outcome.task),
                          outcome.ending == Ending::interrupted ? "interrupted" : outcome.answer);
          });
      return done && !*done ? 42 : 1;
    });
    ASSERT_TRUE(child);
    char heard[2];  // tasks 0 and 1 have begun
    ASSERT_TRUE(receive_all(child->channel(), heard, sizeof heard, -1));
    ASSERT_EQ(kill(child->pid(), number), 0);
    EXPECT_EQ(WEXITSTATUS(child->wait()), 42);
    EXPECT_EQ(scratch.read("task0"), "well");
    EXPECT_EQ(scratch.read("task1"), "interrupted");
    EXPECT_EQ(scratch.files().size(), 2u);
  }
}

TEST(Crew, AWorkerIsLeftAloneByTheTerminalsInterrupt) {
  const auto outcomes = run({1, 1, 60}, [](std::size_t, int) -> std::string {
    raise(SIGINT);  // as Ctrl-C reaches the whole group
    return "still here";
  });
  EXPECT_EQ(outcomes.at(0).answer, "still here");
}

TEST(Crew, SignalsAreAsBeforeWhenItIsOver) {
  sigset_t before, after;
  sigprocmask(SIG_SETMASK, nullptr, &before);
  run({1, 1, 60}, own_process);
  sigprocmask(SIG_SETMASK, nullptr, &after);
  for (const int number : {SIGINT, SIGTERM, SIGHUP})
    EXPECT_EQ(sigismember(&before, number), sigismember(&after, number));
}

}  // namespace
}  // namespace lectern
