// A Chinese text cut into words of the lexicon, before its readings are settled.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/mandarin/characters.h"
#include "text/mandarin/reading.h"
#include "text/mandarin/words.h"

namespace lectern {

struct HanPlace {
  char32_t written = 0;     // as the text has it
  char32_t simplified = 0;  // as the lexicon and the model know it
  std::uint32_t begin = 0;  // byte in the text
  bool is_han = false;
  Candidates candidates;       // of what is written, the usual one first; none if not Han
  Reading in_word;             // by the word that it stands in; empty where it stands alone
  Reading in_other;            // by another word of the lexicon that could be read across it
  Reading reading;             // what was settled; empty for what is not Han, or unknown
  std::uint8_t word_at = 0;    // how many characters of its word stand before it
  std::uint8_t word_size = 1;  // in characters
};

struct HanText {
  std::vector<HanPlace> places;  // one for each character
  std::uint32_t end = 0;         // bytes of the text

  char32_t at(std::size_t index) const {  // 0 outside
    return index < places.size() ? places[index].simplified : 0;
  }
};

// Linear in the text's length. Words never reach over what is not Han.
HanText segmented(std::string_view text, const HanCharacters& characters, const HanWords& words);

}  // namespace lectern
