// The two kinds of files that a user may keep words in. docs/formats.md, "Lexicons".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lectern/lexicon.h"

namespace lectern {

// One word a line: the word, a tab, how it is said; perhaps a tab and a language.
// Errors: bad_data; `where` is "file:line".
Result<std::vector<LexiconEntry>> parse_lexicon_lines(std::string_view text,
                                                      const std::string& file);

// A document of the W3C's Pronunciation Lexicon Specification 1.0: of each lexeme its graphemes,
// and its preferred phoneme, else its first, else its alias (section 4). Errors: bad_data; `where`
// is "file:line" for a wrong lexeme.
Result<std::vector<LexiconEntry>> parse_pls(std::string_view text, const std::string& file);

// Fills `entry` with how it sounds: names of phonemes in the notation that the alphabet's name
// tells: "ipa", "x-espeak", "x-pinyin". Errors: bad_data without a place.
Status set_sounds(LexiconEntry& entry, std::string_view alphabet, std::string_view sounds);

// Sets the word, and whether its case matters.
// Errors: bad_data without a place.
Status set_word(LexiconEntry& entry, std::string_view word);

}  // namespace lectern
