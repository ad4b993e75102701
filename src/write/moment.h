// Dates and times as documents need them (W3C date and time formats).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lectern {

// "2022-12-12T12:45:02Z" in UTC with full seconds for a date with a time, "2022-12-12", "2022-12"
// or "2022" for one without. Nothing when it is no valid W3C date.
std::optional<std::string> tidy_moment(std::string_view text);

// The form that dcterms:modified wants: midnight, and the first day, where the text says no more.
// Requires: a tidy moment.
std::string full_moment(std::string_view tidy);

}  // namespace lectern
