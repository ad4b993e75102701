// Where the data that comes with the program lies.
#pragma once

#include <string>

#include "lectern/result.h"

namespace lectern {

// LECTERN_VOICES if set, else `voices/` beside the build tree that the program runs from, else the
// installed folder. Errors: not_found, naming what was tried.
Result<std::string> find_voices_folder();

}  // namespace lectern
