// Plain text: what its lines are. Conservative: what may be prose stays prose.
#pragma once

#include <string_view>
#include <vector>

#include "lectern/article.h"
#include "read/texts/lines.h"

namespace lectern {

// The blocks of a text without markup. Paragraphs end at blank lines; lines broken to fit a width
// are joined again, others stay lines, or paragraphs where they are long. Headings: underlined
// ones; between blank lines those in capitals; chapters ("第一章", "Chapter 2"). Lists: "-", "*",
// "•", "1.". A line of stars or hyphens is a rule.
std::vector<Block> blocks_of_text(const std::vector<TextLine>& lines);

// "Title: …", "URL: …" lines at the top, as mail programs and downloaders write them; they are
// taken off `lines`. Fewer than two, or none that names the text, are text.
void take_text_head(std::vector<TextLine>& lines, Meta& meta);

// A first short line with something behind it; taken off `lines`. Empty when there is none.
std::string_view take_text_title(std::vector<TextLine>& lines);

}  // namespace lectern
