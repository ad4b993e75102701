// What the speak room must know of single characters. The text room has the whole of Unicode; here
// only what an engine's report can be checked against.
#pragma once

#include <cstddef>
#include <string_view>

namespace lectern {

// A letter or digit: what a listener would miss. Marks, punctuation, symbols, emoji are not.
bool is_sayable(char32_t character);

// A vowel sign, accent or joiner that belongs to the letter before it.
bool is_combining(char32_t character);

// One character is one syllable and one word: Han.
bool is_han(char32_t character);

// After which an engine takes a breath: full stops, commas and their kin of all writing systems.
bool ends_clause(char32_t character);

std::size_t count_sayable(std::string_view text);
inline bool has_sayable(std::string_view text) {
  return count_sayable(text) > 0;
}

// Around names of phonemes in the text that an engine is given. Nothing else puts them there.
inline constexpr char32_t phonemes_begin = 0xE000, phonemes_end = 0xE001;

}  // namespace lectern
