// Character references in text that is no markup: titles.
#pragma once

#include <string>
#include <string_view>

namespace lectern {

// "R&amp;D" → "R&D". Decodes once more where a whole reference remains ("&amp;#21328;").
std::string decode_entities(std::string_view text);

}  // namespace lectern
