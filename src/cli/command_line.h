// The arguments, taken apart by CLI11. Nothing is checked here but that flags exist and have
// their values.
#pragma once

#include <string>
#include <vector>

#include "cli/flags.h"

namespace lectern::cli {

struct Given {
  const Flag* flag;
  std::vector<std::string> values;
  std::string where;  // the file and line, when it stands in the configuration
};

struct CommandLine {
  enum class Wish { run, help, version };
  Wish wish = Wish::run;
  const Command* command = nullptr;  // null only for help or version without a command
  std::vector<std::string> inputs;
  std::vector<Given> given;
};

// `arguments` without the program's name. Errors: usage, with suggestions.
Result<CommandLine> parse_command_line(std::vector<std::string> arguments);

// Calls the flags' functions. Errors: usage, naming the flag.
Status apply_all(const std::vector<Given>& given, Settings& settings);

}  // namespace lectern::cli
