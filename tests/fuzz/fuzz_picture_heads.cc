// Any bytes: whether they are a picture is told without reading beyond them.
#include <cstdint>
#include <memory>
#include <string_view>

#include "article_checks.h"
#include "cover/picture_size.h"
#include "fetch/image_type.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lectern;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto told = size_of_picture(bytes);
  if (told) {
    fuzz::require(told->width > 0 && told->height > 0, "no size", bytes);
    fuzz::require(!image_extension(bytes).empty(), "a size, but no type", bytes);
  }
  return 0;
}
