// A JPEG as pixels, for tests that look at one.
#pragma once

#include <cstddef>
#include <cstdio>
#include <string>
#include <vector>

#include <jpeglib.h>

namespace lectern {

struct Pixel {
  int red = 0, green = 0, blue = 0;
};

struct Picture {
  int width = 0, height = 0;
  std::vector<unsigned char> bytes;

  Pixel at(int x, int y) const {
    const std::size_t begin = 3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                                   static_cast<std::size_t>(x));
    return {bytes[begin], bytes[begin + 1], bytes[begin + 2]};
  }
};

// Ends the test program for what is no JPEG, as libjpeg does by itself.
inline Picture decoded(const std::string& jpeg) {
  jpeg_decompress_struct state{};
  jpeg_error_mgr errors{};
  state.err = jpeg_std_error(&errors);
  jpeg_create_decompress(&state);
  jpeg_mem_src(&state, reinterpret_cast<const unsigned char*>(jpeg.data()), jpeg.size());
  jpeg_read_header(&state, TRUE);
  state.out_color_space = JCS_RGB;
  jpeg_start_decompress(&state);
  Picture picture{static_cast<int>(state.output_width), static_cast<int>(state.output_height), {}};
  const std::size_t stride = 3 * std::size_t{state.output_width};
  picture.bytes.resize(stride * state.output_height);
  while (state.output_scanline < state.output_height) {
    JSAMPROW row = picture.bytes.data() + stride * state.output_scanline;
    jpeg_read_scanlines(&state, &row, 1);
  }
  jpeg_destroy_decompress(&state);
  return picture;
}

}  // namespace lectern
