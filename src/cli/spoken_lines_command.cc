// `lectern spoken-lines`: one step of the text room, line by line, for scorers. Not in the help.
#include <iostream>

#include <fmt/format.h>

#include "cli/exit_codes.h"
#include "cli/flags.h"
#include "cli/talk.h"
#include "lectern/spoken.h"

namespace lectern::cli {
namespace {

std::string unescaped(std::string_view line) {
  std::string text;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] != '\\' || at + 1 == line.size()) {
      text += line[at];
      continue;
    }
    const char c = line[++at];
    text += c == 'n' ? '\n' : c == 't' ? '\t' : c;
  }
  return text;
}

std::string escaped(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (c == '\\') {
      line += "\\\\";
    } else if (c == '\n') {
      line += "\\n";
    } else if (c == '\t') {
      line += "\\t";
    } else {
      line += c;
    }
  }
  return line;
}

// The sentences of a line, with tabs between them.
Result<std::string> segmented(const std::string& line, const std::string& language) {
  const std::string text = unescaped(line);
  std::string answer;
  for (const TextRange& range : sentence_ranges(text, language)) {
    if (!answer.empty()) answer += '\t';
    answer += escaped(std::string_view(text).substr(range.begin, range.end - range.begin));
  }
  return answer;
}

// One word for each character: its reading, or the character itself.
Result<std::string> read_by_character(const std::string& line, const std::string&) {
  const std::vector<std::string> readings = han_readings(line);
  std::string answer;
  std::size_t at = 0;
  for (const std::string& reading : readings) {
    std::size_t end = at + 1;
    while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) ++end;
    if (!answer.empty()) answer += ' ';
    const std::string itself = line.substr(at, end - at);
    answer += !reading.empty() ? reading : itself == " " ? "_" : itself;
    at = end;
  }
  return answer;
}

Result<std::string> spoken(const std::string& line, const std::string& language) {
  return spoken_text(line, language);
}

using Answer = Result<std::string> (*)(const std::string& line, const std::string& language);

Result<Answer> answer_for(std::string_view task) {
  if (task == "tn") return spoken;
  if (task == "poly") return read_by_character;
  if (task == "seg") return segmented;
  return Error{Error::Code::usage, fmt::format("there is no task {}", task),
               "name tn, poly or seg with --task", ""};
}

}  // namespace

int spoken_lines_command(const Settings& settings) {
  const auto answer = answer_for(settings.task);
  if (!answer) {
    complain(answer.error());
    return exit_code(answer.error());
  }
  DataOutput output;
  for (std::string line; std::getline(std::cin, line);) {
    const auto text = (*answer)(line, settings.line_language);
    const Status printed = text ? output.print(*text + "\n") : Status(text.error());
    if (printed) continue;
    complain(printed.error());
    return exit_code(printed.error());
  }
  return all_done;
}

}  // namespace lectern::cli
