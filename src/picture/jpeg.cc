#include "picture/jpeg.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "picture/bytes.h"
#include "picture/exif.h"

namespace lectern {
namespace {

using namespace std::string_view_literals;

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
  return big_endian(segment, 1, 2) > 0 && big_endian(segment, 3, 2) > 0;
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

constexpr std::string_view jfif_name = "JFIF\0"sv, exif_name = "Exif\0\0"sv,
                           profile_name = "ICC_PROFILE\0"sv, adobe_name = "Adobe"sv;

// A JFIF head for a picture without thumbnail: version 1.01, and pixels that are square.
constexpr std::string_view plain_jfif = "\xFF\xE0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"sv;

bool is_frame_marker(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool has_no_length(std::uint32_t marker) {
  return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
}

// Where the data of a scan ends: at the next marker that is no part of it.
std::size_t end_of_scan(std::string_view bytes, std::size_t at) {
  for (;;) {
    at = bytes.find('\xFF', at);
    if (at == bytes.npos || at + 1 >= bytes.size()) return bytes.size();
    const std::uint32_t marker = byte_at(bytes, at + 1);
    if (marker != 0 && !(marker >= 0xD0 && marker <= 0xD7)) return at;
    at += 2;
  }
}

class Walk {
 public:
  explicit Walk(std::string_view bytes) : bytes_(bytes), kept_{bytes.substr(0, 2)} {}

  Raster look() {
    std::size_t at = 2;
    while (!ended_ && at + 2 <= bytes_.size()) {
      const auto next = step(at);
      if (!next) break;
      at = *next;
    }
    Raster raster;
    raster.width = static_cast<int>(big_endian(frame_, 3, 2));
    raster.height = static_cast<int>(big_endian(frame_, 1, 2));
    raster.cut_off = !ended_;
    raster.plain = ended_ && plain_ && scanned_ && upright_;
    if (raster.plain) raster.kept = std::move(kept_);
    return raster;
  }

 private:
  // Takes one marker with its segment and scan; gives what is behind. Nothing: it is broken.
  std::optional<std::size_t> step(std::size_t at) {
    if (byte_at(bytes_, at) != 0xFF) return std::nullopt;
    const std::uint32_t marker = byte_at(bytes_, at + 1);
    if (marker == 0xFF) return at + 1;  // a fill byte
    if (marker == 0xD9) {
      kept_.push_back(bytes_.substr(at, 2));
      ended_ = true;
      return at + 2;
    }
    if (has_no_length(marker)) return at + 2;
    const std::size_t length = big_endian(bytes_, at + 2, 2);
    if (length < 2 || at + 2 + length > bytes_.size()) return std::nullopt;
    const std::size_t end = marker == 0xDA ? end_of_scan(bytes_, at + 2 + length) : at + 2 + length;
    take(marker, bytes_.substr(at + 4, length - 2), bytes_.substr(at, end - at));
    return end;
  }

  void take(std::uint32_t marker, std::string_view segment, std::string_view whole) {
    if (marker >= 0xE0 && marker <= 0xEF) return take_application(marker, segment, whole);
    if (marker == 0xFE) return;  // a comment
    plain_ = plain_ && is_good(marker, segment);
    kept_.push_back(whole);
  }

  void take_application(std::uint32_t marker, std::string_view segment, std::string_view whole) {
    if (marker == 0xE0 && segment.starts_with(jfif_name)) {
      if (kept_.size() == 1) kept_.push_back(plain_jfif);
    } else if (marker == 0xE1 && segment.starts_with(exif_name)) {
      upright_ = upright_ && exif_orientation(segment.substr(exif_name.size())) == 1;
    } else if ((marker == 0xE2 && segment.starts_with(profile_name)) ||
               (marker == 0xEE && segment.starts_with(adobe_name))) {
      kept_.push_back(whole);
    }
  }

  bool is_good(std::uint32_t marker, std::string_view segment) {
    if (is_frame_marker(marker)) {
      const bool first = frame_.empty();
      frame_ = segment;
      return first && marker <= 0xC2 && is_frame(segment) && byte_at(segment, 5) != 4;
    }
    switch (marker) {
      case 0xC4:
        return is_huffman(segment);
      case 0xDA:
        scanned_ = true;
        return is_scan(segment, frame_);
      case 0xDB:
        return is_quantization(segment);
      case 0xDD:
        return segment.size() == 2;
      default:
        return false;
    }
  }

  std::string_view bytes_;
  std::vector<std::string_view> kept_;
  std::string_view frame_;
  bool plain_ = true, upright_ = true, scanned_ = false, ended_ = false;
};

}  // namespace

Raster look_at_jpeg(std::string_view bytes) {
  if (!bytes.starts_with("\xFF\xD8\xFF"sv)) return {};
  return Walk(bytes).look();
}

}  // namespace lectern
