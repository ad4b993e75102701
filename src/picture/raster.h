// What the headers of a picture of pixels say, and the same picture without what is not picture.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lectern {

struct Raster {
  int width = 0, height = 0;  // 0: the header does not say
  // Whether every viewer decodes it as it is: complete, of a usual kind, upright, in RGB or grey.
  bool plain = false;
  bool cut_off = false;  // its end is missing, which a decoder might paper over with grey
  std::vector<std::string_view> kept;  // when plain: what is left, most of it in the bytes

  // The same picture data without metadata. Requires: plain, and that the bytes are still there.
  std::string stripped() const {
    std::string all;
    for (const std::string_view part : kept) all += part;
    return all;
  }
};

}  // namespace lectern
