#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "read/characters/entities.h"
#include "read/feeds/feed.h"

namespace lectern {
namespace {

// How long the reference at the head of `text` is, with '&' and ';'; 0 when there is none.
std::size_t reference_size(std::string_view text) {
  const std::size_t end = text.substr(0, 34).find(';');
  if (end == std::string_view::npos || end < 2) return 0;
  std::string_view name = text.substr(1, end - 1);
  if (name[0] == '#') name.remove_prefix(1);
  return !name.empty() && std::ranges::all_of(name, is_ascii_alphanumeric) ? end + 1 : 0;
}

// XML 1.0, production [2] Char: a number that is none would end the document.
bool is_character(std::string_view number) {
  const bool hexadecimal = number.starts_with('x');
  if (hexadecimal) number.remove_prefix(1);
  std::uint32_t c = 0;
  const auto [end, error] =
      std::from_chars(number.data(), number.data() + number.size(), c, hexadecimal ? 16 : 10);
  if (error != std::errc() || end != number.data() + number.size()) return false;
  if (c < 0x20) return c == 0x9 || c == 0xA || c == 0xD;
  return c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
}

// What stands for the '&' at the head of `text` in XML; takes off what that replaces.
std::string take_reference(std::string_view& text) {
  const std::size_t size = reference_size(text);
  if (size == 0) {
    text.remove_prefix(1);
    return "&amp;";
  }
  const std::string_view reference = text.substr(0, size), name = reference.substr(1, size - 2);
  std::string out(reference);
  if (name[0] == '#') {
    if (!is_character(name.substr(1))) out = "\uFFFD";
  } else if (name != "amp" && name != "lt" && name != "gt" && name != "quot" && name != "apos") {
    out = decode_entities(reference);
    if (out == reference) out.insert(1, "amp;");
  }
  text.remove_prefix(size);
  return out;
}

}  // namespace

std::string with_xml_references(std::string_view text) {
  constexpr std::string_view opening = "<![CDATA[", closing = "]]>";
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t plain = std::min(text.find_first_of("&<"), text.size());
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.starts_with('&')) {
      out += take_reference(text);
    } else if (!text.empty()) {
      std::size_t size = 1;
      if (text.starts_with(opening))
        size = std::min(text.find(closing), text.size() - closing.size()) + closing.size();
      out += text.substr(0, size);
      text.remove_prefix(size);
    }
  }
  return out;
}

}  // namespace lectern
