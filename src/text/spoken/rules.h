// The file voices/<language>/spoken.conf and those that go on with it, as they stand: how the
// language says what is written in figures, signs and short forms. Its notation: docs/formats.md,
// "Spoken forms".
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.h"
#include "text/spoken/numbers.h"

namespace lectern {

// In this order: what an earlier pass has taken, no later one sees. An address comes first, before
// its dots look like decimal points; a single sign comes last.
inline constexpr std::array<std::string_view, 18> spoken_passes = {
    "lexicon",       // what the user says, whatever the rules say
    "address",       // e-mail, URLs, file names, handles, tags
    "date",          // days, months, years, centuries
    "time",          // times of day, durations
    "phone",         // telephone and serial numbers
    "money",         // amounts with a currency
    "measure",       // amounts with a unit, percentages
    "range",         // ranges, scores, ratios
    "fraction",      // ½, 3/4
    "ordinal",       // 1st, 2., 第3
    "roman",         // Louis XIV
    "number",        // cardinals, decimals, signs
    "title",         // Dr., Mr., St.: short forms whose reading depends on what follows
    "abbreviation",  // e.g., bzw.
    "acronym",       // USA, NATO
    "symbol",        // &, %, →
    "emoji",         // named or silent
    "mark",          // what is written and never said
};

// Words by what is written: units, months, currencies.
struct WordList {
  struct Word {
    std::string forms;   // "kilometre|kilometres": one for each plural form of the language
    std::string gender;  // "f"; picks the number's style "cardinal-f"
  };
  std::map<std::string, Word, std::less<>> words;

  // By the text itself, then whatever its case is, then without zeros before it ("03").
  const Word* find(std::string_view written) const;
};

struct SpokenRule {
  std::size_t pass;     // in spoken_passes
  std::string pattern;  // of PCRE2, with @names of lists and patterns
  std::string spoken;   // what is said, with {calls}
  std::string where;    // file:line
};

struct SpokenRules {
  std::vector<std::string> files;  // of the same folder, that go on with the one read last
  NumberSettings numbers;
  std::map<std::string, WordList, std::less<>> lists;
  std::map<std::string, std::string, std::less<>> patterns;
  std::vector<SpokenRule> rules;
};

// Adds what the file says to `rules`; what is there already wins, so the language's own file is
// read before the one for all languages. Sections that name a tag ("[date en-US]") count where
// `language` is that or begins so. Errors: bad_data with file and line.
Status add_spoken_rules(std::string_view text, const std::string& file, std::string_view language,
                        SpokenRules& rules);

// The letters of a text without their case, for comparing.
std::string folded(std::string_view text);

}  // namespace lectern
