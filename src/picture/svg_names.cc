#include "picture/svg_names.h"

#include <algorithm>
#include <utility>

namespace lectern {
namespace {

// Lists of names, each between spaces.

constexpr std::string_view drawn_elements =
    " svg g defs symbol use path rect circle ellipse line text polyline polygon tspan"
    " linearGradient radialGradient stop clipPath mask textPath marker pattern desc title style ";

constexpr std::string_view shapes = " use path rect circle ellipse line text polyline polygon ";

constexpr std::pair<std::string_view, std::string_view> missed[] = {
    {"script", "a script"},
    {"foreignObject", "embedded text"},
    {"image", "an embedded image"},
    {"filter", "a filter"},
    {"animate", "an animation"},
    {"animateTransform", "an animation"},
    {"animateMotion", "an animation"},
    {"animateColor", "an animation"},
    {"set", "an animation"},
    {"video", "a video"},
    {"audio", "a sound"},
};

// Attributes that may stand at any of these elements.
constexpr std::string_view attributes =
    " class transform viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy fx fy r rx ry"
    " dx dy d points offset orient refX refY markerWidth markerHeight markerUnits gradientUnits"
    " gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits patternUnits"
    " patternContentUnits patternTransform startOffset opacity color display visibility fill"
    " fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin"
    " stroke-miterlimit stroke-dasharray stroke-dashoffset stop-color stop-opacity clip-path"
    " clip-rule mask ";

// What only an element with text, or one around it, may have.
constexpr std::string_view text_attributes =
    " font-family font-size font-style font-weight text-anchor letter-spacing ";
constexpr std::string_view around_text = " svg g text tspan textPath ";

bool contains(std::string_view list, std::string_view name) {
  for (std::size_t at = list.find(name); at != list.npos; at = list.find(name, at + 1))
    if (!name.empty() && list[at - 1] == ' ' && list[at + name.size()] == ' ') return true;
  return false;
}

const auto* find_missed(std::string_view name) {
  const auto found =
      std::ranges::find(missed, name, &std::pair<std::string_view, std::string_view>::first);
  return found == std::end(missed) ? nullptr : found;
}

}  // namespace

SvgElement svg_element(std::string_view name) {
  if (contains(drawn_elements, name)) return SvgElement::drawn;
  if (name == "a" || name == "switch") return SvgElement::unwrapped;
  return find_missed(name) != nullptr ? SvgElement::missed : SvgElement::unnoticed;
}

std::string_view name_of_missed(std::string_view element) {
  const auto* found = find_missed(element);
  return found == nullptr ? std::string_view() : found->second;
}

bool holds_text(std::string_view element) {
  return contains(" text tspan textPath title desc style ", element);
}

bool is_shape(std::string_view element) {
  return contains(shapes, element);
}

bool is_svg_attribute(std::string_view element, std::string_view attribute) {
  return contains(attributes, attribute) ||
         (contains(text_attributes, attribute) && contains(around_text, element));
}

bool refers(std::string_view element) {
  return contains(" use linearGradient radialGradient pattern textPath ", element);
}

}  // namespace lectern
