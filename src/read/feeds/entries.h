// Many texts in one file: what feeds and exports say of each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/readers.h"

namespace lectern {

struct Entry {
  Meta meta;                    // as far as it is known
  std::string markup;           // HTML; empty: nothing but metadata
  std::string_view lacks = {};  // what it is, where it is not the whole text: "its beginning"
};

// An article for each entry that has text; what has none is left out with a notice. `kind` names
// the file to people: "feed". Errors: no_text when no entry has any, too_large, as Budget::count().
Result<Articles> articles_of(std::vector<Entry> entries, std::string_view kind,
                             const Source& source, Notices& notices);

// Text as HTML: escaped, with a paragraph for each of its lines that are not blank.
std::string markup_of(std::string_view plain);

// The text of a title that may be markup itself: "a <b>new</b> one".
std::string title_of(std::string_view markup);

}  // namespace lectern
