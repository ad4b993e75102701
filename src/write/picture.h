// Which pictures go into a document: told by their first bytes. What they hold is the concern of
// fit_pictures(), which has made them such as every reading system shows.
#pragma once

#include <string_view>

namespace lectern {

struct PictureFormat {
  std::string_view media_type;  // empty: not to be embedded
  std::string_view extension;   // ".png"
};

// JPEG, PNG, GIF and SVG; anything else: an empty media type.
PictureFormat recognise_picture(std::string_view bytes);

}  // namespace lectern
