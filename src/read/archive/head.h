// The head of a file of the archive family:
//
//   file  := [front-matter] [stamp] "[" title "](" url ")" NL "------" NL [dateline] body
//   stamp := "<!--" (digits | "NaN") "-->" NL
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lectern {

struct ArchiveHead {
  std::string_view front_matter;  // YAML; may be empty
  std::string title;              // entities decoded, white space cleaned; may be empty
  std::string url;
  std::string published;  // of the stamp, W3C date-time; empty for NaN and for none
  std::string dateline;   // likewise, of the line "日期："
  std::string_view body;
};

// Nothing when `text` has no such head. Requires: UTF-8 without BOM; `text` outlives the result.
std::optional<ArchiveHead> parse_archive_head(std::string_view text);

}  // namespace lectern
