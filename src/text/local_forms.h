// How a language writes days and lists, by ICU.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lectern {

// A day ("2022-12-12") as the language writes it in full: "12 December 2022", "2022年12月12日".
// Empty when it is no whole day, or ICU does not know the language.
std::string day_in_full(std::string_view day, std::string_view language);

// "A, B and C"; with commas where ICU does not know the language.
std::string listed(const std::vector<std::string>& items, std::string_view language);

}  // namespace lectern
