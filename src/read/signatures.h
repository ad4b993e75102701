// Files that are no text at all, told by their first bytes.
#pragma once

#include <string_view>

#include "lectern/result.h"

namespace lectern {

// Error: unsupported_format, which names the format and a way to something that lectern reads. Done
// for whatever has none of the signatures.
Status refuse_known_binary(std::string_view bytes);

}  // namespace lectern
