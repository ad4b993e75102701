#include "batch/crew.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <new>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/process.h"
#include "base/signals.h"

namespace lectern {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

constexpr std::size_t longest_answer = std::size_t{1} << 28;  // bytes; more is garbage
constexpr int out_of_memory = 71;                             // a worker's exit status

struct Order {
  std::uint64_t task;
  std::int64_t lanes;
};
using AnswerSize = std::uint64_t;  // goes before each answer

// The life of a worker: until the parent closes the channel, or kills it.
int serve(int channel, const Work& work) {
  Order order{};
  for (;;) {
    const auto received = receive_all(channel, &order, sizeof order, -1);
    if (!received || !*received) return 0;
    try {
      const std::string answer =
          work(static_cast<std::size_t>(order.task), static_cast<int>(order.lanes));
      const AnswerSize size = answer.size();
      std::string frame(reinterpret_cast<const char*>(&size), sizeof size);
      frame += answer;
      if (!send_all(channel, frame)) return 0;
    } catch (const std::bad_alloc&) {
      return out_of_memory;
    }
  }
}

std::string describe(int status) {
  if (WIFSIGNALED(status))
    return fmt::format("signal {}, {}", WTERMSIG(status), strsignal(WTERMSIG(status)));
  if (WEXITSTATUS(status) == out_of_memory) return "out of memory";
  return fmt::format("exit status {}", WEXITSTATUS(status));
}

struct Worker {
  Child child;
  std::optional<std::size_t> task;
  Clock::time_point since{};
  std::string received;  // the beginning of an answer
};

class Crew {
 public:
  Crew(const CrewOptions& options, const Work& work, const SignalWatch& signals,
       const std::function<void(const Outcome&)>& ended)
      : options_(options),
        work_(work),
        signals_(signals),
        ended_(ended),
        workers_(std::min(options.tasks, static_cast<std::size_t>(std::max(1, options.jobs)))) {}

  Result<bool> run();

 private:
  Status hand_out();
  Status give(Worker& worker);
  Status start(Worker& worker);
  bool wait_for_news(std::vector<pollfd>& news);  // false: a signal came
  int time_left() const;                          // milliseconds; -1 when nobody works
  void listen(Worker& worker);
  void take_answer(Worker& worker);
  void end(Worker& worker, Outcome outcome);
  void lose(Worker& worker, Outcome::Ending ending, std::string trouble = {});
  int lanes() const;
  bool anybody_works() const;

  const CrewOptions& options_;
  const Work& work_;
  const SignalWatch& signals_;
  const std::function<void(const Outcome&)>& ended_;
  std::vector<Worker> workers_;
  std::size_t next_ = 0;  // the first task that nobody has had
  std::size_t done_ = 0;
};

Result<bool> Crew::run() {
  std::vector<pollfd> news;
  while (done_ < options_.tasks) {
    LECTERN_TRY(hand_out());
    if (!wait_for_news(news)) {
      for (Worker& worker : workers_)
        if (worker.task) lose(worker, Outcome::Ending::interrupted);
      return false;
    }
    for (std::size_t i = 0; i < workers_.size(); ++i)
      if (news[i].revents != 0) listen(workers_[i]);
    for (Worker& worker : workers_)
      if (worker.task && Seconds(Clock::now() - worker.since).count() >= options_.time_limit)
        lose(worker, Outcome::Ending::timed_out);
  }
  return true;
}

Status Crew::hand_out() {
  for (Worker& worker : workers_) {
    if (worker.task || next_ == options_.tasks) continue;
    const Status given = give(worker);
    if (!given && !anybody_works()) return given.error();
  }
  return Done{};
}

Status Crew::give(Worker& worker) {
  const Order order{next_, lanes()};
  const std::string_view bytes(reinterpret_cast<const char*>(&order), sizeof order);
  if (!worker.child.running()) LECTERN_TRY(start(worker));
  if (!send_all(worker.child.channel(), bytes)) {  // it died while it had nothing to do
    LECTERN_TRY(start(worker));
    LECTERN_TRY(send_all(worker.child.channel(), bytes));
  }
  worker.received.clear();
  worker.since = Clock::now();
  worker.task = next_++;
  return Done{};
}

Status Crew::start(Worker& worker) {
  worker.child = Child();
  worker.child = LECTERN_TRY(Child::start([this](int channel) {
    signals_.release_in_worker();
    return serve(channel, work_);
  }));
  return Done{};
}

// Whoever comes last may use the processors that the others no longer need.
int Crew::lanes() const {
  const std::size_t left = options_.tasks - done_;
  return std::max(1, static_cast<int>(static_cast<std::size_t>(options_.jobs) / left));
}

bool Crew::anybody_works() const {
  return std::any_of(workers_.begin(), workers_.end(),
                     [](const Worker& it) { return it.task.has_value(); });
}

bool Crew::wait_for_news(std::vector<pollfd>& news) {
  news.clear();
  for (const Worker& worker : workers_)
    news.push_back({worker.task ? worker.child.channel() : -1, POLLIN, 0});
  news.push_back({signals_.descriptor(), POLLIN, 0});
  while (poll(news.data(), news.size(), time_left()) < 0 && errno == EINTR) {
  }
  return news.back().revents == 0;
}

int Crew::time_left() const {
  double least = -1;
  for (const Worker& worker : workers_) {
    if (!worker.task) continue;
    const double passed = Seconds(Clock::now() - worker.since).count();
    const double left = std::max(0.0, options_.time_limit - passed);
    if (least < 0 || left < least) least = left;
  }
  if (least < 0) return -1;
  constexpr double longest = 3600;  // seconds, far below what an int of milliseconds holds
  return static_cast<int>(std::ceil(std::min(least, longest) * 1000));
}

void Crew::listen(Worker& worker) {
  char bytes[1 << 16];
  const ssize_t got = recv(worker.child.channel(), bytes, sizeof bytes, MSG_DONTWAIT);
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (got <= 0) return lose(worker, Outcome::Ending::crashed);
  worker.received.append(bytes, static_cast<std::size_t>(got));
  take_answer(worker);
}

void Crew::take_answer(Worker& worker) {
  AnswerSize size = 0;
  if (worker.received.size() < sizeof size) return;
  std::memcpy(&size, worker.received.data(), sizeof size);
  const std::size_t so_far = worker.received.size() - sizeof size;
  if (size > longest_answer || so_far > size)
    return lose(worker, Outcome::Ending::crashed, "its answer was garbage");
  if (so_far < size) return;
  Outcome outcome;
  outcome.answer = worker.received.substr(sizeof size);
  end(worker, std::move(outcome));
}

void Crew::lose(Worker& worker, Outcome::Ending ending, std::string trouble) {
  Outcome outcome;
  outcome.ending = ending;
  outcome.worker = worker.child.pid();
  worker.child.kill();  // what has ended by itself keeps its status
  const int status = worker.child.wait();
  outcome.trouble = trouble.empty() ? describe(status) : std::move(trouble);
  end(worker, std::move(outcome));
}

void Crew::end(Worker& worker, Outcome outcome) {
  outcome.task = *worker.task;
  outcome.seconds = Seconds(Clock::now() - worker.since).count();
  worker.task.reset();
  worker.received.clear();
  ++done_;
  ended_(outcome);
}

}  // namespace

Result<bool> run_crew(const CrewOptions& options, const Work& work,
                      const std::function<void(const Outcome&)>& ended) {
  const SignalWatch signals = LECTERN_TRY(SignalWatch::start());
  return Crew(options, work, signals, ended).run();
}

}  // namespace lectern
