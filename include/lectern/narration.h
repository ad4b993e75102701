// Narration: what was said, and when. Time is counted in samples; whoever prints a time converts
// it once, so nobody rounds twice.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lectern/article.h"
#include "lectern/script.h"

namespace lectern {

using Samples = std::int64_t;

struct WordClip {
  TextRange written;  // in Utterance::written
  Samples begin = 0, end = 0;
  bool estimated = false;  // by the text's letters: the engine did not say when the word began
};

struct Clip {
  std::string utterance;        // its id
  Samples begin = 0, end = 0;   // the sound, without the pause after it
  std::vector<WordClip> words;  // in order, inside [begin, end], not overlapping
};

struct Narration {
  int sample_rate = 0;      // samples a second
  Samples length = 0;       // with all pauses
  std::vector<Clip> clips;  // one for each utterance of which anything was spoken
};

// All that a writer ever sees. An EPUB without sound is an Edition with an empty Narration.
struct Edition {
  Article article;
  Script script;
  Narration narration;
  Resource cover = {};  // JPEG or PNG; no bytes: the book has none
};

}  // namespace lectern
