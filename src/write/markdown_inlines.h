// Styled text as CommonMark with GitHub's tables.
#pragma once

#include <string>
#include <string_view>

#include "lectern/article.h"

namespace lectern {

enum class MarkdownPlace {
  paragraph,  // may break lines
  line,       // a heading: '\n' becomes a space
  cell,       // of a table: '\n' becomes <br>, '|' is escaped
};

// Escaped so that no character of the text is taken for markup, whatever stands before it.
std::string markdown_inlines(const Inlines& inlines, MarkdownPlace place);

// The same for text without styles, in one line.
std::string markdown_text(std::string_view text);

// As a link's or picture's destination: round brackets must not end it. Requires: a tidy address.
std::string markdown_address(std::string_view tidy);

}  // namespace lectern
