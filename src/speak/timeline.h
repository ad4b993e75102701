// Puts speech and pauses into the sink, and notes where everything lies.
#pragma once

#include <cstddef>
#include <vector>

#include "lectern/narrate.h"
#include "speak/plan.h"

namespace lectern {

class Timeline {
 public:
  Timeline(const Script& script, const NarrationPlan& plan, int sample_rate, SampleSink& sink);

  // The next piece in order; nothing of it is written when it has no samples. `text` is the part of
  // the run's `spoken` that was said.
  Status say(const PlannedPiece& piece, const SpeechEngine::Speech& speech);

  // Writes the last pause. Call once, last.
  Result<Narration> finish();

 private:
  Status silence(int milliseconds);
  Status advance_to(std::size_t utterance);
  int pause_between(std::size_t one, std::size_t other) const;
  void note_words(const PlannedPiece& piece, const SpeechEngine::Speech& speech);
  Samples in_samples(int milliseconds) const;

  const Script& script_;
  const NarrationPlan& plan_;
  SampleSink& sink_;
  Narration narration_;
  std::size_t utterance_ = 0;  // the one being said
  bool clip_open_ = false;     // something of it was said
  int join_ms_ = 0;            // owed before its next piece
  int pause_ms_ = 0;           // owed before the next utterance
};

}  // namespace lectern
