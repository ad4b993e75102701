// The inputs that a command is given: on its line, and in a list.
#pragma once

#include <string>
#include <vector>

#include "cli/settings.h"

namespace lectern::cli {

// Errors: usage when there are none, or the list cannot be read.
Result<std::vector<std::string>> all_inputs(const Settings& settings);

}  // namespace lectern::cli
