// How large a JPEG or PNG says it is.
#pragma once

#include <optional>
#include <string_view>

namespace lectern {

struct PictureSize {
  std::string_view media_type;
  int width = 0, height = 0;  // pixels, both positive
};

// Nothing for bytes of any other kind, and for pictures whose head or end is missing. What lies
// between is not looked at.
std::optional<PictureSize> size_of_picture(std::string_view bytes);

}  // namespace lectern
