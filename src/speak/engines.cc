// The engine table: each piece goes to the engine that its voice's profile names.
#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "lectern/narrate.h"
#include "speak/command.h"

namespace lectern {
namespace {

using Piece = SpeechEngine::Piece;
using Speech = SpeechEngine::Speech;
using Chunk = SpeechEngine::Chunk;

constexpr int common_sample_rate = 22050;  // eSpeak NG's own

// Of one engine; what it looks at must stay where it is.
struct Part {
  std::vector<Piece> pieces;
  std::unique_ptr<Chunk> chunk;
};

class MixedChunk final : public Chunk {
 public:
  MixedChunk(std::unique_ptr<Part> espeak, std::unique_ptr<Part> commands,
             std::vector<bool> by_command)
      : espeak_(std::move(espeak)),
        commands_(std::move(commands)),
        by_command_(std::move(by_command)) {}

  Status next(Speech& speech) override {
    if (at_ == by_command_.size())
      return Error{Error::Code::engine_failed, "all pieces have been given", "", ""};
    return (by_command_[at_++] ? commands_ : espeak_)->chunk->next(speech);
  }

 private:
  std::unique_ptr<Part> espeak_, commands_;
  std::vector<bool> by_command_;
  std::size_t at_ = 0;
};

class Engines final : public SpeechEngine {
 public:
  explicit Engines(Result<std::unique_ptr<SpeechEngine>> espeak)
      : espeak_(std::move(espeak)), commands_(command_engine(sample_rate())) {}

  int sample_rate() const override {
    return espeak_ ? (*espeak_)->sample_rate() : common_sample_rate;
  }

  Result<std::unique_ptr<Chunk>> start(std::span<const Piece> pieces) override {
    auto espeak = std::make_unique<Part>(), commands = std::make_unique<Part>();
    std::vector<bool> by_command;
    for (const Piece& piece : pieces) {
      by_command.push_back(piece.voice->engine == "command");
      (by_command.back() ? commands : espeak)->pieces.push_back(piece);
    }
    if (!espeak->pieces.empty()) {
      if (!espeak_) return espeak_.error();
      if (commands->pieces.empty()) return (*espeak_)->start(pieces);
      espeak->chunk = LECTERN_TRY((*espeak_)->start(espeak->pieces));
    }
    if (!commands->pieces.empty())
      commands->chunk = LECTERN_TRY(commands_->start(commands->pieces));
    return std::unique_ptr<Chunk>(std::make_unique<MixedChunk>(
        std::move(espeak), std::move(commands), std::move(by_command)));
  }

 private:
  Result<std::unique_ptr<SpeechEngine>> espeak_;
  std::unique_ptr<SpeechEngine> commands_;
};

}  // namespace

std::unique_ptr<SpeechEngine> open_engines() {
  return std::make_unique<Engines>(open_espeak());
}

}  // namespace lectern
