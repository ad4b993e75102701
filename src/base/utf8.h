// UTF-8: checking, decoding, and the cleaning that every text of ours has had.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lectern {

inline constexpr char32_t replacement_character = 0xFFFD;

// As decode(), where the first byte is none of ASCII.
char32_t decode_sequence(std::string_view text, std::size_t& at);

// Decodes one character at `at` and moves past it. An ill-formed sequence gives U+FFFD and is
// passed over as a whole "maximal subpart" (Unicode 15, section 3.9). Requires: at < text.size().
inline char32_t decode(std::string_view text, std::size_t& at) {
  return static_cast<unsigned char>(text[at]) < 0x80 ? static_cast<char32_t>(text[at++])
                                                     : decode_sequence(text, at);
}

// Requires: a Unicode scalar value.
void append_utf8(std::string& text, char32_t character);

// Where the text stops being UTF-8; its size when it never does.
std::size_t first_invalid(std::string_view text);
inline bool is_utf8(std::string_view text) {
  return first_invalid(text) == text.size();
}

// The text with every ill-formed sequence replaced by U+FFFD; adds their number to `replaced`.
std::string to_utf8(std::string_view text, std::size_t& replaced);

// White space of any kind that separates: ASCII, U+00A0, U+1680, U+2000-200A, U+2028/9, U+202F,
// U+205F, U+3000.
bool is_white_space(char32_t character);

// Characters that show nothing and only harm: C0 (but tab, LF, CR), DEL, C1, soft hyphen,
// zero-width space, word joiner, BOM, noncharacters. Joiners (U+200C/D) and direction marks stay.
bool is_invisible(char32_t character);

// White space at both ends off. Takes all of is_white_space().
std::string_view trim(std::string_view text);

// The first `limit` bytes at most, cut between characters. Requires: UTF-8.
std::string_view first_bytes(std::string_view text, std::size_t limit);

// Invisible characters out, runs of white space to one U+0020, both ends trimmed.
std::string clean_line(std::string_view text);

// Number of characters. Requires: UTF-8.
std::size_t count_characters(std::string_view text);

}  // namespace lectern
