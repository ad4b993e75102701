#include "text/mandarin/pinyin.h"

#include <algorithm>
#include <cstddef>

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

bool needs_space(char a, char b) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  return is_letter(a) && is_letter(b);
}

}  // namespace

std::vector<MandarinPiece> mandarin_pinyin(std::string_view text) {
  const HanText han = read_han(text, mandarin_data());
  const std::vector<int> tones = spoken_tones(han);
  std::vector<MandarinPiece> pieces;
  for (std::size_t i = 0; i < han.places.size();) {
    const std::size_t end = end_of(han, i);
    MandarinPiece piece{{begin_of(han, i), begin_of(han, end)}, {}, tones[i] != 0};
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

std::string joined(const std::vector<MandarinPiece>& pieces) {
  std::string all;
  for (const MandarinPiece& piece : pieces) {
    if (!all.empty() && !piece.spoken.empty() && needs_space(all.back(), piece.spoken.front()))
      all += ' ';
    all += piece.spoken;
  }
  return all;
}

}  // namespace lectern
