// Any text: repaired markup is UTF-8, not much longer, balanced, and all of its text comes out.
#include <cstdint>
#include <string>

#include "article_checks.h"
#include "read/markup/html.h"
#include "read/markup/repair.h"

namespace lectern {
namespace {

void check(std::string_view text, AngleBrackets brackets) {
  Notices notices;
  const std::string once = repair_markup(text, notices, {.brackets = brackets});
  fuzz::require(is_utf8(once), "no UTF-8", once);
  fuzz::require(once.size() <= 16 * text.size() + 64, "grown", once);
  const HtmlDocument document = parse_html(once);
  const auto& nodes = document.nodes();
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    const auto& parent = nodes[nodes[i].parent];
    fuzz::require(nodes[i].parent < i && nodes[i].end <= parent.end, "no tree", once);
    if (nodes[i].tag == Tag::text)
      fuzz::require(is_utf8(document.text(nodes[i])), "a text that is no UTF-8", once);
  }
}

}  // namespace
}  // namespace lectern

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lectern;
  std::size_t replaced = 0;
  std::string text = to_utf8({reinterpret_cast<const char*>(data), size}, replaced);
  std::erase(text, '\0');
  check(text, AngleBrackets::words);
  check(text, AngleBrackets::tags);
  return 0;
}
