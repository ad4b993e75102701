#include "picture/svg_style.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"

namespace lectern {
namespace {

constexpr std::string_view opening = "url(#";

bool consists_of(std::string_view text, std::string_view signs) {
  return std::ranges::all_of(
      text, [&](char c) { return is_ascii_alphanumeric(c) || signs.find(c) != signs.npos; });
}

bool is_property(std::string_view name) {
  return !name.empty() && is_ascii_letter(name[0]) &&
         std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

// Quotes and brackets in pairs: a value that is cut off would take in what follows.
bool is_closed(std::string_view value) {
  const auto count = [&](char c) { return std::ranges::count(value, c); };
  return count('\'') % 2 == 0 && count('"') % 2 == 0 && count('(') == count(')');
}

// Letters of other scripts occur in the names of fonts.
bool is_value(std::string_view value) {
  return !value.empty() && is_closed(value) && std::ranges::all_of(value, [](char c) {
    return is_ascii_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80 ||
           std::string_view(" \t\r\n#%.,-+()'\"/_!").find(c) != std::string_view::npos;
  });
}

std::string without_comments(std::string_view sheet) {
  std::string out;
  for (;;) {
    const std::size_t begin = sheet.find("/*");
    out += sheet.substr(0, begin);
    if (begin == sheet.npos) return out;
    const std::size_t end = sheet.find("*/", begin + 2);
    if (end == sheet.npos) return out;
    sheet.remove_prefix(end + 2);
  }
}

// Behind the block that begins at `at`, which may hold blocks.
std::size_t end_of_block(std::string_view sheet, std::size_t at) {
  for (int depth = 0; at < sheet.size(); ++at) {
    if (sheet[at] == '{') ++depth;
    if (sheet[at] == '}' && --depth == 0) return at + 1;
  }
  return sheet.size();
}

}  // namespace

bool is_plain_paint(std::string_view value, const KnowsId& knows) {
  if (value.find_first_of("\\@<&") != value.npos) return false;
  const std::string lower = ascii_lower(value);
  for (std::size_t at = lower.find("url"); at != lower.npos; at = lower.find("url", at + 3)) {
    const std::size_t end = value.find(')', at);
    if (!value.substr(at).starts_with(opening) || end == value.npos) return false;
    if (!knows(value.substr(at + opening.size(), end - at - opening.size()))) return false;
  }
  return true;
}

std::vector<std::string_view> painted_ids(std::string_view text) {
  std::vector<std::string_view> ids;
  for (std::size_t at = text.find(opening); at != text.npos; at = text.find(opening, at + 1)) {
    const std::size_t begin = at + opening.size();
    ids.push_back(text.substr(begin, text.find(')', begin) - begin));
  }
  return ids;
}

std::string clean_declarations(std::string_view declarations, const KnowsId& knows) {
  std::string out;
  while (!declarations.empty()) {
    const std::size_t end = std::min(declarations.find(';'), declarations.size());
    const std::string_view declaration = declarations.substr(0, end);
    declarations.remove_prefix(std::min(end + 1, declarations.size()));
    const std::size_t colon = declaration.find(':');
    if (colon == declaration.npos) continue;
    const std::string_view name = trim(declaration.substr(0, colon)),
                           value = trim(declaration.substr(colon + 1));
    if (!is_property(name) || !is_value(value) || !is_plain_paint(value, knows)) continue;
    if (!out.empty()) out += ';';
    out.append(name).append(1, ':').append(value);
  }
  return out;
}

std::string clean_rules(std::string_view sheet, const KnowsId& knows) {
  const std::string plain = without_comments(sheet);
  std::string_view left = plain;
  std::string out;
  while (!left.empty()) {
    const std::size_t begin = left.find_first_of("{;");
    if (begin == left.npos) break;
    if (left[begin] == ';') {  // "@import …;"
      left.remove_prefix(begin + 1);
      continue;
    }
    const std::size_t end = end_of_block(left, begin);
    const std::string_view selector = trim(left.substr(0, begin));
    const std::string_view block = left.substr(begin + 1, end - begin - 2);
    left.remove_prefix(end);
    if (selector.empty() || !consists_of(selector, " \t\r\n.#,:*>_-")) continue;
    const std::string declarations = clean_declarations(block, knows);
    if (!declarations.empty())
      out.append(selector).append(1, '{').append(declarations).append("}\n");
  }
  return out;
}

}  // namespace lectern
