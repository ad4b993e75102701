#include "picture/svg_names.h"

#include <algorithm>

namespace lectern {
namespace {

// Lists of names, each between spaces.

constexpr std::string_view shapes = " path rect circle ellipse line polyline polygon use text ";
constexpr std::string_view words = " title desc ";
constexpr std::string_view anything =
    " svg g defs symbol use path rect circle ellipse line polyline polygon text marker pattern mask"
    " clipPath linearGradient radialGradient style title desc ";
constexpr std::string_view nothing = " ";

// Attributes that are understood at many elements.
constexpr std::string_view paint =
    " transform opacity color display visibility fill fill-opacity fill-rule stroke stroke-width"
    " stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray"
    " stroke-dashoffset clip-path clip-rule mask ";
constexpr std::string_view type =
    " font-family font-size font-style font-weight text-anchor letter-spacing word-spacing"
    " text-decoration dominant-baseline direction ";
constexpr std::string_view stops = " color stop-color stop-opacity ";
constexpr std::string_view markers = " marker-start marker-mid marker-end ";

enum Shared : unsigned { none = 0, paints = 1, types = 2, stopping = 4, marking = 8 };
constexpr unsigned container = paints | types | stopping | marking;

struct Element {
  std::string_view name;
  std::string_view children;
  unsigned shared;              // attributes
  std::string_view attributes;  // of its own
  std::string_view required = {}, empty = {};
};

// What EPUBCheck 4.2.6 lets stand at each; tried out, element by element and attribute by
// attribute.
constexpr Element elements[] = {
    {"svg", anything, container, " viewBox preserveAspectRatio width height x y overflow "},
    {"g", anything, container, nothing},
    {"defs", anything, container, nothing},
    {"symbol", anything, container, " viewBox preserveAspectRatio width height overflow "},
    {"marker", anything, container,
     " viewBox preserveAspectRatio orient refX refY markerWidth markerHeight markerUnits "
     "overflow "},
    {"pattern", anything, container,
     " viewBox preserveAspectRatio width height x y patternUnits patternContentUnits"
     " patternTransform overflow "},
    {"mask", anything, container, " width height x y maskUnits maskContentUnits "},
    {"use", words, container, " width height x y "},
    {"clipPath", shapes, paints | types, " clipPathUnits "},
    {"path", words, paints | marking, " d pathLength ", " d ", ""},
    {"rect", words, paints, " width height x y rx ry ", " width height ", "0"},
    {"circle", words, paints, " cx cy r ", " r ", "0"},
    {"ellipse", words, paints, " cx cy rx ry ", " rx ry ", "0"},
    {"line", words, paints | marking, " x1 y1 x2 y2 "},
    {"polyline", words, paints | marking, " points ", " points ", ""},
    {"polygon", words, paints | marking, " points ", " points ", ""},
    {"text", " tspan textPath title desc ", paints | types, " x y dx dy rotate textLength "},
    {"tspan", " tspan title desc ", paints | types, " x y dx dy rotate textLength "},
    {"textPath", " tspan title desc ", paints | types, " startOffset textLength "},
    {"linearGradient", " stop ", stopping,
     " x1 y1 x2 y2 gradientUnits gradientTransform spreadMethod "},
    {"radialGradient", " stop ", stopping,
     " cx cy fx fy r gradientUnits gradientTransform spreadMethod "},
    {"stop", nothing, stopping, " offset ", " offset ", "0"},
    {"style", nothing, none, nothing},
    {"title", nothing, none, nothing},
    {"desc", nothing, none, nothing},
};

// Where `transform` does not stand although paint does.
constexpr std::string_view untransformed = " svg symbol marker pattern mask tspan textPath ";

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

constexpr std::string_view alignments =
    " none xMinYMin xMidYMin xMaxYMin xMinYMid xMidYMid xMaxYMid xMinYMax xMidYMax xMaxYMax ";

// Attributes whose values are words of a list.
constexpr std::pair<std::string_view, std::string_view> values[] = {
    {"clip-rule", " nonzero evenodd inherit "},
    {"fill-rule", " nonzero evenodd inherit "},
    {"stroke-linecap", " butt round square inherit "},
    {"stroke-linejoin", " miter round bevel inherit "},
    {"visibility", " visible hidden collapse inherit "},
    {"display", " inline block none inherit "},
    {"overflow", " visible hidden scroll auto inherit "},
    {"text-anchor", " start middle end inherit "},
    {"font-style", " normal italic oblique inherit "},
    {"font-weight", " normal bold bolder lighter 100 200 300 400 500 600 700 800 900 inherit "},
    {"direction", " ltr rtl inherit "},
    {"dominant-baseline",
     " auto use-script no-change reset-size ideographic alphabetic hanging mathematical central"
     " middle text-after-edge text-before-edge inherit "},
    {"spreadMethod", " pad reflect repeat "},
    {"markerUnits", " strokeWidth userSpaceOnUse "},
};

bool contains(std::string_view list, std::string_view name) {
  for (std::size_t at = list.find(name); at != list.npos; at = list.find(name, at + 1))
    if (!name.empty() && list[at - 1] == ' ' && list[at + name.size()] == ' ') return true;
  return false;
}

const Element* find_element(std::string_view name) {
  const auto* found = std::ranges::find(elements, name, &Element::name);
  return found == std::end(elements) ? nullptr : found;
}

const auto* find_missed(std::string_view name) {
  const auto* found =
      std::ranges::find(missed, name, &std::pair<std::string_view, std::string_view>::first);
  return found == std::end(missed) ? nullptr : found;
}

// "xMidYMid", "xMidYMid slice".
bool is_alignment(std::string_view value) {
  const std::size_t space = value.find(' ');
  const std::string_view fit = space == value.npos ? "meet" : value.substr(space + 1);
  return contains(alignments, value.substr(0, space)) && (fit == "meet" || fit == "slice");
}

bool is_known_value(std::string_view attribute, std::string_view value) {
  if (attribute == "preserveAspectRatio") return is_alignment(value);
  if (attribute.ends_with("Units") && attribute != "markerUnits")
    return value == "userSpaceOnUse" || value == "objectBoundingBox";
  for (const auto& [name, allowed] : values)
    if (name == attribute) return value.find(' ') == value.npos && contains(allowed, value);
  return true;
}

bool may_stand(const Element& element, std::string_view attribute) {
  if (attribute == "class" || contains(element.attributes, attribute)) return true;
  if (attribute == "transform" && contains(untransformed, element.name)) return false;
  return ((element.shared & paints) != 0 && contains(paint, attribute)) ||
         ((element.shared & types) != 0 && contains(type, attribute)) ||
         ((element.shared & stopping) != 0 && contains(stops, attribute)) ||
         ((element.shared & marking) != 0 && contains(markers, attribute));
}

}  // namespace

SvgElement svg_element(std::string_view name) {
  if (find_element(name) != nullptr) return SvgElement::drawn;
  if (name == "a" || name == "switch") return SvgElement::unwrapped;
  return find_missed(name) != nullptr ? SvgElement::missed : SvgElement::unnoticed;
}

std::string_view name_of_missed(std::string_view element) {
  const auto* found = find_missed(element);
  return found == nullptr ? std::string_view() : found->second;
}

bool may_hold(std::string_view parent, std::string_view child) {
  const Element* element = find_element(parent);
  return element != nullptr && contains(element->children, child);
}

bool holds_text(std::string_view element) {
  return contains(" text tspan textPath title desc style ", element);
}

bool is_shape(std::string_view element) {
  return contains(shapes, element);
}

bool is_svg_attribute(std::string_view element, std::string_view attribute,
                      std::string_view value) {
  const Element* found = find_element(element);
  return found != nullptr && may_stand(*found, attribute) && is_known_value(attribute, value);
}

std::pair<std::string_view, std::string_view> required_attributes(std::string_view element) {
  const Element* found = find_element(element);
  if (found == nullptr) return {};
  return {found->required, found->empty};
}

bool refers(std::string_view element) {
  return contains(" use linearGradient radialGradient pattern textPath ", element);
}

}  // namespace lectern
