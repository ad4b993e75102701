#include <fmt/format.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/feeds/exports.h"

namespace lectern {
namespace {

struct ListKind {
  std::string_view mark;  // in lower case, among the first bytes
  std::string_view what;
};
constexpr ListKind kinds[] = {
    {"<title>pocket export</title>", "Pocket's list of addresses"},
    {"<title>instapaper: export</title>", "Instapaper's list of addresses"},
    {"<!doctype netscape-bookmark-file-1>", "a browser's bookmarks"},
};

const ListKind* kind_of(std::string_view text) {
  constexpr std::size_t longest_head = 1000;  // bytes
  const std::string head = ascii_lower(trim(text.substr(0, longest_head)));
  if (!head.starts_with('<')) return nullptr;
  for (const ListKind& kind : kinds)
    if (head.find(kind.mark) != std::string::npos) return &kind;
  return nullptr;
}

}  // namespace

bool looks_like_exported_list(std::string_view text) {
  return kind_of(text) != nullptr;
}

Result<Articles> read_exported_list(const Source& source, Notices&) {
  const ListKind* kind = kind_of(source.bytes);
  return Error{Error::Code::no_text,
               fmt::format("is {} and holds no text", kind == nullptr ? "a list" : kind->what),
               "open the addresses in a browser and save the pages", ""};
}

}  // namespace lectern
