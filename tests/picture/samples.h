// Small pictures of every format, made by the library, and articles that show them. The library
// works in children only, as it does in the program: once it has threads, what is forked after that
// hangs.
#pragma once

#include <functional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "base/late_library.h"
#include "base/process.h"
#include "base/unpack.h"
#include "lectern/article.h"
#include "lectern/notice.h"
#include "picture/bytes.h"
#include "picture/vips_library.h"

namespace lectern {

inline void PrintTo(const Notice& notice, std::ostream* out) {
  *out << name(notice.kind) << " " << notice.where << " " << notice.detail;
}

}  // namespace lectern

namespace lectern::samples {

// What `work` gives, from a process of its own.
inline std::string in_child(const std::function<std::string()>& work) {
  static_cast<void>(load_vips());
  auto child = Child::start([&](int channel) {
    const std::string made = work();
    const std::uint64_t size = made.size();
    return send_all(channel, {reinterpret_cast<const char*>(&size), sizeof size}) &&
                   send_all(channel, made)
               ? 0
               : 1;
  });
  std::uint64_t size = 0;
  if (!child || !receive_all(child->channel(), &size, sizeof size, -1)) return {};
  std::string made(size, '\0');
  if (!receive_all(child->channel(), made.data(), size, -1)) return {};
  return made;
}

// Three or four bytes for each pixel.
using Paint = std::function<std::vector<int>(int x, int y)>;

inline std::vector<int> red_left_blue_right(int x, int /*y*/) {
  return x < 60 ? std::vector{220, 20, 20} : std::vector{20, 20, 220};
}

// Nothing is like its neighbour, as in a photo.
inline std::vector<int> noise(int x, int y) {
  const auto mixed = static_cast<unsigned>(x * 7919 + y * 104729) * 2654435761U;
  return {static_cast<int>(mixed >> 24), static_cast<int>(mixed >> 16 & 0xFF),
          static_cast<int>(mixed >> 8 & 0xFF)};
}

inline std::string encode(const char* suffix, int width, int height, const Paint& paint,
                          VipsInterpretation as) {
  LateLibrary library("libvips.so.42");
  decltype(&vips_image_write_to_buffer) write = nullptr;
  decltype(&vips_copy) copy = nullptr;
  library.find("vips_image_write_to_buffer", write);
  library.find("vips_copy", copy);
  std::string pixels;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      for (const int value : paint(x, y)) pixels += static_cast<char>(value);
  const int bands = static_cast<int>(paint(0, 0).size());
  VipsImage* const plain = vips().image_new_from_memory(pixels.data(), pixels.size(), width, height,
                                                        bands, VIPS_FORMAT_UCHAR);
  VipsImage* image = nullptr;
  if (as == VIPS_INTERPRETATION_RGB16)
    vips().colourspace(plain, &image, as, nullptr);
  else
    copy(plain, &image, "interpretation", as, nullptr);
  void* bytes = nullptr;
  std::size_t size = 0;
  const bool good = write(image, suffix, &bytes, &size, nullptr) == 0;
  const std::string made = good ? std::string(static_cast<char*>(bytes), size) : std::string();
  vips().free(bytes);
  vips().object_unref(image);
  vips().object_unref(plain);
  return made;
}

// `suffix`: a format as libvips names it, with its options: ".webp[lossless]".
inline std::string picture(const char* suffix, int width, int height, const Paint& paint,
                           VipsInterpretation as = VIPS_INTERPRETATION_sRGB) {
  return in_child([&] { return encode(suffix, width, height, paint, as); });
}

// 120 by 80, red and blue.
inline std::string flag(const char* suffix) {
  return picture(suffix, 120, 80, red_left_blue_right);
}

inline std::string deep_flag() {
  return picture(".png", 120, 80, red_left_blue_right, VIPS_INTERPRETATION_RGB16);
}

inline std::string little(std::uint64_t number, int size) {
  std::string bytes;
  for (int i = 0; i < size; ++i) bytes += static_cast<char>(i < 8 ? number >> 8 * i & 0xFF : 0);
  return bytes;
}
inline std::string big(std::uint64_t number, int size) {
  const std::string bytes = little(number, size);
  return {bytes.rbegin(), bytes.rend()};
}

// A JPEG with one more segment behind its first two bytes.
inline std::string with_segment(const std::string& jpeg, int marker, const std::string& data) {
  return jpeg.substr(0, 2) + '\xFF' + static_cast<char>(marker) + big(data.size() + 2, 2) + data +
         jpeg.substr(2);
}

// Exif with an orientation, and a name that nobody should find.
inline std::string exif(int orientation) {
  using namespace std::string_literals;
  return "Exif\0\0MM\0*"s + big(8, 4) + big(1, 2) + big(0x0112, 2) + big(3, 2) + big(1, 4) +
         big(static_cast<std::uint64_t>(orientation), 2) + big(0, 2) + big(0, 4) + "Ann Example";
}

inline std::string chunk(const std::string& name, const std::string& data) {
  return big(data.size(), 4) + name + data + big(crc32_of(name + data), 4);
}

// A bitmap of 24 bits, rows from the bottom.
inline std::string bitmap(int width, int height, const Paint& paint) {
  std::string rows;
  for (int y = height - 1; y >= 0; --y) {
    std::string row;
    for (int x = 0; x < width; ++x) {
      const auto colour = paint(x, y);
      for (const int channel : {2, 1, 0})
        row += static_cast<char>(colour[static_cast<std::size_t>(channel)]);
    }
    row.resize((row.size() + 3) / 4 * 4);
    rows += row;
  }
  const auto w = static_cast<std::uint64_t>(width), h = static_cast<std::uint64_t>(height);
  return "BM" + little(54 + rows.size(), 4) + little(0, 4) + little(54, 4) + little(40, 4) +
         little(w, 4) + little(h, 4) + little(1, 2) + little(24, 2) + little(0, 24) + rows;
}

struct Decoded {
  int width = 0, height = 0, bands = 0;
  std::string pixels;

