#include "speak/espeak_words.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/utf8.h"
#include "speak/characters.h"

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

bool is_digit(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 0x0660 && c <= 0x0669) || (c >= 0x06F0 && c <= 0x06F9) ||
         (c >= 0x0966 && c <= 0x096F);
}

// Letters in a row, each Han character by itself. A digit counts as more than any event may
// swallow: voices that say numbers have events for them, the others (`he`, `tk`) leave them out.
int count_words(std::u32string_view text) {
  int words = 0;
  char32_t before = 0;
  for (const char32_t c : text) {
    if (is_digit(c)) return most_swallowed + 1;
    words += is_sayable(c) && (!is_sayable(before) || is_han(c));
    before = c;
  }
  return words;
}

// Behind the last letter, and the marks that belong to it; 0 when there is none.
std::size_t letters_end(std::u32string_view text) {
  std::size_t end = text.size();
  while (end > 0 && !is_sayable(text[end - 1])) --end;
  if (end == 0) return 0;
  while (end < text.size() && is_combining(text[end])) ++end;
  return end;
}

// The event's word with the rest of what stands there unbroken: "500" of "500,000", "well" of
// "well-known". But a number that follows letters has an event of its own where it is said at all.
std::size_t token_end(std::u32string_view text, std::size_t begin, std::size_t end) {
  const auto word = text.substr(begin, end - begin);
  const bool has_digit = std::any_of(word.begin(), word.end(), is_digit);
  if (end > 0 && is_han(text[end - 1])) return end;
  std::size_t reached = end;
  for (; reached < text.size(); ++reached) {
    const char32_t c = text[reached];
    if (is_white_space(c) || is_han(c) || (is_digit(c) && !has_digit)) break;
  }
  return std::max(end, begin + letters_end(text.substr(begin, reached - begin)));
}

std::size_t first_letter(std::u32string_view text) {
  const auto letter = std::find_if(text.begin(), text.end(), is_sayable);
  return static_cast<std::size_t>(letter - text.begin());
}

}  // namespace

std::vector<SpeechEngine::Word> words_of(const std::vector<WordEvent>& events,
                                         const EngineText& text, Samples length,
                                         bool may_have_lost_tail) {
  const std::u32string_view all = text.characters;
  std::vector<Extent> extents = ascending(events, all.size());
  // `ko` has no event for many a first word, nor for a text of one.
  if (extents.empty() && letters_end(all) > 0 && count_words(all) <= most_swallowed)
    extents.push_back({first_letter(all), letters_end(all), 0});
  if (!extents.empty() && count_words(all.substr(0, extents[0].begin)) <= most_swallowed)
    extents[0].begin = std::min(extents[0].begin, first_letter(all));
  std::vector<SpeechEngine::Word> words;
  for (std::size_t i = 0; i < extents.size(); ++i) {
    auto [begin, end, sample] = extents[i];
    const bool last = i + 1 == extents.size();
    const std::size_t next = last ? all.size() : extents[i + 1].begin;
    end = token_end(all.substr(0, next), begin, end);
    const std::u32string_view gap = all.substr(end, next - end);
    const int most = last && may_have_lost_tail ? 0 : most_swallowed;
    if (count_words(gap) <= most) end += letters_end(gap);
    const std::size_t letter = begin + first_letter(all.substr(begin, end - begin));
    if (letter < end) begin = letter;  // not the quotation mark before it
    words.push_back(
        {{text.starts[begin], text.starts[end]}, sample, last ? length : extents[i + 1].sample});
  }
  return words;
}

}  // namespace lectern
