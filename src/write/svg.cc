#include "write/svg.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "base/xml.h"

namespace lectern {
namespace {

constexpr std::string_view svg_space = "http://www.w3.org/2000/svg",
                           xlink_space = "http://www.w3.org/1999/xlink";

// Lists of names, each between spaces.

// Drawing, text and paint; no script, style, a, image, foreignObject, animate, set, metadata.
constexpr std::string_view known_elements =
    " svg g defs symbol use path rect circle ellipse line text polyline polygon tspan"
    " linearGradient radialGradient stop clipPath mask textPath marker pattern desc title ";

// Attributes that draw, place or paint, and may stand at any of these elements. Others, such as
// those of drawing programs, make the older EPUBCheck refuse the whole book.
constexpr std::string_view known_attributes =
    " id class style transform version viewBox preserveAspectRatio width height x y x1 y1 x2"
    " y2 cx cy fx fy r rx ry dx dy d points offset orient refX refY markerWidth markerHeight"
    " markerUnits gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits"
    " maskContentUnits patternUnits patternContentUnits patternTransform startOffset opacity"
    " color display visibility fill fill-opacity fill-rule stroke stroke-width stroke-opacity"
    " stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset"
    " stop-color stop-opacity clip-path clip-rule mask ";

// What only an element with text, or one around it, may have.
constexpr std::string_view text_attributes =
    " font-family font-size font-style font-weight text-anchor letter-spacing ";
constexpr std::string_view text_elements = " svg g text tspan textPath ";

bool contains(std::string_view list, const std::string& name) {
  return list.find(' ' + name + ' ') != list.npos;
}

bool is_id(std::string_view id) {
  const auto is_part = [](char c) {
    return is_ascii_alphanumeric(c) || c == '_' || c == '-' || c == '.';
  };
  return !id.empty() && std::ranges::all_of(id, is_part) && id[0] != '-' && id[0] != '.' &&
         !is_ascii_digit(id[0]);
}

// Looks at one element after the other; remembers what only the end can tell.
class Inspector {
 public:
  bool accepts(const XmlNode& node) {
    if (node.kind == XmlNode::Kind::instruction) return false;
    if (node.kind == XmlNode::Kind::text) return true;
    if (node.name_space != svg_space || !contains(known_elements, node.name)) return false;
    if (!has_root_ && node.name != "svg") return false;
    has_root_ = true;
    return std::ranges::all_of(node.attributes,
                               [&](const XmlAttribute& it) { return accepts(node.name, it); });
  }

  // Every reference leads to something in the drawing itself.
  bool is_whole() const {
    return has_root_ && std::ranges::all_of(
                            references_, [&](const std::string& id) { return ids_.contains(id); });
  }

 private:
  bool accepts(const std::string& element, const XmlAttribute& it) {
    if (it.name_space == xlink_space && it.name == "href") return accepts_reference(it.value);
    if (!it.name_space.empty()) return false;
    if (it.name == "id") return is_id(it.value) && ids_.insert(it.value).second;
    const bool is_known = contains(known_attributes, it.name) ||
                          (contains(text_attributes, it.name) && contains(text_elements, element));
    return is_known && accepts_paint(it.value);
  }

  bool accepts_reference(const std::string& address) {
    if (!address.starts_with('#')) return false;
    references_.push_back(address.substr(1));
    return true;
  }

  // url(#id), any number of times; a backslash could hide another.
  bool accepts_paint(const std::string& value) {
    if (value.find('\\') != value.npos || value.find('@') != value.npos) return false;
    const std::string lower = ascii_lower(value);
    for (std::size_t at = lower.find("url"); at != lower.npos; at = lower.find("url", at + 3)) {
      const std::size_t end = value.find(')', at);
      if (value.substr(at, 5) != "url(#" || end == value.npos) return false;
      references_.push_back(value.substr(at + 5, end - at - 5));
    }
    return true;
  }

  bool has_root_ = false;
  std::set<std::string> ids_;
  std::vector<std::string> references_;
};

}  // namespace

bool is_harmless_svg(std::string_view bytes) {
  if (!trim(bytes.substr(0, 64)).starts_with('<')) return false;  // spares the parser other formats
  Inspector inspector;
  bool harmless = true;
  const Status read = scan_xml(bytes, [&](const XmlNode& node) {
    harmless = inspector.accepts(node);
    return harmless;
  });
  return read && harmless && inspector.is_whole();
}

}  // namespace lectern
