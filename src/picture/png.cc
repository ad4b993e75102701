#include "picture/png.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/unpack.h"
#include "picture/bytes.h"
#include "picture/exif.h"

namespace lectern {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view signature = "\x89PNG\r\n\x1A\n"sv;

// Colours, transparency, the size of a pixel. (PNG, third edition, section 11.)
constexpr std::string_view kept_chunks[] = {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA",
                                            "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs"};

bool is_png_colour(std::uint32_t depth, std::uint32_t colour) {
  switch (colour) {  // section 11.2.1: allowed combinations
    case 0:
      return depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
    case 3:
      return depth == 1 || depth == 2 || depth == 4 || depth == 8;
    case 2:
    case 4:
    case 6:
      return depth == 8 || depth == 16;
    default:
      return false;
  }
}

bool is_header(std::string_view data) {
  return data.size() == 13 && big_endian(data, 0, 4) > 0 && big_endian(data, 4, 4) > 0 &&
         is_png_colour(byte_at(data, 8), byte_at(data, 9)) && byte_at(data, 10) == 0 &&
         byte_at(data, 11) == 0 && byte_at(data, 12) <= 1;
}

int dimension(std::uint32_t number) {
  return number <= INT32_MAX ? static_cast<int>(number) : INT32_MAX;
}

}  // namespace

Raster look_at_png(std::string_view bytes) {
  Raster raster;
  if (!bytes.starts_with(signature) || bytes.size() < 33 || bytes.substr(12, 4) != "IHDR")
    return raster;
  raster.width = dimension(big_endian(bytes, 16, 4));
  raster.height = dimension(big_endian(bytes, 20, 4));
  if (!is_header(bytes.substr(16, std::min<std::size_t>(big_endian(bytes, 8, 4), 64))))
    return raster;
  std::vector<std::string_view> kept = {signature};
  bool has_data = false, upright = true;
  for (std::size_t at = signature.size(); at + 12 <= bytes.size();) {
    const std::size_t length = big_endian(bytes, at, 4);
    if (length > bytes.size() - at - 12) break;
    const std::string_view name = bytes.substr(at + 4, 4), data = bytes.substr(at + 8, length);
    if (crc32_of(bytes.substr(at + 4, length + 4)) != big_endian(bytes, at + 8 + length, 4))
      return raster;
    has_data = has_data || name == "IDAT";
    if (name == "eXIf") upright = exif_orientation(data) == 1;
    if (std::ranges::find(kept_chunks, name) != std::end(kept_chunks))
      kept.push_back(bytes.substr(at, length + 12));
    if (name == "IEND") {
      raster.plain = has_data && upright;
      if (raster.plain) raster.kept = std::move(kept);
      return raster;
    }
    at += length + 12;
  }
  raster.cut_off = true;
  return raster;
}

}  // namespace lectern
