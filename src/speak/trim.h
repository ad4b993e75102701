// The ends of a piece of speech.
#pragma once

#include <vector>

#include "lectern/narrate.h"

namespace lectern {

// What the speaking side hands over: silence trimmed, the engine's own loudness, full scale 1.0.
struct RawSpeech {
  std::vector<float> samples;
  std::vector<SpeechEngine::Word> words;
};

// Cuts the silence off both ends, fades what is left in and out over a millisecond, so that no join
// clicks, and moves the words with the sound.
RawSpeech trimmed(const std::vector<float>& samples, const std::vector<SpeechEngine::Word>& words,
                  int sample_rate);

}  // namespace lectern
