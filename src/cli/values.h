// Values of flags: numbers in their ranges, names among those that exist.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/prepare.h"
#include "lectern/result.h"

namespace lectern::cli {

// Errors (all): usage, saying what is allowed.
Result<int> whole_number(std::string_view text, int least, int most);
Result<int> one_of(std::string_view text, std::span<const int> allowed);
Result<std::string> one_of(std::string_view text, std::span<const std::string_view> allowed);

// "200", or a size such as "50MB": whole kB, MB, GB, KiB, MiB or GiB, in any case. At least 1.
struct Amount {
  std::uint64_t value = 0;
  bool is_size = false;
};
Result<Amount> number_or_size(std::string_view text);

// "epub,mp3", each a format that convert() knows.
Result<std::vector<std::string>> format_list(std::string_view text);

// "alt,-code" changes `parts` from left to right: a name adds that part, -name takes it out; "all"
// and "none" begin anew.
Result<Parts> spoken_parts(std::string_view text, Parts parts);

// "a, b or c".
std::string listing(std::span<const std::string_view> names);

// The name that was probably meant, as a way out: "did you mean --force?"; empty when none is
// near. `dashes` goes before it.
std::string suggestion(std::string_view wrong, std::span<const std::string_view> names,
                       std::string_view dashes = {});

}  // namespace lectern::cli
