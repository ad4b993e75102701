#include "read/characters/double_encoding.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/utf8.h"

namespace lectern {
namespace {

constexpr std::size_t enough = 12;  // sequences
constexpr std::size_t various = 4;  // different ones among them

// What windows-1252 has for the bytes 0x80 to 0x9F; 0 where it has nothing.
constexpr std::array<char32_t, 32> upper_controls = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

// The byte that a character was taken from; -1 when it was from none.
int byte_of(char32_t c) {
  if (c < 0x100) return static_cast<int>(c);
  const auto found = std::ranges::find(upper_controls, c);
  return found == upper_controls.end() ? -1
                                       : 0x80 + static_cast<int>(found - upper_controls.begin());
}

std::size_t ascii_before(std::string_view text) {
  const auto is_high = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  return static_cast<std::size_t>(std::ranges::find_if(text, is_high) - text.begin());
}

// Takes one run of what is no ASCII off, and gives its bytes; empty when it was not encoded twice.
std::string take_run(std::string_view& text, bool& has_controls) {
  std::string bytes;
  std::size_t at = 0;
  while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) {
    const char32_t c = decode(text, at);
    const int byte = byte_of(c);
    if (byte < 0) return {};
    has_controls = has_controls || (c >= 0x80 && c < 0xA0);
    bytes += static_cast<char>(byte);
  }
  text.remove_prefix(at);
  return is_utf8(bytes) ? bytes : std::string();
}

}  // namespace

std::optional<std::string> undo_double_encoding(std::string_view text) {
  std::string out;
  std::set<std::string> kinds;
  std::size_t runs = 0;
  bool has_controls = false;
  for (;;) {
    const std::size_t ascii = ascii_before(text);
    const std::string_view before = text.substr(0, ascii);
    text.remove_prefix(ascii);
    if (text.empty() && runs == 0) return std::nullopt;
    if (text.empty()) {
      out += before;
      break;
    }
    const std::string bytes = take_run(text, has_controls);
    if (bytes.empty()) return std::nullopt;
    out.append(before).append(bytes);
    ++runs;
    if (kinds.size() < various) kinds.insert(bytes);
  }
  const bool beyond_doubt = has_controls || (runs >= enough && kinds.size() >= various);
  return beyond_doubt ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace lectern
