// Markup → markup that a parser cannot misread: damage mended, text that looks like tags made text
// again, everything that only costs time (scripts, styles, attributes nobody reads) gone.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/notice.h"

namespace lectern {

// What angle brackets are where HTML knows no such tag.
enum class AngleBrackets {
  words,  // a person's or a careless producer's: text, as are tags, comments and declarations that
          // never end
  tags,   // a whole page's: what the standard says, so that nothing shows which a browser hides
};

struct RepairOptions {
  std::vector<std::string>* json_ld = nullptr;  // gets the scripts of type application/ld+json
  AngleBrackets brackets = AngleBrackets::words;
  std::span<const std::string> attributes = {};  // to be left beside the usual ones, in lower case
};

// Linear in the size of the input, whatever it holds. What is left in is text that a browser shows,
// in the order in which it shows it (https://html.spec.whatwg.org/multipage/parsing.html); text in
// a table, but in none of its cells, comes before the table. No text is lost: what is dropped is
// never shown by a browser, and what an end tag forgotten would make a browser drop is kept
// (templates, drawings, frames, titles) or told (scripts, styles, and comments between tags).
// Requires: UTF-8 without NUL, line breaks of one kind.
std::string repair_markup(std::string_view markup, Notices& notices,
                          const RepairOptions& options = {});

}  // namespace lectern
