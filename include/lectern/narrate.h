// Script → sound and Narration. The engine runs in short-lived children of the calling process,
// because it keeps state from one utterance to the next and some texts kill it.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "lectern/narration.h"
#include "lectern/notice.h"
#include "lectern/result.h"
#include "lectern/sound.h"
#include "lectern/voices.h"

namespace lectern {

struct NarrateOptions {
  bool strict = false;  // text that cannot be spoken is an error, not a notice
  int lanes = 1;        // chunks that may be spoken at the same time; never changes the samples
};

// An engine, ready to fork. One for each process that narrates; the process itself never speaks.
class SpeechEngine {
 public:
  virtual ~SpeechEngine() = default;
  virtual int sample_rate() const = 0;

  // One piece for one voice: part of a run, short enough for the engine.
  struct Piece {
    const Voice* voice;
    Role role;
    std::string_view text;  // UTF-8
    bool ends_sentence;     // false: the sentence goes on in another piece
  };
  struct Word {
    TextRange text;  // in Piece::text
    Samples begin, end;
  };
  struct Speech {
    std::vector<float> samples;  // silence at both ends trimmed, the voice's gain applied
    std::vector<Word> words;
    bool words_are_estimated = false;  // their times come from the text alone
  };
  // Starts speaking `pieces` in one fresh engine state; next() gives one Speech for each, in order.
  class Chunk {
   public:
    virtual ~Chunk() = default;
    // Blocks until the next piece is there; overwrites `speech`, whose memory is used again.
    // Errors: engine_failed, crashed, timed_out: the text is at fault, smaller pieces may do.
    // unknown_voice, system: no text would do better. After an error the chunk is of no more use.
    virtual Status next(Speech& speech) = 0;
  };
  virtual Result<std::unique_ptr<Chunk>> start(std::span<const Piece> pieces) = 0;
};

// Each voice by the engine that its profile names. An engine that is missing is told when a voice
// needs it: by start(), and for a program by next().
std::unique_ptr<SpeechEngine> open_engines();

// libespeak-ng alone. Errors: engine_failed when it or its data is missing.
Result<std::unique_ptr<SpeechEngine>> open_espeak();

// The version of the engine and its data, part of the up-to-date key; its bare name when it is not
// there.
std::string espeak_version();

// Says the whole script into `sink` and notes where each utterance and word begins and ends.
// A run in a language that no voice reads is left out with a notice, as is all else that cannot be
// said. Errors: those of the sink; of Voices::for_language when nothing has a voice; unspoken_text
// when strict; unknown_voice when the engine lacks a profile's voice; timed_out when it hangs again
// and again.
Result<Narration> narrate(const Script& script, const Voices& voices, SpeechEngine& engine,
                          SampleSink& sink, const NarrateOptions& options, Notices& notices);

}  // namespace lectern
