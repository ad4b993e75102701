// The months' names in the languages that pages are written in.
#pragma once

#include <string_view>

namespace lectern {

// The number, 1 to 12, of the month that `word` names or abbreviates with three letters or more;
// 0: none. Requires: lower case, Latin letters without their marks ("fevrier", "marz").
int month_named(std::string_view word);

// Whether `word` names or abbreviates a day of the week; as above.
bool names_weekday(std::string_view word);

}  // namespace lectern
