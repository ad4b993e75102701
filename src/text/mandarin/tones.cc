#include "text/mandarin/tones.h"

#include <algorithm>
#include <cstddef>

namespace lectern {
namespace {

constexpr char32_t one = U'一', not_ = U'不', ordinal = U'第';

bool is_numeral(char32_t c) {
  constexpr std::u32string_view numerals = U"零〇一二三四五六七八九十百千万亿两";
  return numerals.find(c) != std::u32string_view::npos;
}

// 一 and 不 keep their tone at the end, in numbers and ordinals.
void change_one_and_not(const HanText& text, std::vector<int>& tones) {
  const auto& places = text.places;
  for (std::size_t i = 0; i + 1 < places.size(); ++i) {
    const char32_t c = places[i].simplified;
    if (tones[i + 1] == 0 || (c != one && c != not_)) continue;
    // The neutral 个 of 一个 was a fourth tone.
    const bool before_fourth = tones[i + 1] == 4 || places[i + 1].simplified == U'个';
    if (c == not_) {
      if (before_fourth) tones[i] = 2;
      continue;
    }
    const char32_t before = i > 0 ? places[i - 1].simplified : 0;
    const char32_t next = places[i + 1].simplified;
    const bool counts = next == U'百' || next == U'千' || next == U'万' || next == U'亿';
    // 统一行动, 之一的: at the end of its word it is a number's name.
    const bool ends_word = places[i].word_size > 1 && places[i].word_at + 1 == places[i].word_size;
    if (before == ordinal || is_numeral(before) || (is_numeral(next) && !counts) || ends_word ||
        next == U'月' || next == U'号' || next == U'楼' || tones[i + 1] == 5)
      continue;
    tones[i] = before_fourth ? 2 : 4;
  }
}

// Of third tones in a row inside one group all but the last rise.
void raise_third_tones(std::vector<int>& tones, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i + 1 < end; ++i)
    if (tones[i] == 3 && tones[i + 1] == 3) tones[i] = 2;
}

}  // namespace

std::vector<int> spoken_tones(const HanText& text) {
  const auto& places = text.places;
  std::vector<int> tones;
  tones.reserve(places.size());
  for (const HanPlace& place : places) tones.push_back(place.reading.tone());
  change_one_and_not(text, tones);
  for (std::size_t i = 0; i < places.size();) {
    const std::size_t end = std::min<std::size_t>(i + places[i].word_size, places.size());
    raise_third_tones(tones, i, end);
    i = end;
  }
  // Between words, when one of the two is a single character: 很|好, 我|很, 买|水果, 我|买.
  for (std::size_t i = 0; i + 1 < places.size(); ++i) {
    const bool ends_word = places[i].word_at + 1 == places[i].word_size;
    const bool leans = places[i].word_size == 1 || places[i + 1].word_size == 1;
    if (ends_word && leans && places[i].reading.tone() == 3 && places[i + 1].reading.tone() == 3 &&
        tones[i] == 3)
      tones[i] = 2;
  }
  return tones;
}

}  // namespace lectern
