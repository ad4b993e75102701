// SVG without whatever could run, load or confuse: drawing, text and paint are left.
#pragma once

#include <string>
#include <string_view>

#include "lectern/result.h"

namespace lectern {

struct CleanDrawing {
  std::string bytes;     // begins with "<svg"
  std::string left_out;  // for a person, "a script, an image"; empty when nothing is missed
};

bool looks_like_svg(std::string_view bytes);

// A standalone drawing of known elements and attributes. Scripts, event attributes, animation,
// embedded HTML and pictures, links, addresses that lead out of the drawing, doubled ids, and what
// drawing programs keep for themselves are gone; style sheets keep the rules that are understood.
// Errors: malformed; unsafe_input for entities, and for drawings that draw themselves or their
// parts over and over; too_large.
Result<CleanDrawing> sanitise_svg(std::string_view bytes);

}  // namespace lectern
