#include "write/jpeg.h"

#include <cstdint>

namespace lectern {
namespace {

using namespace std::string_view_literals;

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

std::uint32_t two_bytes_at(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
}

// B.2.4.1: tables of 64 numbers of one or two bytes, filling the segment exactly.
bool is_quantization(std::string_view segment) {
  while (!segment.empty()) {
    const std::uint32_t head = byte_at(segment, 0), precision = head >> 4;
    const std::size_t size = 1 + std::size_t{64} * (precision + 1);
    if (precision > 1 || (head & 0xF) > 3 || segment.size() < size) return false;
    segment.remove_prefix(size);
  }
  return true;
}

// B.2.4.2: sixteen counts, then as many bytes as they say.
bool is_huffman(std::string_view segment) {
  while (!segment.empty()) {
    const std::uint32_t head = byte_at(segment, 0);
    std::size_t values = 0;
    for (std::size_t i = 1; i <= 16; ++i) values += byte_at(segment, i);
    if (head >> 4 > 1 || (head & 0xF) > 3 || values > 256 || segment.size() < 17 + values)
      return false;
    segment.remove_prefix(17 + values);
  }
  return true;
}

// B.2.2: precision, height, width, then three bytes for each component.
bool is_frame(std::string_view segment) {
  const std::uint32_t components = byte_at(segment, 5);
  if (components != 1 && components != 3 && components != 4) return false;
  if (segment.size() != 6 + 3 * components || byte_at(segment, 0) != 8) return false;
  for (std::uint32_t i = 0; i < components; ++i) {
    const std::uint32_t sampling = byte_at(segment, 7 + 3 * i);
    const std::uint32_t across = sampling >> 4, down = sampling & 0xF;
    if (across < 1 || across > 4 || down < 1 || down > 4) return false;
    if (byte_at(segment, 8 + 3 * i) > 3) return false;
  }
  return two_bytes_at(segment, 1) > 0 && two_bytes_at(segment, 3) > 0;
}

// B.2.3: the components of the scan are some of the frame's.
bool is_scan(std::string_view segment, std::string_view frame) {
  const std::uint32_t components = byte_at(segment, 0);
  if (components < 1 || components > 4 || segment.size() != 4 + 2 * components) return false;
  for (std::uint32_t i = 0; i < components; ++i) {
    bool found = false;
    for (std::size_t at = 6; at < frame.size(); at += 3)
      found = found || byte_at(frame, at) == byte_at(segment, 1 + 2 * i);
    if (!found) return false;
  }
  return true;
}

// What may stand before the scan; the frame is remembered.
bool is_good_segment(std::uint32_t marker, std::string_view segment, std::string_view& frame) {
  switch (marker) {
    case 0xC0:
    case 0xC1:
    case 0xC2:
      if (!frame.empty()) return false;
      frame = segment;
      return is_frame(segment);
    case 0xC4:
      return is_huffman(segment);
    case 0xDB:
      return is_quantization(segment);
    case 0xDD:
      return segment.size() == 2;
    default:
      return marker == 0xFE || (marker >= 0xE0 && marker <= 0xEF);
  }
}

}  // namespace

bool is_jpeg(std::string_view bytes) {
  if (!bytes.starts_with("\xFF\xD8\xFF"sv)) return false;
  std::string_view frame;
  for (std::size_t at = 2; at + 4 <= bytes.size();) {
    if (byte_at(bytes, at) != 0xFF) return false;
    const std::uint32_t marker = byte_at(bytes, at + 1), length = two_bytes_at(bytes, at + 2);
    if (marker == 0xFF) {  // a fill byte
      ++at;
      continue;
    }
    if (length < 2 || at + 2 + length > bytes.size()) return false;
    const std::string_view segment = bytes.substr(at + 4, length - 2);
    if (marker == 0xDA) return is_scan(segment, frame);
    if (!is_good_segment(marker, segment, frame)) return false;
    at += 2 + length;
  }
  return false;
}

}  // namespace lectern
