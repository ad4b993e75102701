// One pass over a text that finds the boundaries of its sentences.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/sentence_rules.h"

namespace lectern {

// Where pieces end, in order; the last is the end of the text. A piece may have nothing to say.
std::vector<std::uint32_t> sentence_boundaries(std::string_view text, const SentenceRules& rules);

}  // namespace lectern
