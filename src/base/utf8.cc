#include "base/utf8.h"

#include <cstring>

namespace lectern {
namespace {

// How many bytes a sequence with this lead has, and what its second byte may be (Unicode 15,
// table 3-7); length 0 marks a byte that cannot lead.
struct Lead {
  int length;
  unsigned char low, high;
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

// Bytes of the sequence at `at`: well-formed ones, or the maximal subpart of an ill-formed one.
struct Sequence {
  std::size_t length;
  bool well_formed;
};

Sequence sequence_at(std::string_view text, std::size_t at) {
  const Lead lead = lead_of(static_cast<unsigned char>(text[at]));
  if (lead.length == 0) return {1, false};
  for (int i = 1; i < lead.length; ++i) {
    const std::size_t here = at + static_cast<std::size_t>(i);
    if (here >= text.size()) return {static_cast<std::size_t>(i), false};
    const auto byte = static_cast<unsigned char>(text[here]);
    const unsigned char low = i == 1 ? lead.low : 0x80, high = i == 1 ? lead.high : 0xBF;
    if (byte < low || byte > high) return {static_cast<std::size_t>(i), false};
  }
  return {static_cast<std::size_t>(lead.length), true};
}

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

char32_t bits(std::string_view text, std::size_t at, int shift) {
  return static_cast<char32_t>(static_cast<unsigned char>(text[at]) & 0x3F) << shift;
}

}  // namespace

char32_t decode_sequence(std::string_view text, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  const Sequence sequence = sequence_at(text, at);
  const std::size_t start = at;
  at += sequence.length;
  if (!sequence.well_formed) return replacement_character;
  switch (sequence.length) {
    case 2:
      return static_cast<char32_t>(byte & 0x1F) << 6 | bits(text, start + 1, 0);
    case 3:
      return static_cast<char32_t>(byte & 0x0F) << 12 | bits(text, start + 1, 6) |
             bits(text, start + 2, 0);
    default:
      return static_cast<char32_t>(byte & 0x07) << 18 | bits(text, start + 1, 12) |
             bits(text, start + 2, 6) | bits(text, start + 3, 0);
  }
}

void append_utf8(std::string& text, char32_t character) {
  const auto tail = [&](int shift) {
    text += static_cast<char>(0x80 | ((character >> shift) & 0x3F));
  };
  if (character < 0x80) {
    text += static_cast<char>(character);
  } else if (character < 0x800) {
    text += static_cast<char>(0xC0 | (character >> 6));
    tail(0);
  } else if (character < 0x10000) {
    text += static_cast<char>(0xE0 | (character >> 12));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0 | (character >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::size_t first_invalid(std::string_view text) {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      std::uint64_t eight = 0;
      if (text.size() - at >= sizeof eight) std::memcpy(&eight, text.data() + at, sizeof eight);
      at += eight != 0 && (eight & high_bits) == 0 ? sizeof eight : 1;
      continue;
    }
    // Most of the world's three-byte characters, without a look at the tables.
    const bool plain = byte > 0xE0 && byte < 0xED && text.size() - at > 2;
    if (plain && is_continuation(text[at + 1]) && is_continuation(text[at + 2])) {
      at += 3;
      continue;
    }
    const Sequence sequence = sequence_at(text, at);
    if (!sequence.well_formed) return at;
    at += sequence.length;
  }
  return text.size();
}

std::string to_utf8(std::string_view text, std::size_t& replaced) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t good = first_invalid(text);
    out += text.substr(0, good);
    text.remove_prefix(good);
    if (text.empty()) break;
    append_utf8(out, replacement_character);
    text.remove_prefix(sequence_at(text, 0).length);
    ++replaced;
  }
  return out;
}

bool is_white_space(char32_t c) {
  if (c <= 0x20) return c == ' ' || (c >= 0x09 && c <= 0x0D);
  if (c < 0x1680) return c == 0xA0 || c == 0x85;
  return c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

bool is_invisible(char32_t c) {
  if (c < 0x20) return c != '\t' && c != '\n' && c != '\r';
  if (c < 0x7F) return false;
  if (c < 0xA0) return c != 0x85;
  return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF || (c >= 0xFDD0 && c <= 0xFDEF) ||
         (c & 0xFFFE) == 0xFFFE;
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    std::size_t at = 0;
    if (!is_white_space(decode(text, at))) break;
    text.remove_prefix(at);
  }
  while (!text.empty()) {
    std::size_t at = text.size() - 1;
    while (at > 0 && is_continuation(text[at])) --at;
    const std::size_t start = at;
    if (!is_white_space(decode(text, at)) || at != text.size()) break;
    text.remove_suffix(text.size() - start);
  }
  return text;
}

std::string_view first_bytes(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
  return text.substr(0, limit);
}

std::string clean_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = decode(text, at);
    if (is_white_space(c)) {
      space = true;
    } else if (!is_invisible(c)) {
      if (space && !out.empty()) out += ' ';
      space = false;
      out += text.substr(start, at - start);
    }
  }
  return out;
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

}  // namespace lectern
