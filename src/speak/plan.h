// What the narrator will ask of the engine, decided before anything is spoken, so that it depends
// on the script and the voices alone.
#pragma once

#include <cstddef>
#include <deque>
#include <vector>

#include "lectern/narrate.h"
#include "speak/voiced_run.h"

namespace lectern {

struct PlannedPiece {
  std::size_t utterance;  // in Script::utterances
  const VoicedRun* run;   // in NarrationPlan::runs; the piece's text lies in its text
  SpeechEngine::Piece piece;
  int join_ms;  // silence before the utterance's next piece
};

struct NarrationPlan {
  std::deque<VoicedRun> runs;  // whose addresses stay
  std::vector<PlannedPiece> pieces;
  std::vector<std::size_t> chunk_ends;       // in `pieces`, ascending; the last is pieces.size()
  std::vector<const Voice*> sentence_voice;  // for each utterance: whose pauses it has
};

// Runs without a letter or digit are left out. A run in a language that no voice reads is named by
// a text_not_spoken notice. The plan points into `voices`.
// Errors: those of Voices::for_language when no run at all has a voice.
Result<NarrationPlan> plan_narration(const Script& script, const Voices& voices, Notices& notices);

// The silence between two pieces of one sentence: a breath after clause punctuation, else a join.
int join_after(std::string_view text);

// "the text …" for a message: at most about 60 characters.
std::string shortened_text(std::string_view text);

}  // namespace lectern
