// Windows bitmaps, which the picture library does not read.
#pragma once

#include <string>
#include <string_view>

#include "lectern/result.h"

namespace lectern {

struct Pixels {
  int width = 0, height = 0;
  std::string rgb;  // three bytes each, rows from the top
};

bool is_bmp(std::string_view bytes);

// Uncompressed bitmaps of 1, 4, 8, 24 and 32 bits, the fourth byte unused as Windows has it.
// Errors: unsupported_format; malformed; too_large for more than `most_pixels`.
Result<Pixels> decode_bmp(std::string_view bytes);

}  // namespace lectern
