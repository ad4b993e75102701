// Cairo's pictures from and to JPEG. Wraps libjpeg, whose errors end the process: it is called in
// a child that has nothing else to lose.
#pragma once

#include <string>
#include <string_view>

#include "cover/libraries.h"

namespace lectern {

// How a child ends that cannot decode what it was given.
inline constexpr int undecodable = 3;

// In CAIRO_FORMAT_RGB24, scaled down by up to eight as long as it still covers width × height. Ends
// the process with `undecodable` for what is broken, has over 100 megapixels or is CMYK.
cairo_surface_t* decode_jpeg(std::string_view bytes, int width, int height);

// Requires: an image surface in CAIRO_FORMAT_RGB24.
std::string encode_jpeg(cairo_surface_t* surface);

}  // namespace lectern
