// Mandarin for an engine that reads pinyin: eSpeak NG's `cmn-latn-pinyin`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lectern/script.h"

namespace lectern {

// A word, or what stands between words.
struct MandarinPiece {
  TextRange written;   // in the text; the pieces are in order and cover it
  std::string spoken;  // "yin2hang2" for a Han word, with the tones as spoken; else as written
  bool is_pinyin;
  bool joins_letters;  // begins with a letter, and one stands before it: they need a space between
};

// The text as the engine should be given it. 儿 that only colours its syllable is "r5" ("wan2r5").
// A Han character of which no reading is known stays as it is written. Linear in the text's length.
std::vector<MandarinPiece> mandarin_pinyin(std::string_view text);

// The pieces one behind the other, with a space where two would become one word.
std::string spaced(const std::vector<MandarinPiece>& pieces);

}  // namespace lectern
