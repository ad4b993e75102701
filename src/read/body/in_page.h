// Links that lead to another place of the same page, and which of them are references to notes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "read/markup/html.h"

namespace lectern {

// All by the index of a node.
struct InPageLinks {
  using Index = std::uint32_t;
  std::unordered_map<Index, Index> targets;      // of an <a>: where it leads
  std::unordered_set<Index> lost;                // an <a> to a place that the page does not have
  std::unordered_map<Index, Index> references;   // of an <a>: the note that it refers to
  std::unordered_map<Index, std::string> notes;  // of a note: its label, without brackets
  std::unordered_set<Index> places;              // where links lead
  std::unordered_set<Index> dropped;             // ways back from notes, and labels beside them
};

// `address` is the page's own, and may be empty. A note is told by its role, epub:type, class or
// id, or by a link back to the sign that led there. What refers to it stands before it and is
// short: a number, a letter or a sign.
InPageLinks find_in_page_links(const HtmlDocument& document, std::string_view address);

}  // namespace lectern
