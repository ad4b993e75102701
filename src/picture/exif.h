// Exif, of which one thing changes what a picture looks like.
#pragma once

#include <string_view>

namespace lectern {

// 1 to 8, of a TIFF structure as Exif holds one; 1, which is upright, when nothing is said.
int exif_orientation(std::string_view tiff);

}  // namespace lectern
