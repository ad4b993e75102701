#include "write/epub_fonts.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "base/utf8.h"

namespace lectern {
namespace {

// Devices add these to a text: numbers and bullets of lists, hyphens at a line's end, the circle
// under a mark that stands alone.
constexpr std::u32string_view added_by_devices =
    U" -.0123456789\u00A0\u00AD\u2010\u2022\u25A0\u25AA\u25CB\u25CC\u25E6";

// What is escaped in XML, and so stands in no text as it is.
constexpr std::u32string_view escaped = U"&<>\"'";

// A letter, in a wide sense: not what almost every font has.
bool is_particular(char32_t character) {
  if (character < 0x80)
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
  return character >= 0xC0 && (character < 0x2000 || character >= 0x2070);
}

bool needs_glyph(char32_t character) {
  const bool joiner_or_mark = character >= 0x200B && character <= 0x200F;
  const bool selector = character >= 0xFE00 && character <= 0xFE0F;
  return !is_white_space(character) && !is_invisible(character) && !joiner_or_mark && !selector;
}

void report_missing(const std::set<char32_t>& missing, Notices& notices) {
  constexpr std::size_t shown = 10;
  if (missing.empty()) return;
  std::string examples;
  std::size_t count = 0;
  for (auto it = missing.begin(); it != missing.end() && count < shown; ++it, ++count) {
    examples += ' ';
    append_utf8(examples, *it);
  }
  notices.push_back({Notice::Kind::glyphs_missing, "",
                     fmt::format("no embedded font has {} of the book's characters:{}{}",
                                 missing.size(), examples, missing.size() > shown ? " …" : "")});
}

std::string weight(const FontFacts& facts) {
  if (facts.lightest == facts.heaviest) return fmt::format("{}", facts.lightest);
  return fmt::format("{} {}", facts.lightest, facts.heaviest);
}

// "A", "B": each family once.
std::string families(std::span<const BookFont> fonts) {
  std::vector<std::string_view> seen;
  std::string list;
  for (const BookFont& font : fonts) {
    if (std::ranges::count(seen, font.facts.family) != 0) continue;
    seen.push_back(font.facts.family);
    list += fmt::format("\"{}\", ", font.facts.family);
  }
  return list;
}

}  // namespace

void BookFonts::see(std::string_view xhtml) {
  if (files_.empty()) return;
  bool inside_tag = false, inside_reference = false;
  for (std::size_t at = 0; at < xhtml.size();) {
    const char32_t character = decode(xhtml, at);
    if (character == '<') inside_tag = true;
    if (!inside_tag && !inside_reference && character >= ' ') characters_.insert(character);
    if (character == '&') inside_reference = true;
    if (character == ';') inside_reference = false;
    if (character == '>') inside_tag = false;
  }
}

void BookFonts::add(const std::vector<std::uint64_t>& characters) {
  for (const std::uint64_t it : characters) characters_.insert(static_cast<char32_t>(it));
}

Result<std::vector<BookFont>> BookFonts::take(Notices& notices) const {
  std::vector<BookFont> fonts;
  std::set<char32_t> wanted = characters_, missing;
  wanted.insert(added_by_devices.begin(), added_by_devices.end());
  if (characters_.contains('&')) wanted.insert(escaped.begin(), escaped.end());
  std::ranges::copy_if(characters_, std::inserter(missing, missing.end()), needs_glyph);
  for (const std::string& file : files_) {
    FontSubset subset = LECTERN_TRY(subset_font(file, wanted));
    const auto useful = [&](char32_t it) { return is_particular(it) && characters_.contains(it); };
    if (std::ranges::none_of(subset.characters, useful)) continue;
    for (const char32_t character : subset.characters) missing.erase(character);
    fonts.push_back({fmt::format("fonts/f{}{}", fonts.size() + 1, subset.extension),
                     subset.media_type, std::move(subset.bytes), LECTERN_TRY(read_font(file))});
  }
  if (!files_.empty()) report_missing(missing, notices);
  return fonts;
}

std::string font_style(std::span<const BookFont> fonts) {
  std::string style;
  for (const BookFont& font : fonts)
    style += fmt::format(
        "@font-face {{\n  font-family: \"{}\";\n  font-weight: {};\n  font-style: {};\n"
        "  src: url(../{});\n}}\n",
        font.facts.family, weight(font.facts), font.facts.italic ? "italic" : "normal", font.file);
  if (fonts.empty()) return style;
  const std::string names = families(fonts);
  style += fmt::format("body {{ font-family: {}serif; }}\n", names);
  // What is set in equal widths stays so, for the letters that such a font of the device has.
  style += fmt::format("pre, code {{ font-family: monospace, {}serif; }}\n", names);
  return style;
}

}  // namespace lectern
