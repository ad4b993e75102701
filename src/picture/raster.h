// What the headers of a picture of pixels say, and the same picture without what is not picture.
#pragma once

#include <string>
#include <string_view>

namespace lectern {

struct Raster {
  int width = 0, height = 0;  // 0: the header does not say
  // Whether every viewer decodes it as it is: complete, of a usual kind, upright, in RGB or grey.
  bool plain = false;
  bool cut_off = false;  // its end is missing, which a decoder might paper over with grey
  std::string stripped;  // when plain: the same picture data without metadata
};

}  // namespace lectern
