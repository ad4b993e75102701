// fetch_pictures(): who is asked when. One thread, libcurl's multi interface.
#include "lectern/fetch.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <map>
#include <memory>
#include <set>
#include <vector>

#include "base/hash.h"
#include "base/json.h"
#include "base/signals.h"
#include "base/utf8.h"
#include "fetch/curl_library.h"
#include "fetch/picture_folder.h"
#include "fetch/transfer.h"

namespace lectern {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int most_on_a_host = 2;  // transfers at the same time
constexpr int most_tries = 4;
constexpr auto longest_wait = std::chrono::milliseconds(1000);

Clock::duration seconds(double count) {
  return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(count));
}

struct Task {
  std::string url, stem;
  WebAddress address;
  int tries = 0;
};

struct Host {
  std::deque<Task> waiting;
  int running = 0;
  Clock::time_point next_start{};

  bool may_start(Clock::time_point now) const {
    return !waiting.empty() && running < most_on_a_host && next_start <= now;
  }
};

struct Running {
  Task task;
  Host* host;
  std::unique_ptr<Transfer> transfer;
};

class Fetching {
 public:
  Fetching(const FetchOptions& options, FetchObserver& observer)
      : options_(options),
        observer_(observer),
        folder_(options.folder),
        multi_(curl().multi_init()) {}
  Fetching(const Fetching&) = delete;
  Fetching& operator=(const Fetching&) = delete;
  ~Fetching();

  Result<FetchSummary> run(std::span<const std::string> urls);

 private:
  void take_in(std::span<const std::string> urls);
  void start_what_may();
  void start(Host& host);
  Status reap();
  Status take(Running ended, CURLcode code);
  bool ask_later(Running& ended, const Answer& answer);
  Clock::duration until_next_start() const;
  void tell(Fetched it);

  const FetchOptions& options_;
  FetchObserver& observer_;
  PictureFolder folder_;
  CURLM* multi_;
  std::map<std::string, Host> hosts_;
  std::vector<Running> running_;
  std::size_t left_ = 0;  // addresses that are not told of yet
  std::size_t total_ = 0;
  FetchSummary summary_;
};

Fetching::~Fetching() {
  for (const Running& it : running_) curl().multi_remove_handle(multi_, it.transfer->handle());
  running_.clear();
  curl().multi_cleanup(multi_);
}

Result<FetchSummary> Fetching::run(std::span<const std::string> urls) {
  const SignalWatch signals = LECTERN_TRY(SignalWatch::start());
  take_in(urls);
  while (left_ > 0) {
    start_what_may();
    int unused = 0;
    curl().multi_perform(multi_, &unused);
    LECTERN_TRY(reap());
    if (left_ == 0) break;
    curl_waitfd signal{signals.descriptor(), CURL_WAIT_POLLIN, 0};
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(until_next_start());
    curl().multi_poll(multi_, &signal, 1, static_cast<int>(wait.count()), &unused);
    if (signal.revents != 0) {
      summary_.interrupted = true;
      break;
    }
  }
  return summary_;
}

// Tells at once of what needs no network.
void Fetching::take_in(std::span<const std::string> urls) {
  std::set<std::string> seen;
  std::vector<Task> tasks;
  for (const std::string& url : urls) {
    Task task{url, picture_file_stem(url), {}};
    if (seen.insert(task.stem).second) tasks.push_back(std::move(task));
  }
  total_ = left_ = tasks.size();
  for (Task& task : tasks) {
    const auto address = parse_web_address(task.url);
    if (std::string file = folder_.find(task.stem); !file.empty()) {
      tell({Fetched::State::present, task.url, std::move(file), 0, {}});
    } else if (!address) {
      tell({Fetched::State::failed, task.url, "", 0,
            Error{Error::Code::unsafe_input, "is no web address without a user's name", "", ""}});
    } else {
      task.address = *address;
      hosts_[address->host].waiting.push_back(std::move(task));
    }
  }
}

void Fetching::start_what_may() {
  const auto now = Clock::now();
  for (auto& [name, host] : hosts_)
    if (running_.size() < static_cast<std::size_t>(options_.jobs) && host.may_start(now))
      start(host);
}

void Fetching::start(Host& host) {
  Running& it = running_.emplace_back(Running{std::move(host.waiting.front()), &host, nullptr});
  host.waiting.pop_front();
  ++host.running;
  host.next_start = Clock::now() + seconds(options_.host_pause);
  ++it.task.tries;
  it.transfer = std::make_unique<Transfer>(it.task.address, options_);
  curl().multi_add_handle(multi_, it.transfer->handle());
}

