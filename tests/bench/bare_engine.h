// The floor under the cost of speech: the engine saying the same pieces, with nothing around it.
#pragma once

#include <espeak-ng/speak_lib.h>

#include <string>
#include <vector>

#include "speak/plan.h"

namespace lectern::bench {

enum class PieceOrder { as_written, by_voice };

inline int ignore_sound(short*, int, espeak_EVENT*) {
  return 0;
}

inline bool say_bare(const SpeechEngine::Piece& piece) {
  const auto role = static_cast<std::size_t>(piece.role);
  const Voice& voice = *piece.voice;
  espeak_SetParameter(espeakRATE, voice.rates[role] > 0 ? voice.rates[role] : voice.rate, 0);
  const std::string text(piece.text);
  return espeak_Synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, nullptr,
                      nullptr) == EE_OK;
}

// Requires: a process that has not initialised the engine yet.
inline bool speak_bare(const NarrationPlan& plan, PieceOrder order) {
  if (espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, 0) <= 0) return false;
  espeak_SetSynthCallback(ignore_sound);
  std::vector<const SpeechEngine::Piece*> pieces;
  for (const PlannedPiece& it : plan.pieces) pieces.push_back(&it.piece);
  if (order == PieceOrder::by_voice)
    std::stable_sort(pieces.begin(), pieces.end(),
                     [](const auto* a, const auto* b) { return a->voice->name < b->voice->name; });
  std::string current;
  for (const SpeechEngine::Piece* piece : pieces) {
    const std::string& voice = piece->voice->engine_voice;
    if (voice != current && espeak_SetVoiceByName(voice.c_str()) != EE_OK) return false;
    current = voice;
    if (!say_bare(*piece)) return false;
  }
  return true;
}

}  // namespace lectern::bench
