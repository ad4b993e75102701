// A drawing as its elements in a row, so that walks over it need no stack of calls.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/xml.h"
#include "lectern/result.h"

namespace lectern {

struct SvgNode {
  std::string name;  // empty: a text
  std::vector<XmlAttribute> attributes;
  std::string text;
  std::size_t end = 0;  // behind its last descendant
};

struct SvgTree {
  std::vector<SvgNode> nodes;  // in document order, the root first
  std::map<std::string, std::size_t, std::less<>> ids;
  std::vector<std::string_view> missed;  // names of what was left out, each once

  bool knows(std::string_view id) const { return ids.contains(id); }
};

// The known elements of a drawing, without what goes (svg_names.h); attributes are as they were,
// but for ids that are bad or were there before. Errors: as sanitise_svg().
Result<SvgTree> read_svg(std::string_view bytes);

// Errors: unsafe_input when elements refer to themselves, or to so many others which refer to
// others that showing it would take for ever.
Status check_references(const SvgTree& tree);

}  // namespace lectern
