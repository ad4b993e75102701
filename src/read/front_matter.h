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

// Takes the front matter off `text`, which then begins behind it. Empty fields when there is none.
// YAML that is broken is read up to the error, line by line behind it.
FrontMatter take_front_matter(std::string_view& text);

}  // namespace lectern
