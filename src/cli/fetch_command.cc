#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "cli/config.h"
#include "cli/exit_codes.h"
#include "cli/flags.h"
#include "cli/inputs.h"
#include "cli/talk.h"
#include "lectern/wanted.h"

namespace lectern::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto between_lines = 5s;

// Tells of the pictures while they come, and of those that failed at the end.
class FetchReport final : public FetchObserver {
 public:
  explicit FetchReport(const Settings& settings) : settings_(settings) {}

  void finished(const Fetched& it, std::size_t done, std::size_t total) override {
    if (it.state == Fetched::State::failed) failed_.push_back(it);
    if (settings_.json && printed_) printed_ = data_.print(json_line(it) + "\n");
    if (settings_.loudness == Loudness::verbose && it.state == Fetched::State::fetched)
      say(fmt::format("lectern: {}: {}, {} bytes", it.url, it.file, it.bytes));
    const auto now = std::chrono::steady_clock::now();
    if (settings_.loudness == Loudness::quiet || now - last_shown_ < between_lines) return;
    last_shown_ = now;
    say(fmt::format("lectern: {} of {} pictures done", done, total));
  }

  // Errors: output_failed, when standard output could not take all of it.
  Status end(const FetchSummary& summary) {
    LECTERN_TRY(std::move(printed_));
    if (settings_.json) {
      LECTERN_TRY(data_.print(json_line(summary) + "\n"));
    } else {
      LECTERN_TRY(data_.print(table()));
    }
    if (settings_.loudness == Loudness::quiet) return Done{};
    say(fmt::format("lectern: {} fetched, {} were there, {} failed{}", summary.fetched,
                    summary.present, summary.failed,
                    summary.interrupted ? ", interrupted: run it again" : ""));
    return Done{};
  }

 private:
  // A line each: the address, the reason. Addresses hold no spaces.
  std::string table() const {
    std::size_t width = 0;
    for (const Fetched& it : failed_)
      width = std::max(width, std::min<std::size_t>(it.url.size(), 60));
    std::string lines;
    for (const Fetched& it : failed_) {
      Error reason = it.error;
      reason.where.clear();
      lines += fmt::format("{:<{}}  {}\n", it.url, width, message(reason));
    }
    return lines;
  }

  const Settings& settings_;
  DataOutput data_;
  Status printed_ = Done{};
  std::vector<Fetched> failed_;
  std::chrono::steady_clock::time_point last_shown_ = std::chrono::steady_clock::now();
};

Result<WantedPictures> find_wanted(const Settings& settings) {
  ConvertOptions options = settings.convert;
  const HostTable hosts = LECTERN_TRY(load_hosts(settings.hosts_file));
  options.reading.hosts = &hosts;
  const Plan plan = plan_conversion(LECTERN_TRY(all_inputs(settings)), settings.fetch.folder);
  return find_wanted_pictures(plan, options);
}

Result<int> run(const Settings& settings) {
  if (settings.fetch.folder.empty() && !settings.dry_run)
    return Error{Error::Code::usage, "no folder for the pictures is named", "add --images DIR", ""};
  const WantedPictures wanted = LECTERN_TRY(find_wanted(settings));
  for (const Error& error : wanted.failures) complain(error);
  if (wanted.interrupted) return interrupted;
  const int so_far = wanted.failures.empty() ? all_done : some_failed;
  if (settings.dry_run) {
    std::string lines;
    for (const std::string& url : wanted.urls) lines += url + "\n";
    LECTERN_TRY(DataOutput().print(lines));
    return so_far;
  }
  FetchReport report(settings);
  const FetchSummary summary = LECTERN_TRY(fetch_pictures(wanted.urls, settings.fetch, report));
  LECTERN_TRY(report.end(summary));
  if (summary.interrupted) return interrupted;
  return summary.failed > 0 ? some_failed : so_far;
}

}  // namespace

int fetch_command(const Settings& settings) {
  const Result<int> code = run(settings);
  if (code) return *code;
  complain(code.error());
  return exit_code(code.error());
}

}  // namespace lectern::cli
