// The engine's own copy of a text: the same characters at the same places, without those that
// libespeak-ng 1.51 chokes on or obeys.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

struct EngineText {
  std::string utf8;  // what the engine is given
  std::vector<std::uint32_t>
      starts;                 // byte in the original where character i begins; then its size
  std::u32string characters;  // of the copy, without the comma
  bool has_phonemes = false;  // names of them stand between [[ and ]]
};

// Replaced by spaces, one for one: control characters (U+0001 begins an embedded command),
// private use, noncharacters and U+FFFD, braille (U+28DF kills `ar`), enclosed letters and numbers
// that have no plain form (U+24DC kills `am` and others), and a hyphen behind 。 (kills `vi`).
// Names of phonemes between their two marks come to stand in double brackets; brackets that were
// there become spaces then.
// A text that does not end its sentence gets a comma behind it, for the tune of one that goes on.
EngineText engine_text(std::string_view text, bool ends_sentence);

}  // namespace lectern
