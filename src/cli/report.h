// What `convert` shows while it works and when it is done.
#pragma once

#include <chrono>
#include <string>

#include "cli/settings.h"
#include "cli/talk.h"

namespace lectern::cli {

class ConvertReport final : public Observer {
 public:
  explicit ConvertReport(const Settings& settings);

  void begin(std::size_t total) override;
  void surveyed(std::size_t done, std::size_t total) override;
  void gathered(std::size_t done, std::size_t total) override;
  void finished(const Record& record, std::size_t done, std::size_t total) override;
  void noticed(const std::string& input, const Notice& notice) override;

  // The last words. Errors: output_failed, when standard output could not take all of the JSON.
  Status end(const Summary& summary);

 private:
  void tell_of(const Record& record);
  void show_progress(std::size_t done, std::size_t total, const std::string& words);
  void draw_bar(std::size_t done, std::size_t total, const std::string& words);
  Severity least_told() const;
  void clear_bar();

  const Settings& settings_;
  Progress style_;
  DataOutput data_;
  Status printed_ = Done{};
  std::size_t failed_ = 0, total_ = 0;
  bool bar_is_drawn_ = false;
  std::chrono::steady_clock::time_point last_shown_;
};

}  // namespace lectern::cli
