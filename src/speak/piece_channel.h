// How a child that speaks hands its pieces to the narrator. Neither side trusts the other to live.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/process.h"
#include "lectern/narrate.h"
#include "speak/trim.h"

namespace lectern {

// In the child: no core, no stderr, for the narrator tells it better.
void die_quietly();

// In the child, for each piece in order. After an error nothing more may be sent.
Status send_speech(int channel, const RawSpeech& speech);
Status send_error(int channel, const Error& error);

// In the parent: the pieces as they come.
class ReceivedChunk final : public SpeechEngine::Chunk {
 public:
  // Keeps of the pieces only what next() needs; their texts may go. `patience_ms`: how long the
  // child may take before it sends the next byte.
  ReceivedChunk(Child child, std::span<const SpeechEngine::Piece> pieces, int patience_ms,
                bool words_are_estimated);
  Status next(SpeechEngine::Speech& speech) override;

 private:
  struct Expected {
    std::size_t text_size;
    float gain;
  };
  Status fill(void* into, std::size_t size);
  Result<std::string> text(std::uint32_t size);
  Status receive(SpeechEngine::Speech& speech);
  Status receive_verdict();
  Status receive_speech(const Expected& expected, SpeechEngine::Speech& speech);
  Status receive_samples(std::size_t count, float gain, std::vector<float>& samples);

  Child child_;
  std::vector<Expected> expected_;
  std::size_t received_ = 0;  // pieces
  int patience_ms_;
  bool words_are_estimated_;
  bool told_ = false;  // the child itself said what is wrong
};

}  // namespace lectern
