// One pattern for all words of a list.
#pragma once

#include <string>

#include "text/spoken/rules.h"

namespace lectern {

// The longest word of the list that fits wins. Written as a tree, so that a list of hundreds costs
// about what one word does.
std::string any_word_of(const WordList& list);

}  // namespace lectern
