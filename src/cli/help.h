// The help texts, made from the table of flags. They read well aloud: sentences, no drawings.
#pragma once

#include <string>

#include "cli/flags.h"

namespace lectern::cli {

std::string program_help();
std::string command_help(const Command& command);

}  // namespace lectern::cli
