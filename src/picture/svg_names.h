// Which elements and attributes of SVG 1.1 a drawing may have, and where. Others, such as those of
// drawing programs, make the older EPUBCheck refuse the whole book.
#pragma once

#include <string_view>
#include <utility>

namespace lectern {

enum class SvgElement {
  drawn,      // kept: drawing, text, paint
  unwrapped,  // its content stays, it goes: links and choices
  missed,     // goes with all that is in it, and somebody may miss it
  unnoticed,  // goes without loss
};

SvgElement svg_element(std::string_view name);

// What an element that is missed is called: "a script".
std::string_view name_of_missed(std::string_view element);

// Whether a drawn element may stand in another.
bool may_hold(std::string_view parent, std::string_view child);

// Whether text directly inside it is shown or read.
bool holds_text(std::string_view element);

// Whether an element shows something by itself.
bool is_shape(std::string_view element);

// Whether the attribute draws, places or paints, may stand at the element, and has a value that is
// known where only some are. Not for id, style and href.
bool is_svg_attribute(std::string_view element, std::string_view attribute, std::string_view value);

// Attributes, between spaces, that the element must have, and the value that draws nothing.
std::pair<std::string_view, std::string_view> required_attributes(std::string_view element);

// Whether its href stands for another part of the drawing.
bool refers(std::string_view element);

}  // namespace lectern
