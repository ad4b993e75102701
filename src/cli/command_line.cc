#include "cli/command_line.h"

#include <algorithm>
#include <deque>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/values.h"

namespace lectern::cli {
namespace {

Error usage(std::string what, std::string way_out) {
  return {Error::Code::usage, std::move(what), std::move(way_out), ""};
}

std::string see_help(const Command& command) {
  return fmt::format("see lectern {} --help", command.name);
}

Error unknown_command(std::string_view name) {
  std::vector<std::string_view> names;
  for (const Command& command : commands())
    if (!command.summary.empty()) names.push_back(command.name);
  const std::string meant = suggestion(name, names);
  return usage(fmt::format("there is no command {}", name),
               meant.empty() ? "use " + listing(names) : meant);
}

Error unknown_flag(const Command& command, std::string_view argument) {
  const std::string_view bare =
      argument.substr(std::min(argument.find_first_not_of('-'), argument.size()));
  std::vector<std::string_view> names = {"help"};
  for (const FlagGroup& group : command.groups)
    for (const Flag& flag : group.flags) names.push_back(flag.name);
  const std::string meant = suggestion(bare.substr(0, bare.find('=')), names, "--");
  return usage(fmt::format("{} has no option {}", command.name, argument),
               meant.empty() ? see_help(command) : meant);
}

// One command as CLI11 wants it.
class Parser {
 public:
  explicit Parser(const Command& command) : command_(command) {
    app_.set_help_flag();  // help is a flag like the others here
    app_.allow_extras();
    app_.add_flag("-h,--help", help_);
    for (const FlagGroup& group : command.groups)
      for (const Flag& flag : group.flags) add(flag);
  }

  Result<CommandLine> parse(std::vector<std::string> arguments) {
    const auto end_of_flags = std::find(arguments.begin(), arguments.end(), "--");
    std::vector<std::string> flags(std::make_reverse_iterator(end_of_flags), arguments.rend());
    try {
      app_.parse(std::move(flags));  // reversed, as CLI11 takes a vector
    } catch (const CLI::ArgumentMismatch& error) {
      if (!help_) return missing_value(error);
    } catch (const CLI::Error& error) {
      if (!help_) return usage(error.what(), see_help(command_));
    }
    line_.command = &command_;
    if (help_) {
      line_.wish = CommandLine::Wish::help;
      return std::move(line_);
    }
    LECTERN_TRY(take_inputs({end_of_flags, arguments.end()}));
    collect();
    return std::move(line_);
  }

 private:
  void add(const Flag& flag) {
    Option& option = options_.emplace_back();
    option.flag = &flag;
    const std::string names = flag.letter == '\0' ? fmt::format("--{}", flag.name)
                                                  : fmt::format("-{},--{}", flag.letter, flag.name);
    if (flag.takes == Flag::Takes::nothing)
      app_.add_flag(names, option.times);
    else  // with extra arguments CLI11 would take "[a,b]" apart at its comma
      app_.add_option(names, option.values)->allow_extra_args(false);
  }

  // Of a flag that is given twice the last one counts, but for lists.
  void collect() {
    for (Option& option : options_) {
      if (option.times > 0) option.values.assign(1, "");
      if (option.values.empty()) continue;
      if (option.flag->takes != Flag::Takes::list)
        option.values.erase(option.values.begin(), option.values.end() - 1);
      line_.given.push_back({option.flag, std::move(option.values), ""});
    }
  }

  // What CLI11 did not know, and everything behind "--". Inputs are no option of CLI11's, which
  // would take their names apart, too.
  Status take_inputs(std::vector<std::string> behind) {
    line_.inputs = app_.remaining();
    for (const std::string& input : line_.inputs)
      if (input.size() > 1 && input.starts_with('-')) return unknown_flag(command_, input);
    if (!behind.empty()) line_.inputs.insert(line_.inputs.end(), behind.begin() + 1, behind.end());
    if (command_.arguments.empty() && !line_.inputs.empty())
      return usage(fmt::format("{} takes no argument {}", command_.name, line_.inputs.front()),
                   see_help(command_));
    return Done{};
  }

  Error missing_value(const CLI::Error& error) const {
    const std::string what = error.what();  // "--jobs: 1 required INT missing"
    return usage(what.substr(0, what.find(':')) + " needs a value", see_help(command_));
  }

  struct Option {
    const Flag* flag = nullptr;
    std::vector<std::string> values;
    int times = 0;  // for flags without a value
  };

  const Command& command_;
  CLI::App app_;
  std::deque<Option> options_;  // CLI11 keeps references to them
  CommandLine line_;
  bool help_ = false;
};

std::string flag_name(const Given& given) {
  return given.where.empty() ? fmt::format("--{}", given.flag->name)
                             : std::string(given.flag->name);
}

}  // namespace

Result<CommandLine> parse_command_line(std::vector<std::string> arguments) {
  CommandLine line;
  const std::string first = arguments.empty() ? "" : arguments.front();
  if (first == "--help" || first == "-h" || first == "help") {
    line.wish = CommandLine::Wish::help;
    if (arguments.size() > 1) {
      line.command = find_command(arguments[1]);
      if (line.command == nullptr) return unknown_command(arguments[1]);
    }
    return line;
  }
  if (first == "--version" || first == "-V") {
    line.wish = CommandLine::Wish::version;
    return line;
  }
  if (first.empty()) return usage("no command is named", "see lectern --help");
  const Command* const command = find_command(first);
  if (command == nullptr) return unknown_command(first);
  arguments.erase(arguments.begin());
  return Parser(*command).parse(std::move(arguments));
}

Status apply_all(const std::vector<Given>& given, Settings& settings) {
  for (const Given& it : given) {
    for (const std::string& value : it.values) {
      Status applied = it.flag->apply(settings, value);
      if (applied) continue;
      Error& error = applied.error();
      error.what = fmt::format("{}: {}", flag_name(it), error.what);
      error.where = it.where;
      return std::move(error);
    }
  }
  return Done{};
}

}  // namespace lectern::cli
