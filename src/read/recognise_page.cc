// Whether a text is a page: one with a frame of its own, XHTML, or a piece that begins with markup.
#include "base/ascii.h"
#include "base/utf8.h"
#include "read/markup/html.h"
#include "read/markup/prologue.h"
#include "read/readers.h"
#include "read/texts/markdown.h"

namespace lectern {
namespace {

constexpr std::size_t longest_look = 1 << 16;  // bytes

// The name of the tag at the head of `text`, in lower case; empty when there is no element of HTML.
std::string tag_at(std::string_view text) {
  if (!text.starts_with('<')) return {};
  text.remove_prefix(text.starts_with("</") ? 2 : 1);
  std::size_t end = 0;
  while (end < text.size() && end < 16 && is_ascii_alphanumeric(text[end])) ++end;
  if (end < text.size() && std::string_view(" \t\r\n>/").find(text[end]) == std::string_view::npos)
    return {};
  std::string name = ascii_lower(text.substr(0, end));
  return element_number(name) >= 0 ? name : std::string();
}

bool is_frame(std::string_view tag) {
  return tag == "html" || tag == "head" || tag == "body" || tag == "frameset";
}

}  // namespace

bool looks_like_page(std::string_view text) {
  text = trim(text.substr(0, longest_look));
  if (!text.starts_with('<')) return false;
  if (ascii_lower(text.substr(0, 14)) == "<!doctype html") return true;
  text = behind_prologue(text);
  if (tag_at(text).empty()) return false;
  int tags = 0;
  for (std::size_t at = 0; at != std::string_view::npos; at = text.find('<', at + 1)) {
    const std::string tag = tag_at(text.substr(at));
    if (is_frame(tag)) return true;
    tags += tag.empty() ? 0 : 1;
  }
  return tags > 1 && !has_markdown(text);  // a read-me file may begin with a centred picture
}

}  // namespace lectern
