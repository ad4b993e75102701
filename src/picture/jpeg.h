// JPEG (ITU-T T.81), without decoding.
#pragma once

#include <string_view>

#include "picture/raster.h"

namespace lectern {

// Plain are baseline, extended and progressive pictures of eight bits, Huffman coded, in grey or
// three colours, upright, whole up to their end mark. What is left of the segments are tables,
// frames, scans, the JFIF head without its thumbnail, the colour profile and Adobe's colour mark;
// what stands behind the end goes. The picture data is not decoded.
Raster look_at_jpeg(std::string_view bytes);

}  // namespace lectern
