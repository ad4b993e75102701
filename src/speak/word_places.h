// Which written text a spoken word stands for.
#pragma once

#include <string_view>

#include "lectern/script.h"

namespace lectern {

// `spoken` and `written` are the same text before and after what was changed for the voice (a
// number spelled out, an abbreviation resolved). A range outside the change is moved; one that
// touches it becomes the whole of what was changed.
TextRange written_place(std::string_view spoken, std::string_view written, TextRange word);

}  // namespace lectern
