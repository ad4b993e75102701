// lectern, the program: arguments and configuration to settings, settings to a command.
#include <signal.h>

#include <algorithm>
#include <new>

#include <fmt/format.h>

#include "cli/command_line.h"
#include "cli/config.h"
#include "cli/exit_codes.h"
#include "cli/help.h"
#include "cli/talk.h"
#include "lectern/version.h"

namespace lectern::cli {
namespace {

// The command line wins over the configuration.
Result<Settings> settle(const CommandLine& line) {
  Settings from_line;
  LECTERN_TRY(apply_all(line.given, from_line));
  std::vector<Given> given = LECTERN_TRY(load_config(from_line.config_file, *line.command));
  std::erase_if(given, [&](const Given& it) {
    return std::any_of(line.given.begin(), line.given.end(),
                       [&](const Given& other) { return other.flag == it.flag; });
  });
  Settings settings;
  LECTERN_TRY(apply_all(given, settings));
  LECTERN_TRY(apply_all(line.given, settings));
  settings.inputs = line.inputs;
  return settings;
}

Result<int> run(std::vector<std::string> arguments) {
  const CommandLine line = LECTERN_TRY(parse_command_line(std::move(arguments)));
  if (line.wish == CommandLine::Wish::version) {
    LECTERN_TRY(DataOutput().print(fmt::format("lectern {}\n", version())));
    return all_done;
  }
  if (line.wish == CommandLine::Wish::help) {
    LECTERN_TRY(
        DataOutput().print(line.command == nullptr ? program_help() : command_help(*line.command)));
    return all_done;
  }
  return line.command->run(LECTERN_TRY(settle(line)));
}

}  // namespace
}  // namespace lectern::cli

int main(int argc, char** argv) {
  using namespace lectern;
  signal(SIGPIPE, SIG_IGN);  // a reader who leaves is no reason to lose work
  try {
    const Result<int> code = cli::run({argv + std::min(argc, 1), argv + argc});
    if (code) return *code;
    cli::complain(code.error());
    return cli::exit_code(code.error());
  } catch (const std::bad_alloc&) {
    cli::say("lectern: the memory is full");
    return cli::some_failed;
  }
}
