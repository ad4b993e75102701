// Which pictures every reading system can show: told by their bytes, and only when the header
// holds what a viewer needs, since a broken picture makes the whole book invalid.
#pragma once

#include <string_view>

namespace lectern {

struct PictureFormat {
  std::string_view media_type;  // empty: not to be embedded
  std::string_view extension;   // ".png"
};

// JPEG, PNG, GIF and harmless SVG; anything else, or broken: an empty media type.
PictureFormat recognise_picture(std::string_view bytes);

}  // namespace lectern
