// The engine as the narrator sees it: forks a child for every chunk, and reads back what it said.
#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/process.h"
#include "base/utf8.h"
#include "lectern/narrate.h"
#include "speak/espeak_library.h"
#include "speak/espeak_speaker.h"
#include "speak/piece_channel.h"

namespace lectern {
namespace {

using Piece = SpeechEngine::Piece;

// Says the pieces grouped by voice, because each change of voice loads a dictionary again.
Result<std::vector<RawSpeech>> speak_all(std::span<const Piece> pieces) {
  EspeakSpeaker speaker;
  std::vector<RawSpeech> speeches(pieces.size());
  std::vector<bool> said(pieces.size());
  for (std::size_t first = 0; first < pieces.size(); ++first) {
    if (said[first]) continue;
    for (std::size_t i = first; i < pieces.size(); ++i) {
      if (said[i] || pieces[i].voice->engine_voice != pieces[first].voice->engine_voice) continue;
      speeches[i] = LECTERN_TRY(speaker.speak(pieces[i]));
      said[i] = true;
    }
  }
  return speeches;
}

int speak_in_child(int channel, std::span<const Piece> pieces) {
  die_quietly();
  const auto speeches = speak_all(pieces);
  if (!speeches) return send_error(channel, speeches.error()) ? 0 : 1;
  for (const RawSpeech& speech : *speeches)
    if (!send_speech(channel, speech)) return 1;
  return 0;
}

// The child speaks everything first and then sends, so that it never waits for a slow sink with
// work undone. 50 ms a character is 10 times what a loaded machine needs.
int patience_ms(std::span<const Piece> pieces) {
  std::size_t characters = 0;
  for (const Piece& piece : pieces) characters += count_characters(piece.text);
  return static_cast<int>(std::min<std::size_t>(10000 + 50 * characters, 3600000));
}

class Espeak final : public SpeechEngine {
 public:
  explicit Espeak(int rate) : sample_rate_(rate) {}
  int sample_rate() const override { return sample_rate_; }

  Result<std::unique_ptr<Chunk>> start(std::span<const Piece> pieces) override {
    Child child = LECTERN_TRY(
        Child::start([pieces](int channel) { return speak_in_child(channel, pieces); }));
    return std::unique_ptr<Chunk>(
        std::make_unique<ReceivedChunk>(std::move(child), pieces, patience_ms(pieces), false));
  }

 private:
  int sample_rate_;
};

}  // namespace

Result<std::unique_ptr<SpeechEngine>> open_espeak() {
  const int sample_rate = LECTERN_TRY(initialise_espeak());
  return std::unique_ptr<SpeechEngine>(std::make_unique<Espeak>(sample_rate));
}

}  // namespace lectern
