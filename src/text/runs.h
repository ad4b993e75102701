// A sentence → the runs of its voices, with what is said for what is written.
#pragma once

#include <string_view>
#include <vector>

#include "lectern/prepare.h"
#include "lectern/result.h"
#include "lectern/script.h"
#include "text/scripts.h"

namespace lectern {

// `marked`: what the markup gives a language of its own; `silent`: what is no part of the sentence
// (references to notes). Both in order, in bytes of `sentence`.
// Errors: bad_data, where a language's rules are wrong.
Result<std::vector<Run>> make_runs(std::string_view sentence, std::string_view language,
                                   const std::vector<LanguageRange>& marked,
                                   const std::vector<TextRange>& silent,
                                   const PrepareOptions& options);

}  // namespace lectern
