#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/texts/markdown.h"

namespace lectern {
namespace {

constexpr std::size_t longest_look = 1 << 16;  // bytes
constexpr int lines_for_a_sign = 12;           // prose has long paragraphs and few headings

bool is_heading(std::string_view line) {
  const std::size_t level = line.find_first_not_of('#');
  return level >= 1 && level <= 6 && level < line.size() &&
         (line[level] == ' ' || line[level] == '\t');
}

// The row of hyphens under a table's head.
bool is_table_rule(std::string_view line) {
  return line.find("--") != std::string_view::npos && line.find('|') != std::string_view::npos &&
         line.find_first_not_of(" \t|:-") == std::string_view::npos;
}

bool is_definition(std::string_view line) {
  return line.starts_with('[') && line.find("]: ") != std::string_view::npos;
}

// How many places in the line begin with `open` and have `close` behind it.
int pairs(std::string_view line, std::string_view open, std::string_view close) {
  int count = 0;
  for (std::size_t at = line.find(open); at != std::string_view::npos; at = line.find(open, at)) {
    at = line.find(close, at + open.size() + 1);
    if (at == std::string_view::npos) break;
    at += close.size();
    ++count;
  }
  return count;
}

// "**so**", not "2 ** 3 ** 4".
bool has_strong(std::string_view line) {
  const std::size_t at = line.find("**");
  return at != std::string_view::npos && at + 2 < line.size() && line[at + 2] != ' ' &&
         line[at + 2] != '*' && pairs(line.substr(at), "**", "**") > 0;
}

int signs_of(std::string_view line) {
  if (is_heading(line)) return 3;
  if (is_table_rule(line)) return 4;
  if (is_definition(line)) return 3;
  return 3 * std::min(pairs(line, "](", ")"), 3) + 2 * std::min(pairs(line, "[[", "]]"), 3) +
         (has_strong(line) ? 2 : 0);
}

}  // namespace

bool has_markdown(std::string_view text) {
  text = text.substr(0, longest_look);
  int lines = 0, signs = 0;
  bool fenced = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    ++lines;
    if (line.starts_with("```") || line.starts_with("~~~")) {
      fenced = !fenced;
      signs += 2;
    } else if (!fenced) {
      signs += signs_of(line);
    }
  }
  return signs >= 3 && signs * lines_for_a_sign >= lines;
}

}  // namespace lectern
