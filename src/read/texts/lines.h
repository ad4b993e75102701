// The lines of a plain text: where they were broken to fit a width, and where by their author.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace lectern {

struct TextLine {
  std::string_view text;   // trimmed; empty for a blank line
  std::size_t indent = 0;  // columns before it; a wide character takes two
  std::size_t columns = 0;
  bool set_in = false;  // by U+3000: as Chinese and Japanese paragraphs begin
};

// The lines without carriage returns and form feeds; no blank ones at either end.
std::vector<TextLine> lines_of_text(std::string_view text);

// The width that the lines were broken at, in columns; 0 when every line break is the author's.
std::size_t wrapping_width(const std::vector<TextLine>& lines);

// Whether `line` was full: nothing more of `next` would have fitted into `width` columns.
bool is_full(const TextLine& line, const TextLine& next, std::size_t width);

// Written without spaces between words: Han, kana and their punctuation.
bool is_wide(char32_t character);

// Nothing stands between the last character of `before` and the first of `after` when a line break
// between them is undone.
bool joins_without_space(std::string_view before, std::string_view after);

}  // namespace lectern
