// What the tests of narration need: a sink that keeps, scripts in a line, an engine that hums.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "lectern/narrate.h"
#include "speak/characters.h"

namespace lectern {

class KeepingSink final : public SampleSink {
 public:
  std::vector<float> samples;
  Status write(std::span<const float> more) override {
    samples.insert(samples.end(), more.begin(), more.end());
    return Done{};
  }
};

inline Run run_of(const std::string& language, const std::string& text, std::size_t at = 0) {
  return {language,
          text,
          {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + text.size())}};
}

// An utterance of runs that stand one behind the other.
inline Utterance sentence(const std::string& id,
                          const std::vector<std::pair<std::string, std::string>>& runs,
                          bool ends_block = false, Role role = Role::paragraph) {
  Utterance utterance;
  utterance.id = id;
  utterance.language = runs.front().first;
  utterance.role = role;
  utterance.ends_block = ends_block;
  for (const auto& [language, text] : runs) {
    utterance.runs.push_back(run_of(language, text, utterance.written.size()));
    utterance.written += text;
  }
  return utterance;
}

inline std::string repeat(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

// Hums ten samples a character at 1000 Hz; a word is what stands between spaces. `crashes` and
// `swallows` make it fail on texts: dying, or saying all but the last word.
class HumEngine final : public SpeechEngine {
 public:
  std::function<bool(std::string_view)> crashes = [](std::string_view) { return false; };
  std::function<bool(std::string_view)> swallows = [](std::string_view) { return false; };
  Error::Code failure = Error::Code::crashed;
  std::vector<std::vector<std::string>> chunks;  // the texts of every chunk that was started
  int flying = 0, most_flying = 0;

  int sample_rate() const override { return 1000; }

  Result<std::unique_ptr<Chunk>> start(std::span<const Piece> pieces) override {
    most_flying = std::max(most_flying, ++flying);
    chunks.emplace_back();
    for (const Piece& piece : pieces) chunks.back().emplace_back(piece.text);
    return std::unique_ptr<Chunk>(std::make_unique<HumChunk>(*this, pieces));
  }

 private:
  class HumChunk final : public Chunk {
   public:
    HumChunk(HumEngine& engine, std::span<const Piece> pieces) : engine_(engine), pieces_(pieces) {}
    ~HumChunk() override { --engine_.flying; }
    Status next(Speech& speech) override {
      const bool dies = std::any_of(pieces_.begin(), pieces_.end(), [&](const Piece& piece) {
        return engine_.crashes(piece.text);
      });
      if (dies) return Error{engine_.failure, "dead", "", ""};
      const std::string_view text = pieces_[said_++].text;
      speech = hum(text);
      if (engine_.swallows(text)) speech.words.pop_back();
      return Done{};
    }

   private:
    static Speech hum(std::string_view text) {
      Speech speech;
      bool in_word = false;
      for (std::size_t at = 0; at < text.size();) {
        const auto begin = static_cast<std::uint32_t>(at);
        const bool letter = !is_white_space(decode(text, at));
        const auto end = static_cast<std::uint32_t>(at);
        const auto time = static_cast<Samples>(speech.samples.size());
        if (letter && !in_word) speech.words.push_back({{begin, end}, time, time + 10});
        if (letter && in_word) speech.words.back().text.end = end;
        if (letter && in_word) speech.words.back().end = time + 10;
        in_word = letter;
        speech.samples.insert(speech.samples.end(), 10, 0.5F);
      }
      return speech;
    }
    HumEngine& engine_;
    std::span<const Piece> pieces_;
    std::size_t said_ = 0;
  };
};

// How GoogleTest shows a notice; found by its name.
inline void PrintTo(const Notice& notice, std::ostream* out) {
  *out << name(notice.kind) << ' ' << notice.where << ": " << notice.detail;
}

// Says one piece by itself.
inline Result<SpeechEngine::Speech> speech_of(SpeechEngine& engine,
                                              const SpeechEngine::Piece& piece) {
  const auto chunk = LECTERN_TRY(engine.start({&piece, 1}));
  SpeechEngine::Speech speech;
  LECTERN_TRY(chunk->next(speech));
  return speech;
}

// The shipped profiles.
inline const Voices& shipped_voices() {
  static const auto voices = Voices::load(LECTERN_SOURCE_DIR "/voices", {});
  if (!voices) ADD_FAILURE() << message(voices.error());
  return *voices;
}

inline std::vector<Notice::Kind> kinds(const Notices& notices) {
  std::vector<Notice::Kind> kinds;
  for (const Notice& notice : notices) kinds.push_back(notice.kind);
  return kinds;
}

}  // namespace lectern
