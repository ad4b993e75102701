#include "speak/timeline.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lectern {

Timeline::Timeline(const Script& script, const NarrationPlan& plan, int sample_rate,
                   SampleSink& sink)
    : script_(script), plan_(plan), sink_(sink) {
  narration_.sample_rate = sample_rate;
}

Samples Timeline::in_samples(int milliseconds) const {
  return Samples{milliseconds} * narration_.sample_rate / 1000;
}

Status Timeline::silence(int milliseconds) {
  static constexpr std::array<float, 4096> zeros{};
  Samples left = in_samples(milliseconds);
  narration_.length += left;
  while (left > 0) {
    const Samples size = std::min<Samples>(left, zeros.size());
    LECTERN_TRY(sink_.write(std::span(zeros).first(static_cast<std::size_t>(size))));
    left -= size;
  }
  return Done{};
}

// What sets blocks of one role apart from those of another: 0 inside a row of the same role, and
// at the end of the script.
int Timeline::pause_between(std::size_t one, std::size_t other) const {
  if (other >= script_.utterances.size()) return 0;
  const Role before = script_.utterances[one].role, behind = script_.utterances[other].role;
  if (before == behind) return 0;
  const auto around = [&](std::size_t utterance, Role role) {
    const Voice* const voice = plan_.sentence_voice[utterance];
    return voice == nullptr ? 0 : voice->arounds[static_cast<std::size_t>(role)];
  };
  return std::max(around(one, before), around(other, behind));
}

// Leaves the utterances before `utterance`. One that ends a block owes the block's pause even when
// nothing of it could be said; but no pause comes before the first sound.
Status Timeline::advance_to(std::size_t utterance) {
  for (; utterance_ < utterance; ++utterance_) {
    const Utterance& done = script_.utterances[utterance_];
    const Voice* voice = plan_.sentence_voice[utterance_];
    const bool said = std::exchange(clip_open_, false);
    if (voice == nullptr) continue;
    if (done.ends_block)
      pause_ms_ = std::max({pause_ms_, voice->pauses[static_cast<std::size_t>(done.role)],
                            pause_between(utterance_, utterance)});
    else if (said)
      pause_ms_ = std::max(pause_ms_, voice->sentence_pause);
  }
  join_ms_ = 0;
  const int owed = std::exchange(pause_ms_, 0);
  return narration_.length > 0 ? silence(owed) : Status(Done{});
}

Status Timeline::say(const PlannedPiece& piece, const SpeechEngine::Speech& speech) {
  if (speech.samples.empty()) return Done{};
  if (piece.utterance != utterance_) LECTERN_TRY(advance_to(piece.utterance));
  LECTERN_TRY(silence(std::exchange(join_ms_, piece.join_ms)));
  if (!clip_open_) {
    const auto begin = narration_.length;
    narration_.clips.push_back({script_.utterances[utterance_].id, begin, begin, {}});
    clip_open_ = true;
  }
  note_words(piece, speech);
  LECTERN_TRY(sink_.write(speech.samples));
  narration_.length += static_cast<Samples>(speech.samples.size());
  narration_.clips.back().end = narration_.length;
  return Done{};
}

void Timeline::note_words(const PlannedPiece& piece, const SpeechEngine::Speech& speech) {
  const Utterance& utterance = script_.utterances[piece.utterance];
  if (piece.run->is_label()) return;
  const auto size = static_cast<std::uint32_t>(utterance.written.size());
  const auto offset =
      static_cast<std::uint32_t>(piece.piece.text.data() - piece.run->text().data());
  auto& words = narration_.clips.back().words;
  for (const SpeechEngine::Word& word : speech.words) {
    TextRange place = piece.run->written_place({word.text.begin + offset, word.text.end + offset});
    place = {std::min(place.begin, size), std::min(place.end, size)};
    if (place.begin >= place.end) continue;  // a script that contradicts itself
    const Samples begin = narration_.length + word.begin, end = narration_.length + word.end;
    if (words.empty() || place.begin >= words.back().written.end) {
      words.push_back({place, begin, end, speech.words_are_estimated});
    } else {  // both stand for one change: one clip
      words.back().written.end = std::max(words.back().written.end, place.end);
      words.back().end = end;
      words.back().estimated = words.back().estimated || speech.words_are_estimated;
    }
  }
}

Result<Narration> Timeline::finish() {
  LECTERN_TRY(advance_to(script_.utterances.size()));
  return std::move(narration_);
}

}  // namespace lectern
