// Which reading each Han character of a Chinese text has.
#pragma once

#include <string>
#include <string_view>

#include "lectern/result.h"
#include "text/mandarin/characters.h"
#include "text/mandarin/polyphones.h"
#include "text/mandarin/segments.h"
#include "text/mandarin/words.h"

namespace lectern {

struct MandarinData {
  HanCharacters characters;
  HanWords words;
  PolyphoneModel polyphones;

  // Of voices/cmn. Errors: those of each file, the first that is wrong.
  static Result<MandarinData> open(const std::string& folder);
};

// The data of the voices folder, opened when first asked for and kept. What cannot be opened is
// empty: readings are then less good, or none.
const MandarinData& mandarin_data();

// The text cut into words, each Han character with its reading in the dictionary: tone changes are
// not made, the neutral tones are those of words. Linear in the text's length.
HanText read_han(std::string_view text, const MandarinData& data);

}  // namespace lectern
