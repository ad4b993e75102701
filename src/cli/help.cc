#include "cli/help.h"

#include <fmt/format.h>

namespace lectern::cli {
namespace {

constexpr std::size_t column = 28;  // where the explanations begin
constexpr std::size_t width = 80;

std::string left_side(const Flag& flag) {
  std::string text = flag.letter == '\0' ? "      " : fmt::format("  -{}, ", flag.letter);
  text += fmt::format("--{}", flag.name);
  if (!flag.value.empty()) text += fmt::format(" {}", flag.value);
  return text;
}

// The explanation in lines, each beginning at `column`.
std::string with_help(std::string text, std::string_view help) {
  if (text.size() + 2 > column) text += '\n' + std::string(column, ' ');
  std::size_t at = column;
  if (!text.ends_with(' ')) text.resize(column, ' ');
  while (!help.empty()) {
    const std::string_view word = help.substr(0, help.find(' '));
    if (at > column && at + 1 + word.size() > width) {
      text += '\n' + std::string(column, ' ');
      at = column;
    } else if (at > column) {
      text += ' ';
      ++at;
    }
    text += word;
    at += word.size();
    help.remove_prefix(std::min(help.size(), word.size() + 1));
  }
  return text + '\n';
}

constexpr std::string_view exit_codes =
    "\nExit codes\n"
    "  0 all done, 1 some inputs failed, 2 wrong usage, 74 the outputs could not be\n"
    "  written, 75 interrupted with work left.\n";

}  // namespace

std::string program_help() {
  std::string text =
      "Usage: lectern COMMAND [OPTIONS]\n"
      "\n"
      "Turns saved articles into e-reader books and speech.\n"
      "\n"
      "Commands\n";
  for (const Command& command : commands())
    if (!command.summary.empty())
      text += with_help(fmt::format("  {}", command.name), command.summary);
  text +=
      "\nOptions\n"
      "  -h, --help                Show this help; after a command, that command's.\n"
      "  -V, --version             Show the version.\n"
      "\nExample\n"
      "  lectern convert articles -o books --to epub,mp3\n";
  text += exit_codes;
  return text;
}

std::string command_help(const Command& command) {
  std::string text =
      fmt::format("Usage: lectern {} [OPTIONS]{}{}\n\n{}\n", command.name,
                  command.arguments.empty() ? "" : " ", command.arguments, command.description);
  for (const FlagGroup& group : command.groups) {
    text += fmt::format("\n{}\n", group.title);
    for (const Flag& flag : group.flags) text += with_help(left_side(flag), flag.help);
  }
  text += "\nHelp\n  -h, --help                Show this help.\n";
  text += fmt::format("\nExamples\n{}", command.examples);
  text +=
      "\nThe configuration file, ~/.config/lectern/config.toml, takes the long names of\n"
      "options as its keys, such as rate = 200; the command line wins over it.\n";
  text += exit_codes;
  return text;
}

}  // namespace lectern::cli
