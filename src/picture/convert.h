// Decoding: any picture of pixels → a JPEG or PNG of the size that is wanted. Only ever called in
// a child (studio.h), for this is where foreign bytes meet the codecs.
#pragma once

#include <string>
#include <string_view>

#include "lectern/picture.h"
#include "lectern/result.h"

namespace lectern {

struct Converted {
  std::string_view media_type;  // "image/jpeg" or "image/png"
  std::string bytes;
  int width = 0, height = 0;
};

// Reads JPEG, PNG, GIF, WebP, AVIF, HEIC, TIFF and BMP, of several pictures in one the first.
// Upright, in sRGB or grey, eight bits, without metadata. JPEG for photos without transparency,
// PNG for the rest. Errors: too_large for more than `most_pixels`; malformed.
// Requires: load_vips() was done.
Result<Converted> convert_picture(std::string_view bytes, const PictureOptions& options);

}  // namespace lectern
