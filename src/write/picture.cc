#include "write/picture.h"

#include <array>
#include <cstdint>

#include "write/jpeg.h"
#include "write/svg.h"

namespace lectern {
namespace {

using namespace std::string_view_literals;

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < size; ++i) number = number << 8 | byte_at(bytes, at + i);
  return number;
}

bool is_png_colour(std::uint32_t depth, std::uint32_t colour) {
  switch (colour) {  // PNG, section 11.2.2: allowed combinations
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

bool has_png_header(std::string_view bytes) {
  if (!bytes.substr(8).starts_with("\0\0\0\x0DIHDR"sv) || bytes.size() < 33) return false;
  const std::uint32_t width = big_endian(bytes, 16, 4), height = big_endian(bytes, 20, 4);
  return width > 0 && width <= INT32_MAX && height > 0 && height <= INT32_MAX &&
         is_png_colour(byte_at(bytes, 24), byte_at(bytes, 25)) && byte_at(bytes, 26) == 0 &&
         byte_at(bytes, 27) == 0 && byte_at(bytes, 28) <= 1;
}

// The chunks up to the first with picture data.
bool is_png(std::string_view bytes) {
  if (!bytes.starts_with("\x89PNG\r\n\x1A\n"sv) || !has_png_header(bytes)) return false;
  for (std::size_t at = 33; at + 12 <= bytes.size();) {
    if (bytes.substr(at + 4, 4) == "IDAT") return true;
    at += std::size_t{12} + big_endian(bytes, at, 4);
  }
  return false;
}

// The blocks up to the first picture: extensions are passed over.
bool is_gif(std::string_view bytes) {
  if (!bytes.starts_with("GIF87a") && !bytes.starts_with("GIF89a")) return false;
  const std::uint32_t flags = byte_at(bytes, 10);
  std::size_t at = 13;
  if ((flags & 0x80) != 0) at += std::size_t{3} << ((flags & 7) + 1);
  while (byte_at(bytes, at) == 0x21) {
    at += 2;
    while (byte_at(bytes, at) != 0) at += 1 + byte_at(bytes, at);
    ++at;
  }
  const bool has_width = (byte_at(bytes, at + 5) | byte_at(bytes, at + 6)) != 0;
  const bool has_height = (byte_at(bytes, at + 7) | byte_at(bytes, at + 8)) != 0;
  return at + 11 <= bytes.size() && byte_at(bytes, at) == 0x2C && has_width && has_height;
}

struct Known {
  PictureFormat format;
  bool (*is)(std::string_view bytes);
};
constexpr std::array known = {
    Known{{"image/jpeg", ".jpg"}, is_jpeg},
    Known{{"image/png", ".png"}, is_png},
    Known{{"image/gif", ".gif"}, is_gif},
    Known{{"image/svg+xml", ".svg"}, is_harmless_svg},
};

}  // namespace

PictureFormat recognise_picture(std::string_view bytes) {
  for (const Known& it : known)
    if (it.is(bytes)) return it.format;
  return {};
}

}  // namespace lectern
