// JPEG headers (ITU-T T.81).
#pragma once

#include <string_view>

namespace lectern {

// Everything up to the first scan is there and of the kinds that every viewer decodes: baseline,
// extended or progressive, eight bits, Huffman coded. The picture data itself is not looked at.
bool is_jpeg(std::string_view bytes);

}  // namespace lectern
