// The side of the engine that speaks. Lives in a forked child and nowhere else: what was said
// before changes what is said next, and some texts kill it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "lectern/narrate.h"
#include "speak/espeak_words.h"
#include "speak/trim.h"

namespace lectern {

// What the engine hands over while it speaks one piece.
struct EspeakRecording {
  std::vector<std::int16_t> samples;
  std::vector<WordEvent> events;
  std::size_t most_samples = 0;  // more than this, and it has run away
  bool ran_away = false;
};

class EspeakSpeaker {
 public:
  EspeakSpeaker();

  // Errors: unknown_voice when the engine does not have the piece's voice; engine_failed.
  Result<RawSpeech> speak(const SpeechEngine::Piece& piece);

 private:
  Status select(const Voice& voice, Role role);
  std::string current_;        // engine voice
  EspeakRecording recording_;  // kept, so that its memory is asked for once
};

}  // namespace lectern
