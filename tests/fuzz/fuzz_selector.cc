// Any bytes: no crash; what is a selector selects elements only, and its opposite selects all
// others.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "read/markup/repair.h"
#include "read/markup/selector.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lectern;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto selector = parse_selector(text);
  if (!selector) return selector.error().code == Error::Code::usage ? 0 : (std::abort(), 0);
  Notices notices;
  const HtmlDocument document = parse_html(repair_markup(
      "<main id=a class='b c'><p>x<em lang=en>y</em></p><p hidden>z</p><ul><li>1<li>2</ul></main>",
      notices, {.attributes = selector->attributes}));
  const std::vector<bool> selected = select(document, *selector);
  const auto opposite = parse_selector(":not(" + text + ")");
  const std::vector<bool> others =
      opposite ? select(document, *opposite) : std::vector<bool>(selected.size());
  for (std::size_t i = 0; i < selected.size(); ++i) {
    const bool element = i > 0 && document.nodes()[i].tag != Tag::text;
    if (!element && (selected[i] || others[i])) std::abort();
    if (element && opposite && selected[i] == others[i]) std::abort();
  }
  return 0;
}
