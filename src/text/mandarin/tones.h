// Tone changes that are written nowhere.
#pragma once

#include <vector>

#include "text/mandarin/segments.h"

namespace lectern {

// The tone that each place's reading is spoken with (0 where there is none): 一 and 不 by what
// follows, 3-3 within a word and between words of one character that lean on each other. eSpeak NG
// 1.51 says the tones it is given and changes none of them. Linear in the text's length.
std::vector<int> spoken_tones(const HanText& text);

}  // namespace lectern
