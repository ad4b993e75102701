// The text room's steps one by one, for those who measure them or want to hear why something is
// said as it is. prepare() does all of them over an Article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.h"
#include "lectern/script.h"

namespace lectern {

// Where the sentences of a text lie: in order, without white space at their ends.
std::vector<TextRange> sentence_ranges(std::string_view text, std::string_view language);

// What a careful reader of `language` (BCP 47) would say for one sentence. Errors: bad_data, with
// file and line, where the language's rules are wrong.
Result<std::string> spoken_text(std::string_view sentence, std::string_view language);

// For each character of a Chinese sentence its reading: pinyin with a tone digit (5: neutral) and
// ü written so for a Han character, nothing for any other.
std::vector<std::string> han_readings(std::string_view sentence);

}  // namespace lectern
