// Any bytes as a font: no crash; what we take can be named in a style sheet, and is cut down or
// refused.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "write/font.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lectern;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto facts = read_font(bytes);
  if (!facts) return facts.error().code == Error::Code::usage ? 0 : (std::abort(), 0);
  if (facts->family.empty() || facts->family.size() > 400 || !is_utf8(facts->family)) std::abort();
  if (facts->family.find_first_of("\"\\<>\n") != facts->family.npos) std::abort();
  if (facts->lightest < 1 || facts->heaviest < facts->lightest || facts->heaviest > 1000)
    std::abort();
  const auto subset = subset_font(bytes, {U'a', U'\u0627', U'\u4E2D'});
  if (!subset && subset.error().code != Error::Code::bad_data) std::abort();
  return 0;
}
