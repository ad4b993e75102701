#include "picture/bmp.h"

#include <cstdint>
#include <cstdlib>

#include "lectern/picture.h"
#include "picture/bytes.h"

namespace lectern {
namespace {

constexpr std::size_t file_header = 14;  // bytes
constexpr std::uint32_t plain_rgb = 0, bit_fields = 3;

struct Head {
  std::int64_t width = 0, height = 0;
  bool from_top = false;
  std::uint32_t depth = 0;
  std::size_t colours = 0, colour_size = 4, colour_count = 0;  // where the palette lies
  std::size_t pixels = 0, row = 0;                             // bytes
};

Error broken() {
  return {Error::Code::malformed, "it is a broken bitmap", "", ""};
}

Error unsupported() {
  return {Error::Code::unsupported_format, "it is a bitmap of a rare kind", "", ""};
}

// 32 bits may say where each colour lies; only the order without masks is read.
bool has_usual_masks(std::string_view bytes) {
  return little_endian(bytes, 54, 4) == 0x00FF0000 && little_endian(bytes, 58, 4) == 0x0000FF00 &&
         little_endian(bytes, 62, 4) == 0x000000FF;
}

// The head that OS/2 1 had, or Windows' of 40 bytes and more.
Result<Head> read_head(std::string_view bytes) {
  Head head;
  const std::size_t size = little_endian(bytes, file_header, 4);
  std::uint32_t packing = plain_rgb;
  if (size == 12) {
    head.width = little_endian(bytes, 18, 2);
    head.height = little_endian(bytes, 20, 2);
    head.depth = little_endian(bytes, 24, 2);
    head.colour_size = 3;
  } else if (size >= 40 && size <= 256) {
    head.width = static_cast<std::int32_t>(little_endian(bytes, 18, 4));
    head.height = static_cast<std::int32_t>(little_endian(bytes, 22, 4));
    head.depth = little_endian(bytes, 28, 2);
    packing = little_endian(bytes, 30, 4);
    head.colour_count = little_endian(bytes, 46, 4);
  } else {
    return unsupported();
  }
  head.from_top = head.height < 0;
  head.height = std::abs(head.height);
  head.colours = file_header + size;
  head.pixels = little_endian(bytes, 10, 4);
  const bool masked = packing == bit_fields && head.depth == 32 && has_usual_masks(bytes);
  if (packing != plain_rgb && !masked) return unsupported();
  return head;
}

Status check(Head& head, std::string_view bytes) {
  if (head.width <= 0 || head.height <= 0) return broken();
  if (head.width > most_pixels || head.width * head.height > most_pixels)
    return Error{Error::Code::too_large, "it is too large", "", ""};
  switch (head.depth) {
    case 1:
    case 4:
    case 8:
      if (head.colour_count == 0) head.colour_count = std::size_t{1} << head.depth;
      break;
    case 24:
    case 32:
      break;
    default:
      return unsupported();
  }
  const auto width = static_cast<std::size_t>(head.width);
  head.row = (width * head.depth + 31) / 32 * 4;
  const std::size_t rows = static_cast<std::size_t>(head.height) * head.row;
  if (head.pixels > bytes.size() || rows > bytes.size() - head.pixels) return broken();
  return Done{};
}

void append_colour(std::string& rgb, std::string_view bytes, std::size_t at) {
  for (const std::size_t channel : {2U, 1U, 0U})  // blue comes first
    rgb += static_cast<char>(byte_at(bytes, at + channel));
}

void append_row(std::string& rgb, std::string_view bytes, const Head& head, std::size_t begin) {
  for (std::size_t x = 0; x < static_cast<std::size_t>(head.width); ++x) {
    if (head.depth >= 24) {
      append_colour(rgb, bytes, begin + x * head.depth / 8);
      continue;
    }
    const std::size_t bit = x * head.depth;
    const std::uint32_t mask = (1U << head.depth) - 1;
    const std::uint32_t index =
        byte_at(bytes, begin + bit / 8) >> (8 - head.depth - bit % 8) & mask;
    if (index < head.colour_count)
      append_colour(rgb, bytes, head.colours + index * head.colour_size);
    else
      rgb.append(3, '\0');
  }
}

}  // namespace

bool is_bmp(std::string_view bytes) {
  return bytes.starts_with("BM") && bytes.size() > 26 && little_endian(bytes, 6, 4) == 0 &&
         little_endian(bytes, file_header, 4) <= 256;
}

Result<Pixels> decode_bmp(std::string_view bytes) {
  if (!is_bmp(bytes)) return broken();
  Head head = LECTERN_TRY(read_head(bytes));
  LECTERN_TRY(check(head, bytes));
  Pixels pixels{static_cast<int>(head.width), static_cast<int>(head.height), {}};
  const auto height = static_cast<std::size_t>(head.height);
  pixels.rgb.reserve(height * static_cast<std::size_t>(head.width) * 3);
  for (std::size_t y = 0; y < height; ++y)
    append_row(pixels.rgb, bytes, head,
               head.pixels + (head.from_top ? y : height - 1 - y) * head.row);
  return pixels;
}

}  // namespace lectern
