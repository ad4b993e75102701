#include "read/texts/lines.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"

namespace lectern {
namespace {

constexpr std::size_t narrowest = 30, widest = 120;  // columns that programs and people break at

std::size_t columns_of(char32_t character) {
  return is_wide(character) ? 2 : 1;
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) columns += columns_of(decode(text, at));
  return columns;
}

// Of what cannot be divided at the head of a line: a word, or one wide character.
std::size_t columns_of_first_word(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode(text, at);
    if (is_wide(c)) return columns == 0 ? 2 : columns;
    if (is_white_space(c)) break;
    ++columns;
  }
  return columns;
}

bool ends_sentence(std::string_view text) {
  for (const std::string_view sign : {".", "!", "?", "\"", "。", "！", "？", "…", "”", "」"})
    if (text.ends_with(sign)) return true;
  return false;
}

char32_t last_character(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80) continue;
  return text.empty() ? 0 : decode(text, at);
}

TextLine line_of(std::string_view line) {
  TextLine made;
  made.text = trim(line);
  if (made.text.empty()) return made;
  made.indent =
      columns_of(line.substr(0, static_cast<std::size_t>(made.text.data() - line.data())));
  made.columns = columns_of(made.text);
  made.set_in = line.starts_with("\xE3\x80\x80");
  return made;
}

}  // namespace

bool is_wide(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0x20000 && c < 0x40000);
}

bool joins_without_space(std::string_view before, std::string_view after) {
  if (before.empty() || after.empty()) return true;
  std::size_t at = 0;
  const char32_t next = decode(after, at);
  if (before.ends_with('-') && before.size() > 1)  // "well-" "known", "so--" "they"
    return before[before.size() - 2] == '-' || is_ascii_letter(before[before.size() - 2]);
  return is_wide(last_character(before)) && is_wide(next);
}

std::vector<TextLine> lines_of_text(std::string_view text) {
  std::vector<TextLine> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\n\r"), text.size());
    lines.push_back(line_of(text.substr(0, end)));
    const bool pair = text.substr(end).starts_with("\r\n");
    text.remove_prefix(std::min(end + (pair ? 2 : 1), text.size()));
  }
  const auto is_blank = [](const TextLine& line) { return line.text.empty(); };
  while (!lines.empty() && is_blank(lines.back())) lines.pop_back();
  lines.erase(lines.begin(), std::ranges::find_if_not(lines, is_blank));
  return lines;
}

bool is_full(const TextLine& line, const TextLine& next, std::size_t width) {
  // A tenth of play: people who break lines by hand, and programs that avoid short last words.
  const std::size_t space = joins_without_space(line.text, next.text) ? 0 : 1;
  const std::size_t needed = line.indent + line.columns + space + columns_of_first_word(next.text);
  return needed * 10 > width * 9;
}

std::size_t wrapping_width(const std::vector<TextLine>& lines) {
  std::vector<std::size_t> counts(widest + 2);
  std::size_t all = 0;
  for (const TextLine& line : lines) {
    if (line.text.empty()) continue;
    ++counts[std::min(line.indent + line.columns, widest + 1)];
    ++all;
  }
  if (counts[widest + 1] * 20 > all) return 0;
  std::size_t width = widest, longer = counts[widest + 1];
  while (width > narrowest && (longer + counts[width]) * 50 <= all) longer += counts[width--];
  while (width > narrowest && counts[width] == 0) --width;
  if (width <= narrowest) return 0;
  // Weighed by length: an address or a verse breaks many lines, yet few of its characters.
  std::size_t breaks = 0, all_columns = 0, full_columns = 0, sentence_columns = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].text.empty() || lines[i + 1].text.empty() || lines[i + 1].set_in) continue;
    all_columns += lines[i].columns;
    ++breaks;
    if (!is_full(lines[i], lines[i + 1], width)) continue;
    full_columns += lines[i].columns;
    if (ends_sentence(lines[i].text)) sentence_columns += lines[i].columns;
  }
  constexpr std::size_t few_breaks = 3, short_lines = 45;
  if (breaks < few_breaks && width < short_lines) return 0;  // two lines of a verse
  if (sentence_columns * 2 > full_columns) return 0;         // every line is a paragraph
  return all_columns > 0 && full_columns * 10 >= all_columns * 7 ? width : 0;
}

}  // namespace lectern
