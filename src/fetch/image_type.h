// What kind of picture bytes are, told by their own signature and by nothing that a server says.
#pragma once

#include <string_view>

namespace lectern {

// "jpg", "png", "gif", "webp", "avif", "heic", "bmp", "tiff" or "svg"; empty for anything else.
std::string_view image_extension(std::string_view bytes);

}  // namespace lectern
