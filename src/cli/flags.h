// The commands and their flags, one table. The command line, the help texts and the configuration
// file are all made from it: a key in the file is the long name of a flag.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/settings.h"
#include "lectern/result.h"

namespace lectern::cli {

struct Flag {
  enum class Takes { nothing, text, number, list };
  std::string_view name;  // without dashes
  char letter;            // '\0': none
  Takes takes;
  std::string_view value;  // how the help names the value: "DIR"
  std::string_view help;   // one sentence
  // Called for each value that was given; "" when the flag takes nothing. Errors: usage, without
  // the flag's name.
  Status (*apply)(Settings& settings, const std::string& value);
  bool configurable = true;  // may stand in the configuration file
};

struct FlagGroup {
  std::string_view title;
  std::span<const Flag> flags;
};

struct Command {
  std::string_view name;
  std::string_view summary;    // for the list of commands; empty: a tool that it leaves out
  std::string_view arguments;  // "INPUT..."; empty: takes none
  std::string_view description;
  std::span<const FlagGroup> groups;
  std::string_view examples;
  int (*run)(const Settings& settings);  // gives the exit code
};

std::span<const Command> commands();

// Null when there is none of that name.
const Command* find_command(std::string_view name);
const Flag* find_flag(const Command& command, std::string_view name);

int convert_command(const Settings& settings);
int read_command(const Settings& settings);
int fetch_command(const Settings& settings);
int voices_command(const Settings& settings);
int spoken_lines_command(const Settings& settings);

}  // namespace lectern::cli
