// Files that people edit: `key = value` lines, `[section]`s, `#` comments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.h"

namespace lectern {

struct KeyValue {
  std::string section;  // empty before the first section
  std::string key, value;
  int line = 0;  // counted from 1
};

// Where a `#` begins a comment: at the start of a line alone, or after white space, too.
enum class Comments { after_space, on_own_lines };

// The pairs in the file's order. Keys and values are trimmed; a key stands once in its section; a
// value may be empty. Errors: bad_data; `where` is "file:line".
Result<std::vector<KeyValue>> parse_key_values(std::string_view text, const std::string& file,
                                               Comments comments = Comments::after_space);

}  // namespace lectern
