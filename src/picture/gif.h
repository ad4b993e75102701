// GIF, without decoding.
#pragma once

#include <string_view>

#include "picture/raster.h"

namespace lectern {

// Plain are pictures with a frame that is whole; they end behind the last such frame, with an end
// mark. Left are frames, animated or not, and how often they are repeated; comments and other
// programs' data go.
Raster look_at_gif(std::string_view bytes);

}  // namespace lectern
