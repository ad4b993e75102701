// Markdown → HTML for the reader of markup: CommonMark, GitHub's additions, and those of programs
// that keep notes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lectern/notice.h"
#include "lectern/result.h"

namespace lectern {

// Whether a text without front matter has the signs of Markdown: headings, links, fences, tables.
// Lists and quotes alone are no signs; plain text has them too.
bool has_markdown(std::string_view text);

struct MarkdownOptions {
  bool files_at_hand = false;  // what "![[picture.png]]" names may be looked up
};

// CommonMark (https://spec.commonmark.org/0.29/) with GitHub's tables, strike-through, bare links
// and task lists, and footnotes, which come last as a list in the order of their references. Raw
// HTML passes: the reader of markup that follows takes nothing but text from it. `tags` gets what
// plain_commonmark() finds. Errors: not_found where cmark-gfm is not there.
Result<std::string> html_of_markdown(std::string_view text, const MarkdownOptions& options,
                                     std::vector<std::string>& tags, Notices& notices);

// What note books and site generators add to CommonMark, said in CommonMark: callouts become quotes
// with a bold title, formulas code; comments, block names and template tags go, and lines of #tags
// are moved to `tags`.
std::string plain_commonmark(std::string_view text, std::vector<std::string>& tags,
                             Notices& notices);

}  // namespace lectern
