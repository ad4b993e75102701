// The side of the engine that speaks. Lives in a forked child and nowhere else: what was said
// before changes what is said next, and some texts kill it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lectern/narrate.h"

namespace lectern {

struct RawSpeech {
  std::vector<std::int16_t> samples;  // trimmed, the engine's own loudness
  std::vector<SpeechEngine::Word> words;
};

class EspeakSpeaker {
 public:
  EspeakSpeaker();

  // Errors: unknown_voice when the engine does not have the piece's voice; engine_failed.
  Result<RawSpeech> speak(const SpeechEngine::Piece& piece);

 private:
  Status select(const Voice& voice, Role role);
  std::string current_;  // engine voice
};

}  // namespace lectern