// What has ended since the last time.
Status Fetching::reap() {
  int unused = 0;
  while (const CURLMsg* const news = curl().multi_info_read(multi_, &unused)) {
    if (news->msg != CURLMSG_DONE) continue;
    const CURLcode code = news->data.result;
    const auto ended = std::find_if(running_.begin(), running_.end(), [&](const Running& it) {
      return it.transfer->handle() == news->easy_handle;
    });
    if (ended == running_.end()) continue;
    Running it = std::move(*ended);
    running_.erase(ended);
    curl().multi_remove_handle(multi_, it.transfer->handle());
    --it.host->running;
    LECTERN_TRY(take(std::move(it), code));
  }
  return Done{};
}

// Errors: output_failed, which ends the work: the next picture would fare no better.
Status Fetching::take(Running ended, CURLcode code) {
  Answer answer = ended.transfer->end(code);
  if (answer.later && ask_later(ended, answer)) return Done{};
  Fetched it;
  it.url = ended.task.url;
  if (answer.error) {
    it.error = *answer.error;
  } else {
    const auto file = folder_.put(ended.task.stem, answer.bytes);
    if (!file && file.error().code == Error::Code::output_failed) return file.error();
    it.state = file ? Fetched::State::fetched : Fetched::State::failed;
    it.bytes = file ? static_cast<std::int64_t>(answer.bytes.size()) : 0;
    if (file)
      it.file = *file;
    else
      it.error = file.error();
  }
  tell(std::move(it));
  return Done{};
}

// The whole host is left alone for as long as it asks, or twice as long as the last time.
bool Fetching::ask_later(Running& ended, const Answer& answer) {
  const double usual = options_.first_delay * (1 << (ended.task.tries - 1));
  const double delay = std::max(answer.delay, usual);
  if (ended.task.tries >= most_tries || delay > options_.longest_delay) return false;
  Host& host = *ended.host;
  host.next_start = std::max(host.next_start, Clock::now() + seconds(delay));
  host.waiting.push_front(std::move(ended.task));
  return true;
}

Clock::duration Fetching::until_next_start() const {
  Clock::duration wait = longest_wait;
  if (running_.size() >= static_cast<std::size_t>(options_.jobs)) return wait;
  const auto now = Clock::now();
  for (const auto& [name, host] : hosts_)
    if (!host.waiting.empty() && host.running < most_on_a_host)
      wait = std::min(wait, std::max(host.next_start - now, Clock::duration::zero()));
  return wait;
}

void Fetching::tell(Fetched it) {
  switch (it.state) {
    case Fetched::State::fetched:
      ++summary_.fetched;
      break;
    case Fetched::State::present:
      ++summary_.present;
      break;
    case Fetched::State::failed:
      ++summary_.failed;
      it.error.where = it.url;
      break;
  }
  --left_;
  observer_.finished(it, total_ - left_, total_);
}

std::string_view name(Fetched::State state) {
  switch (state) {
    case Fetched::State::fetched:
      return "fetched";
    case Fetched::State::present:
      return "present";
    case Fetched::State::failed:
      return "failed";
  }
  return "failed";
}

}  // namespace

std::string picture_file_stem(std::string_view url) {
  return hash_hex(url.substr(0, url.find('#')));
}

Result<FetchSummary> fetch_pictures(std::span<const std::string> urls, const FetchOptions& options,
                                    FetchObserver& observer) {
  if (!curl_is_there())
    return Error{Error::Code::system, "libcurl is not there, which fetches", "install libcurl4",
                 ""};
  return Fetching(options, observer).run(urls);
}

std::string json_line(const Fetched& it) {
  const bool failed = it.state == Fetched::State::failed;
  std::size_t replaced = 0;
  return JsonWriter()
      .begin_object()
      .member("url", to_utf8(it.url, replaced))
      .member("state", name(it.state))
      .member("file", it.file)
      .member("bytes", it.bytes)
      .member("code", failed ? name(it.error.code) : std::string_view())
      .member("message", failed ? message(it.error) : std::string())
      .end_object()
      .take();
}

std::string json_line(const FetchSummary& summary) {
  const auto count = [](std::size_t it) { return static_cast<std::int64_t>(it); };
  return JsonWriter()
      .begin_object()
      .key("summary")
      .begin_object()
      .member("fetched", count(summary.fetched))
      .member("present", count(summary.present))
      .member("failed", count(summary.failed))
      .member("interrupted", summary.interrupted)
      .end_object()
      .end_object()
      .take();
}

}  // namespace lectern
