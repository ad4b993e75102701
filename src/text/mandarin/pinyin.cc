#include "text/mandarin/pinyin.h"

#include <algorithm>
#include <cstddef>

#include <unicode/uchar.h>

#include "text/mandarin/readings.h"
#include "text/mandarin/tones.h"

namespace lectern {
namespace {

std::uint32_t begin_of(const HanText& text, std::size_t index) {
  return index < text.places.size() ? text.places[index].begin : text.end;
}

// Behind the word or the stretch of other characters that begins at `begin`.
std::size_t end_of(const HanText& text, std::size_t begin) {
  const auto& places = text.places;
  const auto has_reading = [&](std::size_t i) { return !places[i].reading.empty(); };
  std::size_t end = begin + 1;
  if (!has_reading(begin)) {
    while (end < places.size() && !has_reading(end)) ++end;
    return end;
  }
  const std::size_t word = std::min<std::size_t>(begin + places[begin].word_size, places.size());
  while (end < word && has_reading(end)) ++end;
  return end;
}

bool is_letter(const HanText& text, std::size_t index) {
  return u_isalnum(static_cast<UChar32>(text.places[index].written)) != 0;
}

}  // namespace

std::vector<MandarinPiece> mandarin_pinyin(std::string_view text) {
  const HanText han = read_han(text, mandarin_data());
  const std::vector<int> tones = spoken_tones(han);
  std::vector<MandarinPiece> pieces;
  for (std::size_t i = 0; i < han.places.size();) {
    const std::size_t end = end_of(han, i);
    MandarinPiece piece{{begin_of(han, i), begin_of(han, end)}, {}, tones[i] != 0, false};
    piece.joins_letters = i > 0 && is_letter(han, i - 1) && is_letter(han, i);
    if (piece.is_pinyin) {
      for (std::size_t at = i; at < end; ++at)
        piece.spoken += han.places[at].reading.with_tone(tones[at]).text();
    } else {
      piece.spoken = text.substr(piece.written.begin, piece.written.end - piece.written.begin);
    }
    pieces.push_back(std::move(piece));
    i = end;
  }
  return pieces;
}

std::string spaced(const std::vector<MandarinPiece>& pieces) {
  std::string all;
  for (const MandarinPiece& piece : pieces) {
    if (piece.joins_letters) all += ' ';
    all += piece.spoken;
  }
  return all;
}

}  // namespace lectern
