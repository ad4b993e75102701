// What stands at the head of a file to say what it is: YAML between two lines `---`, as Jekyll and
// its kin write it, and its relatives.
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
  // All of them.
  const std::vector<std::string>& values(std::string_view key) const;
};

// Cuts the front matter off `text`, which then begins behind it, and gives what stands between its
// two lines. Empty when there is none.
std::string_view cut_front_matter(std::string_view& text);

// Cuts off what other programs than Jekyll put there: Hugo's TOML between two lines `+++`, or
// Pandoc's lines `% title`, `% authors`, `% date`. No fields when there is neither.
FrontMatter take_other_front_matter(std::string_view& text);

// YAML that is broken is read up to the error, line by line behind it.
FrontMatter parse_front_matter(std::string_view yaml);

}  // namespace lectern
