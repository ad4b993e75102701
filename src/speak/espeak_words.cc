#include "speak/espeak_words.h"

#include <algorithm>
#include <cstddef>

namespace lectern {
namespace {

constexpr int most_swallowed = 4;  // words that one event may stand for besides its own

struct Extent {
  std::size_t begin, end;  // characters
  Samples sample;
};

// Events in text order, without those that repeat or go back, which numbers have.
std::vector<Extent> ascending(const std::vector<WordEvent>& events, std::size_t characters) {
  std::vector<Extent> extents;
  std::size_t reached = 0;
  for (const WordEvent& event : events) {
    if (event.begin < 0 || event.length < 0) continue;
    const auto begin = static_cast<std::size_t>(event.begin);
    if (begin >= characters || begin < reached) continue;
    const auto length = static_cast<std::size_t>(std::max(event.length, 1));
    reached = std::min(begin + length, characters);
    if (!extents.empty() && extents.back().sample >= event.sample)
      extents.back().end = reached;
    else
      extents.push_back({begin, reached, event.sample});
  }
  return extents;
}

int count_words(const std::vector<bool>& sayable, std::size_t begin, std::size_t end) {
  int words = 0;
  for (std::size_t i = begin; i < end; ++i) words += sayable[i] && (i == begin || !sayable[i - 1]);
  return words;
}

// Behind the last letter before `end`; `begin` when there is none.
std::size_t last_letter_end(const std::vector<bool>& sayable, std::size_t begin, std::size_t end) {
  while (end > begin && !sayable[end - 1]) --end;
  return end;
}

}  // namespace

std::vector<SpeechEngine::Word> words_of(const std::vector<WordEvent>& events,
                                         const EngineText& text, Samples length,
                                         bool may_have_lost_tail) {
  const std::size_t characters = text.sayable.size();
  const std::vector<Extent> extents = ascending(events, characters);
  std::vector<SpeechEngine::Word> words;
  for (std::size_t i = 0; i < extents.size(); ++i) {
    auto [begin, end, sample] = extents[i];
    const bool last = i + 1 == extents.size();
    if (i == 0 && count_words(text.sayable, 0, begin) <= most_swallowed)
      while (begin > 0 && last_letter_end(text.sayable, 0, begin) > 0) --begin;
    const std::size_t next = last ? characters : extents[i + 1].begin;
    const int swallowed = count_words(text.sayable, end, next);
    if (swallowed <= (last && may_have_lost_tail ? 0 : most_swallowed))
      end = std::max(last_letter_end(text.sayable, end, next), end);
    words.push_back(
        {{text.starts[begin], text.starts[end]}, sample, last ? length : extents[i + 1].sample});
  }
  return words;
}

}  // namespace lectern
