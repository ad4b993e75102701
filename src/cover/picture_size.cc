#include "cover/picture_size.h"

#include <cstddef>
#include <cstdint>

namespace lectern {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t longest_side = 65'535;  // pixels; no JPEG has more

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = at; i < at + size; ++i)
    number = number << 8 | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0);
  return number;
}

std::optional<PictureSize> checked(std::string_view media_type, std::uint32_t width,
                                   std::uint32_t height) {
  if (width == 0 || height == 0 || width > longest_side || height > longest_side)
    return std::nullopt;
  return PictureSize{media_type, static_cast<int>(width), static_cast<int>(height)};
}

// PNG, section 11.2.2: the header is the first chunk, the end the last.
std::optional<PictureSize> size_of_png(std::string_view bytes) {
  if (bytes.size() < 33 || bytes.substr(12, 4) != "IHDR") return std::nullopt;
  if (bytes.rfind("IEND") == bytes.npos) return std::nullopt;
  return checked("image/png", number_at(bytes, 16, 4), number_at(bytes, 20, 4));
}

// ITU-T T.81, table B.1: the frames of every process, C4, C8 and CC being none.
bool begins_frame(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

std::optional<PictureSize> size_of_jpeg(std::string_view bytes) {
  if (bytes.rfind("\xFF\xD9"sv) == bytes.npos) return std::nullopt;
  for (std::size_t at = 2; at + 9 < bytes.size() && number_at(bytes, at, 1) == 0xFF;) {
    const std::uint32_t marker = number_at(bytes, at + 1, 1), length = number_at(bytes, at + 2, 2);
    if (marker == 0xFF) {  // a fill byte
      ++at;
      continue;
    }
    if (begins_frame(marker))
      return checked("image/jpeg", number_at(bytes, at + 7, 2), number_at(bytes, at + 5, 2));
    if (marker == 0xDA || length < 2) break;
    at += 2 + length;
  }
  return std::nullopt;
}

}  // namespace

std::optional<PictureSize> size_of_picture(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return size_of_png(bytes);
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return size_of_jpeg(bytes);
  return std::nullopt;
}

}  // namespace lectern
