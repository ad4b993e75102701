// GIF, without decoding.
#pragma once

#include <string_view>

#include "picture/raster.h"

namespace lectern {

// Plain are pictures whose blocks are whole; an end mark that is missing is added. Left are frames,
// animated or not, and how often they are repeated; comments and other programs' data go.
Raster look_at_gif(std::string_view bytes);

}  // namespace lectern
