// A user's own words: how they are said, whatever lectern's rules would make of them. The formats:
// docs/formats.md, "Lexicons".
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.h"
#include "lectern/script.h"

namespace lectern {

struct LexiconEntry {
  std::string word;           // as it is written
  std::string spoken;         // what is said for it; the word itself where `sounds` tells how
  std::string sounds = {};    // how it sounds; empty: as the voice reads `spoken`
  Alphabet alphabet = {};     // of `sounds`
  std::string language = {};  // BCP 47 of the texts that it holds for; empty: of all
  bool exact_case = false;    // the word has a capital letter, so it is that word only so
};

class Lexicon {
 public:
  // Files of lines, and PLS documents (W3C Pronunciation Lexicon Specification 1.0), told by their
  // content. Of two entries for a word the first wins. Errors: not_found, too_large, bad_data with
  // file and line.
  static Result<Lexicon> load(const std::vector<std::string>& files);

  struct Match {
    TextRange range;
    const LexiconEntry* entry;  // lives as long as the lexicon
  };
  // Where words of the lexicon stand in a text of that language, and no letters beside them; in
  // order, not overlapping, the longest where several begin.
  std::vector<Match> matches(std::string_view text, std::string_view language) const;

  // Changes with what is in the files; empty without any.
  const std::string& fingerprint() const { return fingerprint_; }

 private:
  std::vector<LexiconEntry> entries_;
  // By the folded first word, the longest first.
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_beginning_;
  std::string fingerprint_;
};

}  // namespace lectern
