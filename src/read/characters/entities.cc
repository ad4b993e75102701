#include "read/characters/entities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/characters/named_characters.h"

namespace lectern {
namespace {

// What the numbers 0x80 to 0x9F are taken for: those of windows-1252.
constexpr std::array<std::uint16_t, 32> c1_numbers = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
};

// One reference at the start of a text.
struct Reference {
  std::size_t size = 0;  // with its "&"; 0: there is none
  std::string text = {};
  bool semicolon = false;
  bool known = true;  // a number that is a character's
};

Reference number_at(std::string_view text) {
  std::size_t at = 2;
  const bool hex = at < text.size() && (text[at] | 32) == 'x';
  if (hex) ++at;
  const std::size_t digits = at;
  std::uint32_t number = 0;
  for (; at < text.size(); ++at) {
    const char c = ascii_lower(text[at]);
    if (!(hex ? is_ascii_hex_digit(c) : is_ascii_digit(c))) break;
    const auto digit = static_cast<std::uint32_t>(is_ascii_digit(c) ? c - '0' : c - 'a' + 10);
    number = std::min<std::uint32_t>(number * (hex ? 16 : 10) + digit, 0x110000);
  }
  if (at == digits) return {};
  Reference found;
  found.semicolon = at < text.size() && text[at] == ';';
  found.size = at + (found.semicolon ? 1 : 0);
  found.known = number >= 0x20 && number < 0x110000 && (number < 0xD800 || number > 0xDFFF);
  if (number >= 0x80 && number < 0xA0) number = c1_numbers[number - 0x80];
  const bool bad = number == 0 || number >= 0x110000 || (number >= 0xD800 && number < 0xE000);
  append_utf8(found.text, bad ? replacement_character : static_cast<char32_t>(number));
  return found;
}

Reference name_at(std::string_view text) {
  std::size_t end = 1;
  while (end < text.size() && end <= longest_character_name && is_ascii_alphanumeric(text[end]))
    ++end;
  if (end < text.size() && text[end] == ';') {
    const std::string_view meant = named_character(text.substr(1, end - 1));
    if (!meant.empty()) return {end + 1, std::string(meant), true};
  }
  for (std::size_t size = std::min(end - 1, longest_old_name); size >= 2; --size) {
    const std::string_view name = text.substr(1, size);
    if (needs_no_semicolon(name)) return {size + 1, std::string(named_character(name)), false};
  }
  return {};
}

// Requires: begins with "&".
Reference reference_at(std::string_view text) {
  if (text.size() < 2) return {};
  return text[1] == '#' ? number_at(text) : name_at(text);
}

// Copies the text; `wanted` says of each reference, and what precedes it, whether to decode it.
template <class Wanted>
void decode_where(std::string_view text, std::string& out, Wanted wanted) {
  std::size_t copied = 0;
  for (std::size_t at = 0; (at = text.find('&', at)) != std::string_view::npos;) {
    const Reference found = reference_at(text.substr(at));
    if (found.size == 0 || !wanted(found, at)) {
      ++at;
      continue;
    }
    out += text.substr(copied, at - copied);
    out += found.text;
    at += found.size;
    copied = at;
  }
  out += text.substr(copied);
}

std::string decode_whole(std::string_view text) {
  std::string out;
  decode_where(text, out,
               [](const Reference& it, std::size_t) { return it.semicolon && it.known; });
  return out;
}

bool is_quote(std::string_view text) {
  for (const std::string_view quote : {"\"", "'", "`", "“", "”", "‘", "’", "«", "»", "「", "」"})
    if (text == quote) return true;
  return false;
}

}  // namespace

void append_decoded(std::string_view text, bool is_attribute, std::string& out) {
  decode_where(text, out, [&](const Reference& it, std::size_t at) {
    if (!is_attribute || it.semicolon || text[at + 1] == '#') return true;
    const char next = at + it.size < text.size() ? text[at + it.size] : ' ';
    return next != '=' && !is_ascii_alphanumeric(next);
  });
}

std::string decode_entities(std::string_view text) {
  std::string once = decode_whole(text);
  return once.find('&') == std::string::npos ? once : decode_whole(once);
}

std::string decode_again(std::string_view text) {
  std::string out;
  decode_where(text, out, [&](const Reference& it, std::size_t at) {
    if (!it.semicolon || !it.known) return false;
    if (text[at + 1] == '#') return true;
    if (it.text == "<" || it.text == ">" || it.text == "&" || it.text == "\"") return false;
    std::size_t before = at > 0 ? at - 1 : 0;
    while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
    return !is_quote(text.substr(before, at - before));
  });
  return out;
}

}  // namespace lectern
