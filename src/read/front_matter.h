// The block between two lines `---` at the head of a file, as Jekyll and its kin write it: YAML.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/notice.h"

namespace lectern {

struct FrontMatter {
  // Top-level keys in lower case → their scalars, one or a list's. Nested maps are left out.
  std::map<std::string, std::vector<std::string>, std::less<>> fields;

  // The key's first value; empty when there is none.
  std::string_view value(std::string_view key) const;
};

// Cuts the front matter off `text`, which then begins behind it, and gives what stands between its
// two lines. Empty when there is none.
std::string_view cut_front_matter(std::string_view& text);

// YAML that is broken is read up to the error, line by line behind it.
FrontMatter parse_front_matter(std::string_view yaml);

}  // namespace lectern
