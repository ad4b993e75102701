// What a text says of its own encoding.
#pragma once

#include <string_view>

#include "read/characters/encoding_labels.h"

namespace lectern {

// The encoding that an XML declaration or a <meta> names; null when there is none. The search for
// <meta> is "prescan a byte stream to determine its encoding" of the HTML standard,
// section 13.2.3.2
// (https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding),
// but goes on for 64 KiB: a browser that meets the element later starts again with what it says.
const Encoding* declared_encoding(std::string_view bytes);

}  // namespace lectern
