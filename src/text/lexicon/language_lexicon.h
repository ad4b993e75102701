// The words that a language brings along: voices/<language>/lexicon.txt, in the notation of the
// users' own lexicons, which win over it.
#pragma once

#include <string_view>

#include "lectern/lexicon.h"
#include "lectern/result.h"

namespace lectern {

// Empty where there is no such file. Kept once loaded. Errors: those of Lexicon::load().
Result<const Lexicon*> lexicon_of(std::string_view language);

}  // namespace lectern
