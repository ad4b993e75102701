// Where sentences end.
#pragma once

#include <string_view>
#include <vector>

#include "lectern/script.h"

namespace lectern {

// The sentences of a text, in order, without white space at their ends; stretches without a letter
// or digit belong to the sentence before them, or to the one after at the start. A line break ends
// a sentence, unless the line was only wrapped: the next one goes on in lower case, or the line
// ends with a space (as in RFC 3676). Signs are told by Unicode's properties, words by the
// language's files. Empty when there is nothing to say. Takes linear time.
std::vector<TextRange> split_sentences(std::string_view text, std::string_view language);

}  // namespace lectern
