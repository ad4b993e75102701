#include "read/dates.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.h"

namespace lectern {
namespace {

struct Moment {
  int year = 0, month = 0, day = 0;
  int hour = 0, minute = 0, second = 0;
  bool has_time = false;
  std::optional<int> zone;  // minutes east of Greenwich
};

constexpr std::string_view months[] = {"january",   "february", "march",    "april",
                                       "may",       "june",     "july",     "august",
                                       "september", "october",  "november", "december"};
constexpr std::string_view weekdays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                         "friday", "saturday", "sunday"};
constexpr std::string_view ordinals[] = {"", "st", "nd", "rd", "th"};

// Cuts a text into numbers, words and signs; white space and commas separate and are dropped.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : left_(text) { skip(); }

  bool done() const { return left_.empty(); }
  bool sign(std::string_view sign) {
    if (!left_.starts_with(sign)) return false;
    left_.remove_prefix(sign.size());
    skip();
    return true;
  }
  // A number of `least` to `most` digits that no digit follows.
  std::optional<int> number(std::size_t least, std::size_t most) {
    std::size_t size = 0;
    while (size < left_.size() && left_[size] >= '0' && left_[size] <= '9') ++size;
    if (size < least || size > most) return std::nullopt;
    int value = 0;
    std::from_chars(left_.data(), left_.data() + size, value);
    left_.remove_prefix(size);
    return value;
  }
  std::string word() {
    std::string word;
    while (!left_.empty() && ((left_[0] | 32) >= 'a' && (left_[0] | 32) <= 'z')) {
      word += static_cast<char>(left_[0] | 32);
      left_.remove_prefix(1);
    }
    return word;
  }
  void skip() {
    while (!left_.empty() && (left_[0] == ' ' || left_[0] == ',' || left_[0] == '.'))
      left_.remove_prefix(1);
  }

 private:
  std::string_view left_;
};

bool clock(Scanner& scan, Moment& at) {
  const auto hour = scan.number(1, 2);
  if (!hour || !scan.sign(":")) return false;
  const auto minute = scan.number(2, 2);
  if (!minute) return false;
  at.hour = *hour;
  at.minute = *minute;
  at.has_time = true;
  if (scan.sign(":")) {
    const auto second = scan.number(2, 2);
    if (!second) return false;
    at.second = *second;
    if (scan.sign(".")) (void)scan.number(1, 9);
    // sign() and skip() drop a full stop too: ".304" has become "304"
    (void)scan.number(3, 9);
  }
  scan.skip();
  return true;
}

bool zone(Scanner& scan, Moment& at) {
  if (scan.sign("Z") || scan.sign("GMT") || scan.sign("UTC")) {
    at.zone = 0;
    return true;
  }
  const bool east = scan.sign("+"), west = !east && scan.sign("-");
  if (!east && !west) return true;
  auto hours = scan.number(2, 2);
  auto minutes = std::optional<int>(0);
  if (hours) {
    if (scan.sign(":")) minutes = scan.number(2, 2);
  } else if (const auto both = scan.number(4, 4)) {
    hours = *both / 100;
    minutes = *both % 100;
  }
  if (!hours || !minutes) return false;
  at.zone = (*hours * 60 + *minutes) * (east ? 1 : -1);
  return true;
}

bool clock_and_zone(Scanner& scan, Moment& at) {
  return scan.done() || (clock(scan, at) && zone(scan, at) && scan.done());
}

bool iso(Scanner scan, Moment& at) {  // 2022-12-12, 2022-12-12T12:45:02.304Z, 2022/12/12 12:45
  const auto year = scan.number(4, 4);
  if (!year || (!scan.sign("-") && !scan.sign("/"))) return false;
  const auto month = scan.number(1, 2);
  if (!month || (!scan.sign("-") && !scan.sign("/"))) return false;
  const auto day = scan.number(1, 2);
  if (!day) return false;
  at.year = *year;
  at.month = *month;
  at.day = *day;
  scan.skip();
  (void)scan.sign("T");
  return clock_and_zone(scan, at);
}

