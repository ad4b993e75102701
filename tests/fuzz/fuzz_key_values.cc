// Any bytes: no crash, and what is read is trimmed UTF-8 with its line.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/key_values.h"
#include "base/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto pairs = lectern::parse_key_values(text, "file");
  if (!pairs) return 0;
  int line = 0;
  for (const auto& pair : *pairs) {
    if (pair.line <= line || pair.key.empty()) std::abort();
    if (!lectern::is_utf8(pair.key) || !lectern::is_utf8(pair.value)) std::abort();
    if (lectern::trim(pair.value) != pair.value) std::abort();
    line = pair.line;
  }
  return 0;
}
