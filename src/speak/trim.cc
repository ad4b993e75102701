#include "speak/trim.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace lectern {
namespace {

constexpr float silence = 32.F / 32768;  // an engine's rest lies below this

void fade(std::vector<float>& samples, Samples length) {
  length = std::min(length, static_cast<Samples>(samples.size() / 2));
  for (Samples i = 0; i < length; ++i) {
    const float part = static_cast<float>(i) / static_cast<float>(length);
    samples[static_cast<std::size_t>(i)] *= part;
    samples[samples.size() - 1 - static_cast<std::size_t>(i)] *= part;
  }
}

}  // namespace

RawSpeech trimmed(const std::vector<float>& samples, const std::vector<SpeechEngine::Word>& words,
                  int sample_rate) {
  const auto is_sound = [](float sample) { return std::abs(sample) > silence; };
  const auto begin = std::find_if(samples.begin(), samples.end(), is_sound);
  const auto end = std::find_if(samples.rbegin(), samples.rend(), is_sound).base();
  if (begin >= end) return {};
  const Samples lead = begin - samples.begin(), length = end - begin;
  RawSpeech speech{{begin, end}, {}};
  fade(speech.samples, sample_rate / 1000);
  for (const SpeechEngine::Word& word : words) {
    const Samples from =
        speech.words.empty() ? 0 : std::clamp<Samples>(word.begin - lead, 0, length);
    const Samples to = std::clamp<Samples>(word.end - lead, 0, length);
    if (from < to) {
      speech.words.push_back({word.text, from, to});
    } else if (!speech.words.empty()) {
      speech.words.back().text.end = word.text.end;  // said in no time: part of the one before
    }
  }
  return speech;
}

}  // namespace lectern
