// What each character means to the boundaries of sentences.
#pragma once

#include <cstdint>

namespace lectern {

enum class Sign : std::uint8_t {
  unknown,   // not told yet
  other,     // symbols: no part of a word, no boundary
  lower,     // a small letter
  upper,     // a capital
  letter,    // of a script that has no capitals
  digit,     //
  joined,    // marks and signs without width: part of what is before them
  space,     //
  line,      // a line break
  stop,      // "." and its kin, which end abbreviations too
  mark,      // "!", "?", "。" and all else that ends sentences
  ellipsis,  // "…"
  opening,   // brackets and quotes that open
  closing,   // those that close
  quote,     // quotes that do either, by the language or the place
  comma,     // "," ";" ":" and their kin: the sentence goes on
  dash,      //
  bullet,    //
};

// Unicode's Sentence_Terminal, general categories and white space. Told once for each character.
Sign sign_of(char32_t character);

constexpr bool is_letter(Sign sign) {
  return sign == Sign::lower || sign == Sign::upper || sign == Sign::letter;
}

}  // namespace lectern
