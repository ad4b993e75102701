// Where sentences end.
#pragma once

#include <string_view>
#include <vector>

#include "lectern/script.h"

namespace lectern {

// The sentences of a text, in order, without white space at their ends; stretches without a letter
// or digit belong to the sentence before them, or to the one after at the start. A line break ends
// a sentence. Unicode Standard Annex 29, section 5, by ICU, mended by the language's abbreviations.
// Empty when there is nothing to say.
std::vector<TextRange> split_sentences(std::string_view text, std::string_view language);

}  // namespace lectern
