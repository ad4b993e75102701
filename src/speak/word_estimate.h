// When each word is said, where the engine does not tell.
#pragma once

#include <string_view>
#include <vector>

#include "lectern/narrate.h"

namespace lectern {

// The words of a text, each with its share of `length` by the sounds that its letters stand for; a
// mark that ends a clause has the share of a breath. All letters and digits lie in a word.
std::vector<SpeechEngine::Word> estimated_words(std::string_view text, Samples length);

}  // namespace lectern
