// Any text: repaired markup is UTF-8 and not much longer.
#include <cstdint>
#include <string>

#include "article_checks.h"
#include "read/repair.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lectern;
  std::size_t replaced = 0;
  std::string text = to_utf8({reinterpret_cast<const char*>(data), size}, replaced);
  std::erase(text, '\0');
  Notices notices;
  const std::string once = repair_markup(text, notices);
  fuzz::require(is_utf8(once), "no UTF-8", once);
  fuzz::require(once.size() <= 16 * text.size() + 64, "grown", once);
  return 0;
}
