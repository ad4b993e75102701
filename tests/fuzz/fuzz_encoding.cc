// Any bytes and a label: always clean UTF-8, never much longer.
#include <cstdint>
#include <string>

#include "article_checks.h"
#include "read/characters/encoding.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lectern;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t line = std::min(bytes.find('\n'), bytes.size());
  for (const std::string_view charset : {std::string_view(), bytes.substr(0, line)}) {
    Notices notices;
    const std::string text = decode_text(bytes, charset, notices);
    fuzz::require(is_utf8(text), "no UTF-8", text);
    fuzz::require(text.size() <= 4 * bytes.size() + 8, "grown", text);
    fuzz::require(text.find('\0') == text.npos && text.find('\r') == text.npos, "unclean", text);
  }
  return 0;
}
