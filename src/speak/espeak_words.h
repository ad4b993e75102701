// From the engine's word events to words that cover the text.
#pragma once

#include <vector>

#include "lectern/narrate.h"
#include "speak/espeak_text.h"

namespace lectern {

// A word event as libespeak-ng reports it, turned to offsets from 0.
struct WordEvent {
  int begin = 0, length = 0;  // characters
  Samples sample = 0;
};

// The engine reports "of the" as one word "of", and "1234" as five at odd places. So each word is
// taken to reach up to the next one's letters: but not over more than a few words, and at the end
// of a sound as long as a full phoneme list not over any, because there the engine has lost text.
// What is not covered then is for the caller to find. Samples count from the untrimmed start;
// the last word ends at `length`.
std::vector<SpeechEngine::Word> words_of(const std::vector<WordEvent>& events,
                                         const EngineText& text, Samples length,
                                         bool may_have_lost_tail);

}  // namespace lectern
