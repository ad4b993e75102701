#include "cli/report.h"

#include <unistd.h>

#include <cstdlib>
#include <string_view>

#include <fmt/format.h>

#include "lectern/json.h"

namespace lectern::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto between_lines = 5s;
constexpr auto between_bars = 100ms;
constexpr std::size_t bar_width = 24;

Progress style_for(const Settings& settings) {
  if (settings.loudness == Loudness::quiet) return Progress::none;
  if (settings.progress != Progress::automatic) return settings.progress;
  const char* const terminal = std::getenv("TERM");
  const bool draws = isatty(STDERR_FILENO) == 1 && terminal != nullptr &&
                     std::string_view(terminal) != "dumb" && *terminal != '\0';
  return draws ? Progress::bar : Progress::plain;
}

std::string counted(std::size_t done, std::size_t total, std::size_t failed) {
  std::string text = fmt::format("{} of {} done", done, total);
  if (failed > 0) text += fmt::format(", {} failed", failed);
  return text;
}

void draw(std::string_view bytes) {
  // A terminal that is gone is noticed elsewhere.
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, bytes.data(), bytes.size());
}

}  // namespace

ConvertReport::ConvertReport(const Settings& settings)
    : settings_(settings), style_(style_for(settings)) {}

void ConvertReport::begin(std::size_t total) {
  total_ = total;
  last_shown_ = std::chrono::steady_clock::now();
  if (style_ == Progress::bar) draw_bar(0, total, counted(0, total, 0));
}

void ConvertReport::surveyed(std::size_t done, std::size_t total) {
  show_progress(done, total, fmt::format("{} of {} looked through for duplicates", done, total));
}

void ConvertReport::gathered(std::size_t done, std::size_t total) {
  show_progress(done, total, fmt::format("{} of {} read", done, total));
}

void ConvertReport::finished(const Record& record, std::size_t done, std::size_t total) {
  if (record.state == State::failed) ++failed_;
  tell_of(record);
  if (settings_.json && printed_) printed_ = data_.print(json_line(record) + "\n");
  show_progress(done, total, counted(done, total, failed_));
}

void ConvertReport::noticed(const std::string& input, const Notice& notice) {
  if (settings_.json && printed_) printed_ = data_.print(json_line(input, notice) + "\n");
  if (severity(notice.kind) < least_told()) return;
  clear_bar();
  complain(input, notice);
}

Severity ConvertReport::least_told() const {
  return settings_.loudness == Loudness::verbose  ? Severity::info
         : settings_.loudness == Loudness::normal ? Severity::warning
                                                  : Severity::error;
}

void ConvertReport::tell_of(const Record& record) {
  // What is skipped was wished to be; who wants to hear of nothing but failures is not told.
  if (record.state == State::skipped && settings_.loudness == Loudness::quiet) return;
  if (record.state == State::failed || record.state == State::skipped) {
    clear_bar();
    complain(record.error);
    if (settings_.loudness != Loudness::verbose) return;  // one line for what is not done
  }
  for (const Notice& notice : record.notices) {
    if (severity(notice.kind) < least_told()) continue;
    clear_bar();
    complain(record.input, notice);
  }
  if (settings_.loudness != Loudness::verbose || record.outputs.empty()) return;
  clear_bar();
  say(fmt::format("lectern: {}: {}: {}", record.input, name(record.state),
                  fmt::join(record.outputs, ", ")));
}

void ConvertReport::show_progress(std::size_t done, std::size_t total, const std::string& words) {
  const auto now = std::chrono::steady_clock::now();
  if (style_ == Progress::bar) {
    if (bar_is_drawn_ && now - last_shown_ < between_bars) return;
    draw_bar(done, total, words);
  } else if (style_ == Progress::plain) {
    if (now - last_shown_ < between_lines) return;
    say("lectern: " + words);
  } else {
    return;
  }
  last_shown_ = now;
}

void ConvertReport::draw_bar(std::size_t done, std::size_t total, const std::string& words) {
  const std::size_t filled = total == 0 ? 0 : done * bar_width / total;
  draw(fmt::format("\r[{}{}] {}\x1b[K", std::string(filled, '='),
                   std::string(bar_width - filled, ' '), words));
  bar_is_drawn_ = true;
}

void ConvertReport::clear_bar() {
  if (bar_is_drawn_) draw("\r\x1b[K");
  bar_is_drawn_ = false;
}

Status ConvertReport::end(const Summary& summary) {
  clear_bar();
  if (settings_.json && printed_) printed_ = data_.print(json_line(summary) + "\n");
  std::string line = fmt::format("{} converted", summary.ok);
  const auto add = [&line](int count, const char* what) {
    if (count > 0) line += fmt::format(", {} {}", count, what);
  };
  add(summary.present, "up to date");
  add(summary.skipped, "skipped");
  add(summary.failed, "failed");
  if (summary.interrupted) {
    const int ended = summary.ok + summary.present + summary.skipped + summary.failed;
    line += fmt::format(", {} left; the same command goes on where this one was interrupted",
                        total_ - static_cast<std::size_t>(ended));
  }
  if (settings_.loudness != Loudness::quiet) say("lectern: " + line);
  return std::move(printed_);
}

}  // namespace lectern::cli
