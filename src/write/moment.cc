#include "write/moment.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "base/utf8.h"

namespace lectern {
namespace {

// Takes exactly `digits` digits off the front.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int number = 0;
  for (const char c : text.substr(0, digits)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  text.remove_prefix(digits);
  return number;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

// Takes `mark` and two digits; nothing when either is missing.
std::optional<int> take_part(std::string_view& text, char mark) {
  if (!take(text, mark)) return std::nullopt;
  return take_number(text, 2);
}

// ".45": allowed, and below what we print.
bool take_fraction(std::string_view& text) {
  if (!take(text, '.')) return true;
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  text.remove_prefix(digits);
  return digits > 0;
}

// "Z", "+08:00": minutes east of Greenwich.
std::optional<int> take_zone(std::string_view& text) {
  if (take(text, 'Z')) return 0;
  const int sign = text.starts_with('-') ? -1 : 1;
  const auto hours = take_part(text, sign < 0 ? '-' : '+');
  const auto minutes = take_part(text, ':');
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  return sign * (*hours * 60 + *minutes);
}

// Seconds since midnight UTC; may lie in the day before or after.
std::optional<int> take_time(std::string_view& text) {
  const auto hours = take_part(text, 'T');
  const auto minutes = take_part(text, ':');
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  int seconds = 0;
  if (text.starts_with(':')) {
    const auto told = take_part(text, ':');
    if (!told || *told > 59 || !take_fraction(text)) return std::nullopt;
    seconds = *told;
  }
  const auto zone = take_zone(text);
  if (!zone || !text.empty()) return std::nullopt;
  return (*hours * 60 + *minutes - *zone) * 60 + seconds;
}

std::string print(std::chrono::sys_seconds time) {
  using namespace std::chrono;
  const auto day = floor<days>(time);
  const year_month_day date(day);
  const hh_mm_ss clock(time - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", int(date.year()),
                     unsigned(date.month()), unsigned(date.day()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

}  // namespace

std::optional<std::string> tidy_moment(std::string_view text) {
  using namespace std::chrono;
  text = trim(text);
  std::string_view rest = text;
  const auto year_number = take_number(rest, 4);
  // The years at both ends are left out so that a time zone never leads over them.
  if (!year_number || *year_number < 2 || *year_number > 9998) return std::nullopt;
  if (rest.empty()) return std::string(text);
  const auto month_number = take_part(rest, '-');
  if (!month_number || *month_number < 1 || *month_number > 12) return std::nullopt;
  if (rest.empty()) return std::string(text);
  const auto day_number = take_part(rest, '-');
  if (!day_number) return std::nullopt;
  const year_month_day date(year(*year_number), month(static_cast<unsigned>(*month_number)),
                            day(static_cast<unsigned>(*day_number)));
  if (!date.ok()) return std::nullopt;
  if (rest.empty()) return std::string(text);
  const auto time = take_time(rest);
  if (!time) return std::nullopt;
  return print(sys_days(date) + seconds(*time));
}

std::string full_moment(std::string_view tidy) {
  constexpr std::string_view earliest = "0000-01-01T00:00:00Z";
  return std::string(tidy).append(earliest.substr(tidy.size()));
}

}  // namespace lectern
