// A cover on a canvas. Runs in a child process: see jpeg_codec.h.
#pragma once

#include <string>
#include <string_view>

#include "lectern/cover.h"
#include "lectern/result.h"

namespace lectern {

// Gives a JPEG. Requires: drawing_libraries_are_there(), texts that are clean lines.
// Errors: not_found without a font that has the title.
Result<std::string> print_cover(const CoverText& text, std::string_view lead_picture);

}  // namespace lectern
