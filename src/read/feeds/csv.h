// Comma-separated values (RFC 4180).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

// The next record, taken off `text`; nothing at its end. Quoted fields may hold line ends and
// doubled quotes; a quote that never ends goes to the end of the text. Blank lines are passed over.
// Fields beyond the hundredth are left out.
std::optional<std::vector<std::string>> take_record(std::string_view& text);

}  // namespace lectern
