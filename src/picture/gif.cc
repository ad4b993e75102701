#include "picture/gif.h"

#include <algorithm>
#include <optional>

#include "picture/bytes.h"

namespace lectern {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view end_mark = ";";
constexpr std::uint32_t extension = 0x21, frame = 0x2C, trailer = 0x3B;
constexpr std::uint32_t graphic_control = 0xF9, application = 0xFF;

std::size_t colour_table(std::uint32_t flags) {
  return (flags & 0x80) == 0 ? 0 : std::size_t{3} << ((flags & 7) + 1);
}

// Behind the sub-blocks that begin here; nothing when they do not end.
std::optional<std::size_t> skip_sub_blocks(std::string_view bytes, std::size_t at) {
  while (at < bytes.size()) {
    const std::uint32_t length = byte_at(bytes, at);
    at += std::size_t{1} + length;
    if (length == 0) return at;
  }
  return std::nullopt;
}

std::optional<std::size_t> end_of_block(std::string_view bytes, std::size_t at) {
  if (byte_at(bytes, at) == extension) return skip_sub_blocks(bytes, at + 2);
  const bool has_area = little_endian(bytes, at + 5, 2) > 0 && little_endian(bytes, at + 7, 2) > 0;
  if (byte_at(bytes, at) != frame || !has_area) return std::nullopt;
  // Behind its head and colours stands the size of the codes, then the data.
  return skip_sub_blocks(bytes, at + 10 + colour_table(byte_at(bytes, at + 9)) + 1);
}

bool is_kept(std::string_view block) {
  if (byte_at(block, 0) == frame || byte_at(block, 1) == graphic_control) return true;
  const std::string_view name = block.substr(std::min<std::size_t>(3, block.size()), 11);
  return byte_at(block, 1) == application && (name == "NETSCAPE2.0" || name == "ANIMEXTS1.0");
}

}  // namespace

Raster look_at_gif(std::string_view bytes) {
  Raster raster;
  if (!bytes.starts_with("GIF87a"sv) && !bytes.starts_with("GIF89a"sv)) return raster;
  raster.width = static_cast<int>(little_endian(bytes, 6, 2));
  raster.height = static_cast<int>(little_endian(bytes, 8, 2));
  std::size_t at = 13 + colour_table(byte_at(bytes, 10));
  if (raster.width == 0 || raster.height == 0 || at > bytes.size()) return raster;
  raster.kept = {bytes.substr(0, at)};
  bool has_frame = false;
  while (at < bytes.size() && byte_at(bytes, at) != trailer) {
    const auto end = end_of_block(bytes, at);
    if (!end) break;
    has_frame = has_frame || byte_at(bytes, at) == frame;
    const std::string_view block = bytes.substr(at, *end - at);
    if (is_kept(block)) raster.kept.push_back(block);
    at = *end;
  }
  raster.plain = has_frame;
  raster.cut_off = !has_frame;
  raster.kept.push_back(end_mark);
  return raster;
}

}  // namespace lectern
