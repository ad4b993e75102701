// The day on the calendar of those who wrote.
#pragma once

#include <string>
#include <string_view>

namespace lectern {

// The day ("2020-01-01") on which a moment ("2019-12-31T23:00:00Z") falls in a zone ("+08:00"). The
// day of the moment itself where the zone is empty or the moment has no time.
std::string local_day(std::string_view moment, std::string_view zone);

}  // namespace lectern
