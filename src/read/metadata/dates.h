// Dates as pages write them → the W3C date-time profile (https://www.w3.org/TR/NOTE-datetime).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lectern/article.h"

namespace lectern {

// "2022-12-12T12:45:02Z". Empty outside the years 1 to 9999.
std::string utc_time(std::int64_t unix_milliseconds);

// Which number of "3/4/2025" is the day, where both could be.
enum class DayOrder { day_first, month_first };

// A text that is a date and nothing else: ISO 8601, RFC 2822 ("Thu, 02 Jul 2020 18:28:24 +0000"),
// day first ("12/12/2022 - 13:30", "3.5.2019"), year first ("2020.7.6"), Chinese, Japanese and
// Korean ("2020年 7月 6日"), words in the languages of month_names.h ("Jul 30th 2020", "3 de mayo
// de 2019, 10:30 PM EST"). With a zone it is converted to UTC; without one only the day is given,
// since the hour would be a guess. Empty when it is no such text.
std::string parse_date(std::string_view text, DayOrder order = DayOrder::day_first);

// The first date inside a line of text, with the time behind it.
struct FoundDate {
  std::string date;
  std::size_t begin, end;  // bytes
};
std::optional<FoundDate> find_date(std::string_view text, DayOrder order = DayOrder::day_first);

// Sets when `meta` was published, and in which zone that was written; leaves what it has where
// `text` is no date.
void take_published(std::string_view text, Meta& meta);

// "+08:00" of a moment that was written with it, as ISO 8601 has it; else empty.
std::string zone_of(std::string_view text);

// "19 分钟前", "3 hours ago": a time that meant something only when the page was made.
bool is_relative_time(std::string_view text);

}  // namespace lectern