  int at(int x, int y, int band) const {
    const int place = (y * width + x) * bands + band;
    return static_cast<unsigned char>(pixels.at(static_cast<std::size_t>(place)));
  }
  bool is_red(int x, int y) const { return at(x, y, 0) > 150 && at(x, y, 2) < 100; }
  bool is_blue(int x, int y) const { return at(x, y, 2) > 150 && at(x, y, 0) < 100; }
};

// Nothing when it cannot be decoded.
inline Decoded decoded(std::string_view bytes) {
  Decoded all;
  const std::string answer = in_child([&]() -> std::string {
    VipsImage* const image = vips().image_new_from_buffer(bytes.data(), bytes.size(), "", nullptr);
    if (image == nullptr) return {};
    std::size_t size = 0;
    void* const memory = vips().image_write_to_memory(image, &size);
    if (memory == nullptr) return {};
    return little(static_cast<std::uint64_t>(vips().image_get_width(image)), 4) +
           little(static_cast<std::uint64_t>(vips().image_get_height(image)), 4) +
           little(static_cast<std::uint64_t>(vips().image_get_bands(image)), 4) +
           std::string(static_cast<char*>(memory), size);
  });
  if (answer.size() < 12) return all;
  all.width = static_cast<int>(little_endian(answer, 0, 4));
  all.height = static_cast<int>(little_endian(answer, 4, 4));
  all.bands = static_cast<int>(little_endian(answer, 8, 4));
  all.pixels = answer.substr(12);
  return all;
}

// A figure for each.
inline Article article_of(std::vector<std::string> pictures) {
  Article article;
  for (std::string& bytes : pictures) {
    const int number = static_cast<int>(article.resources.size());
    article.resources.push_back({"", std::move(bytes)});
    article.blocks.push_back(
        {.as = Figure{"https://example.org/" + std::to_string(number), "a flag", {}, number}});
  }
  mint_ids(article);
  return article;
}

inline const Figure& figure(const Article& article, std::size_t block) {
  return std::get<Figure>(article.blocks.at(block).as);
}

}  // namespace lectern::samples
