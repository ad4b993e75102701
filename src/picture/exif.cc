#include "picture/exif.h"

#include "picture/bytes.h"

namespace lectern {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t orientation_tag = 0x0112;

}  // namespace

int exif_orientation(std::string_view tiff) {
  const bool little = tiff.starts_with("II*\0"sv);
  if (!little && !tiff.starts_with("MM\0*"sv)) return 1;
  const auto number = [&](std::size_t at, std::size_t size) {
    return little ? little_endian(tiff, at, size) : big_endian(tiff, at, size);
  };
  const std::size_t directory = number(4, 4);
  const std::size_t count = number(directory, 2);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = directory + 2 + 12 * i;
    if (entry + 12 > tiff.size()) return 1;
    if (number(entry, 2) != orientation_tag) continue;
    const std::uint32_t value = number(entry + 8, 2);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

}  // namespace lectern
