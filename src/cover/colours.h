// The colours of a drawn cover.
#pragma once

#include <string_view>

namespace lectern {

// sRGB, each part 0 to 1.
struct Colour {
  double red = 0, green = 0, blue = 0;
};

// WCAG 2.2: 1 for the same luminance, 21 for black and white.
double contrast(Colour one, Colour other);

struct CoverColours {
  Colour ground, ink;
  Colour quiet_ink;  // for what is not the title
  Colour mark;       // of what is no text
};

// The same for the same name. Inks have a contrast of at least 4.5 with the ground.
CoverColours colours_for(std::string_view name);

}  // namespace lectern
