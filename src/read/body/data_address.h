// Bytes that stand in an address of their own: RFC 2397.
#pragma once

#include <string>
#include <string_view>

namespace lectern {

// The bytes of `data:image/png;base64,…`; empty when there are none.
std::string bytes_of_data(std::string_view address);

// "image/png" of PNG bytes, likewise JPEG, GIF, WebP, AVIF, HEIC, TIFF, BMP, SVG; empty for
// anything else.
std::string_view sniff_image(std::string_view bytes);

}  // namespace lectern
