#include "text/sentence_signs.h"

#include <unicode/uchar.h>

#include <array>
#include <string_view>

#include "base/utf8.h"

namespace lectern {
namespace {

constexpr std::u32string_view stops = U".\u2024\uFE52\uFF0E";
constexpr std::u32string_view quotes = U"\"'\u00AB\u00BB\u2018\u2019\u201C\u201D\u2039\u203A\uFF02";
constexpr std::u32string_view commas =
    U",;:\u037E\u0387\u055D\u060C\u061B\u1363\u1364\u1365\u3001\u00B7"
    U"\uFE10\uFE11\uFE13\uFE14\uFE50\uFE51\uFE54\uFE55\uFF0C\uFF1A\uFF1B\uFF64";
constexpr std::u32string_view openings = U"\u201E\u201A\u00BF\u00A1";
constexpr std::u32string_view bullets = U"\u2022\u2023\u2043\u2219\u25AA\u25CF\u25E6\u25A0";

bool is_among(std::u32string_view signs, char32_t character) {
  return signs.find(character) != signs.npos;
}

Sign by_category(UChar32 character) {
  switch (u_charType(character)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return Sign::upper;
    case U_LOWERCASE_LETTER:
      return Sign::lower;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
      return Sign::letter;
    case U_DECIMAL_DIGIT_NUMBER:
      return Sign::digit;
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return Sign::joined;
    case U_START_PUNCTUATION:
      return Sign::opening;
    case U_END_PUNCTUATION:
      return Sign::closing;
    case U_DASH_PUNCTUATION:
      return Sign::dash;
    default:
      return Sign::other;
  }
}

Sign tell(char32_t character) {
  const auto c = static_cast<UChar32>(character);
  if (character == '\n' || character == 0x2028 || character == 0x2029 || character == '\r')
    return Sign::line;
  if (is_white_space(character)) return Sign::space;
  if (is_among(bullets, character)) return Sign::bullet;
  if (is_among(stops, character)) return Sign::stop;
  if (is_among(quotes, character)) return Sign::quote;
  if (is_among(commas, character)) return Sign::comma;
  if (character == 0x2026 || character == 0x22EF) return Sign::ellipsis;
  if (is_among(openings, character)) return Sign::opening;
  if (u_hasBinaryProperty(c, UCHAR_S_TERM)) return Sign::mark;
  return by_category(c);
}

}  // namespace

Sign sign_of(char32_t character) {
  thread_local std::array<Sign, 0x10000> told{};
  if (character >= told.size()) return tell(character);
  Sign& sign = told[character];
  if (sign == Sign::unknown) sign = tell(character);
  return sign;
}

}  // namespace lectern
