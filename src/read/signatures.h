// Files that are no text for people, told by how they begin.
#pragma once

#include <string_view>

#include "lectern/result.h"

namespace lectern {

// Error: unsupported_format, which names the format and a way to something that lectern reads. Done
// for whatever has none of the signatures.
Status refuse_known_binary(std::string_view bytes);

// Bytes, and the text that was made of them, of which too much is no text. Error:
// unsupported_format.
Status refuse_damaged(std::string_view bytes, std::string_view text);

// Text that nobody reads: XML and JSON of a kind that no reader knows. Error: unsupported_format.
Status refuse_known_data(std::string_view text);

}  // namespace lectern
