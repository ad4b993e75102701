// The styles of a drawing: CSS of which only plain declarations are understood, and nothing else
// is left.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

using KnowsId = std::function<bool(std::string_view id)>;

// Whether a value of an attribute or property is harmless: no address but `url(#id)` of an id that
// is known, no escape that could hide one.
bool is_plain_paint(std::string_view value, const KnowsId& knows);

// The ids that `url(#id)` names in a text.
std::vector<std::string_view> painted_ids(std::string_view text);

// "fill:red;stroke:none" without the declarations that are not understood.
std::string clean_declarations(std::string_view declarations, const KnowsId& knows);

// The rules of a style sheet that are understood, comments and at-rules left out.
std::string clean_rules(std::string_view sheet, const KnowsId& knows);

}  // namespace lectern
