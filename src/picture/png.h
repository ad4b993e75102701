// PNG, without decoding.
#pragma once

#include <string_view>

#include "picture/raster.h"

namespace lectern {

// Plain are pictures whose chunks are whole, with true checksums, from the header to the end, and
// which no Exif turns. Left are the chunks that say how the picture looks; text, times and the
// further pictures of an animation go.
Raster look_at_png(std::string_view bytes);

}  // namespace lectern
