// Which elements and attributes of SVG 1.1 a drawing may have. Others, such as those of drawing
// programs, make the older EPUBCheck refuse the whole book.
#pragma once

#include <string_view>

namespace lectern {

enum class SvgElement {
  drawn,      // kept: drawing, text, paint
  unwrapped,  // its content stays, it goes: links and choices
  missed,     // goes with all that is in it, and somebody may miss it
  unnoticed,  // goes without loss
};

SvgElement svg_element(std::string_view name);

// What a kept element that is missed is called: "a script".
std::string_view name_of_missed(std::string_view element);

// Whether text directly inside it is shown or read.
bool holds_text(std::string_view element);

// Whether an element shows something by itself.
bool is_shape(std::string_view element);

// Whether the attribute draws, places or paints, and may stand there. Not for id, style and href.
bool is_svg_attribute(std::string_view element, std::string_view attribute);

// Whether its href stands for another part of the drawing.
bool refers(std::string_view element);

}  // namespace lectern
