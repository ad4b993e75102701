// Texts compared by what they say: letters and digits alone, without case.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lectern {

// "The “Blue” House – 2" → "thebluehouse2".
std::string letters_key(std::string_view text);

// The words of a text, each as a key, sorted; a character of a writing without spaces (Han, kana,
// Thai) is a word of its own.
std::vector<std::string> word_keys(std::string_view text);

// How much of the shorter list of words is in the other one, 0 to 1; 0 when either is empty.
// Requires: both sorted.
double words_shared(const std::vector<std::string>& one, const std::vector<std::string>& other);

}  // namespace lectern