bool day_first(Scanner scan, Moment& at) {  // 12/12/2022 - 13:30
  const auto day = scan.number(1, 2);
  if (!day || !scan.sign("/")) return false;
  const auto month = scan.number(1, 2);
  if (!month || !scan.sign("/")) return false;
  const auto year = scan.number(4, 4);
  if (!year) return false;
  at.year = *year;
  at.month = *month;
  at.day = *day;
  scan.skip();
  (void)scan.sign("-");
  return clock_and_zone(scan, at);
}

bool east_asian(Scanner scan, Moment& at) {  // 2020年 7月 6日
  const auto year = scan.number(4, 4);
  scan.skip();
  if (!year || !scan.sign("年")) return false;
  const auto month = scan.number(1, 2);
  scan.skip();
  if (!month || !scan.sign("月")) return false;
  const auto day = scan.number(1, 2);
  scan.skip();
  if (!day || !scan.sign("日")) return false;
  at.year = *year;
  at.month = *month;
  at.day = *day;
  return clock_and_zone(scan, at);
}

// The number, from 1, of the name that `word` is or abbreviates; 0: none.
template <std::size_t n>
int place_in(const std::string_view (&names)[n], std::string_view word) {
  for (std::size_t i = 0; i < n; ++i)
    if (word.size() >= 3 && names[i].starts_with(word)) return static_cast<int>(i) + 1;
  return 0;
}

int month_of(std::string_view word) {
  return place_in(months, word);
}

bool in_words(Scanner scan, Moment& at) {  // Thu, 02 Jul 2020 18:28:24 +0000; Jul 30th 2020
  std::string word = scan.word();
  scan.skip();
  if (place_in(weekdays, word) != 0) {
    word = scan.word();
    scan.skip();
  }
  at.month = month_of(word);
  if (at.month == 0 && !word.empty()) return false;
  const auto day = scan.number(1, 2);
  if (!day) return false;
  at.day = *day;
  if (std::ranges::find(ordinals, scan.word()) == std::end(ordinals)) return false;
  scan.skip();
  if (at.month == 0) {
    at.month = month_of(scan.word());
    scan.skip();
  }
  const auto year = scan.number(4, 4);
  if (!year || at.month == 0) return false;
  at.year = *year;
  scan.skip();
  return clock_and_zone(scan, at);
}

bool plausible(const Moment& at) {
  using namespace std::chrono;
  return year_month_day(year(at.year), month(static_cast<unsigned>(at.month)),
                        day(static_cast<unsigned>(at.day)))
             .ok() &&
         at.year > 0 && at.hour < 24 && at.minute < 60 && at.second < 61;
}

}  // namespace

std::string utc_time(std::int64_t unix_milliseconds) {
  using namespace std::chrono;
  constexpr std::int64_t farthest = 253402300799999;  // 9999-12-31T23:59:59.999Z
  if (unix_milliseconds > farthest || unix_milliseconds < -62135596800000) return {};
  const sys_time<milliseconds> moment{milliseconds(unix_milliseconds)};
  const auto days = floor<std::chrono::days>(moment);
  const year_month_day date(days);
  const hh_mm_ss time(floor<seconds>(moment - days));
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string parse_date(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > 64) return {};
  for (const auto form : {iso, day_first, east_asian, in_words}) {
    Moment at;
    if (!form(Scanner(text), at) || !plausible(at)) continue;
    if (!at.has_time || !at.zone)
      return fmt::format("{:04}-{:02}-{:02}", at.year, at.month, at.day);
    using namespace std::chrono;
    const sys_days date = year_month_day(year(at.year), month(static_cast<unsigned>(at.month)),
                                         day(static_cast<unsigned>(at.day)));
    const auto moment = date + hours(at.hour) + minutes(at.minute - *at.zone) + seconds(at.second);
    return utc_time(duration_cast<milliseconds>(moment.time_since_epoch()).count());
  }
  return {};
}

bool is_relative_time(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > 40 || text[0] < '0' || text[0] > '9') return false;
  for (const std::string_view end : {"前", " ago"})
    if (text.ends_with(end)) return true;
  return false;
}

}  // namespace lectern
