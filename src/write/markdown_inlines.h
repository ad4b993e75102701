// Styled text as CommonMark with GitHub's tables.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "lectern/article.h"

namespace lectern {

enum class MarkdownPlace {
  paragraph,  // may break lines
  line,       // a heading: '\n' becomes a space
  cell,       // of a table: '\n' becomes <br>, '|' is escaped
};

// By the id of a note: its name, "1" of "[^1]".
using NoteNames = std::unordered_map<std::string_view, std::string>;

// Escaped so that no character of the text is taken for markup, whatever stands before it. Links to
// other blocks become text, but for references to the notes that have names.
std::string markdown_inlines(const Inlines& inlines, MarkdownPlace place,
                             const NoteNames& notes = {});

// The same for text without styles, in one line.
std::string markdown_text(std::string_view text);

// As a link's or picture's destination: round brackets must not end it. Requires: a tidy address.
std::string markdown_address(std::string_view tidy);

}  // namespace lectern
