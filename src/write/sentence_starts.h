// Where sentences begin, by a rule that needs no dictionary: good enough for places to return to.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace lectern {

// Offsets of the sentences of a text after its first one, ascending. A sentence ends at a full
// stop, question or exclamation mark with the closing signs and the white space behind it; one of
// Latin only where white space follows and no small letter, so that "e.g. this" goes on.
std::vector<std::size_t> sentence_starts(std::string_view text);

}  // namespace lectern
