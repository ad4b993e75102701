// Words that end with a full stop without ending a sentence: voices/<language>/abbreviations.txt.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace lectern {

struct Abbreviations {
  std::unordered_set<std::string> words;  // lower case, with the full stop: "mr.", "z.b."

  // Whether `sentence` ends with one of them, or with an initial ("J.").
  bool ends(std::string_view sentence) const;
};

// Of the language, or of its primary language; empty when it has no list. Kept once read.
const Abbreviations& abbreviations_of(std::string_view language);

}  // namespace lectern
