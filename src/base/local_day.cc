#include "base/local_day.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace lectern {

std::string local_day(std::string_view moment, std::string_view zone) {
  constexpr std::size_t day_size = 10, moment_size = 20, zone_size = 6;
  if (moment.size() != moment_size || zone.size() != zone_size)
    return std::string(moment.substr(0, day_size));
  const auto number = [](std::string_view text, std::size_t at, std::size_t size) {
    int value = 0;
    std::from_chars(text.data() + at, text.data() + at + size, value);
    return value;
  };
  using namespace std::chrono;
  const sys_days written =
      year_month_day(year(number(moment, 0, 4)), month(static_cast<unsigned>(number(moment, 5, 2))),
                     day(static_cast<unsigned>(number(moment, 8, 2))));
  const int offset = (number(zone, 1, 2) * 60 + number(zone, 4, 2)) * (zone[0] == '-' ? -1 : 1);
  const auto time =
      written + hours(number(moment, 11, 2)) + minutes(number(moment, 14, 2) + offset);
  const year_month_day local(floor<days>(time));
  return fmt::format("{:04}-{:02}-{:02}", int(local.year()), unsigned(local.month()),
                     unsigned(local.day()));
}

}  // namespace lectern
