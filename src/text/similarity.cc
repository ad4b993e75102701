#include "text/similarity.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"

namespace lectern {
namespace {

constexpr std::uint32_t shortest_text = 200;  // letters and digits; shorter ones say too little

// Each bit of a byte as a byte of its own.
constexpr std::array<std::uint64_t, 256> spread = [] {
  std::array<std::uint64_t, 256> table{};
  for (std::size_t byte = 0; byte < table.size(); ++byte)
    for (std::size_t bit = 0; bit < 8; ++bit)
      table[byte] |= static_cast<std::uint64_t>(byte >> bit & 1) << (8 * bit);
  return table;
}();

// The finaliser of SplitMix64: every bit of the result depends on every bit of `value`.
std::uint64_t mix(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31);
}

// Writing that puts no spaces between words: each of its letters counts as one.
bool stands_alone(char32_t c) {
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
         (c >= 0x1780 && c <= 0x17FF) || (c >= 0x3040 && c <= 0x30FF) ||
         (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

bool is_mark(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

}  // namespace

void Sketcher::add(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {  // most of it
      ++at;
      if (is_ascii_alphanumeric(text[at - 1]))
        add_to_word(static_cast<unsigned char>(ascii_lower(text[at - 1])));
      else
        end_word();
      continue;
    }
    const char32_t c = decode(text, at);
    if (!u_isalnum(static_cast<UChar32>(c))) {
      if (!is_mark(c)) end_word();
      continue;
    }
    const bool alone = stands_alone(c);
    if (alone) end_word();
    add_to_word(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    if (alone) end_word();
  }
  end_word();
}

// FNV-1a's step: the shingle's hash is mixed well enough.
void Sketcher::add_to_word(char32_t folded) {
  ++characters_;
  word_ = ((word_ == 0 ? 0xCBF29CE484222325U : word_) ^ folded) * 0x100000001B3U;
}

void Sketcher::end_word() {
  if (word_ == 0) return;
  if (before_[0] != 0) add_shingle();
  before_[0] = before_[1];
  before_[1] = word_;
  word_ = 0;
}

void Sketcher::add_shingle() {
  const std::uint64_t hash = mix(mix(mix(before_[0]) + before_[1]) + word_);
  for (std::size_t lane = 0; lane < 8; ++lane) lanes_[lane] += spread[hash >> (8 * lane) & 0xFF];
  if (++shingles_ % 255 != 0) return;  // before a counter of eight bits overflows
  for (std::size_t bit = 0; bit < 64; ++bit)
    counts_[bit] += static_cast<std::uint32_t>(lanes_[bit / 8] >> (8 * (bit % 8)) & 0xFF);
  std::ranges::fill(lanes_, 0);
}

TextSketch Sketcher::sketch() const {
  TextSketch sketch{0, characters_};
  for (std::size_t bit = 0; bit < 64; ++bit) {
    const std::uint64_t count = counts_[bit] + (lanes_[bit / 8] >> (8 * (bit % 8)) & 0xFF);
    if (2 * count > shingles_) sketch.hash |= std::uint64_t{1} << bit;
  }
  return sketch;
}

bool is_telling(const TextSketch& sketch) {
  return sketch.characters >= shortest_text;
}

bool is_same_text(const TextSketch& one, const TextSketch& other) {
  const std::uint64_t shorter = std::min(one.characters, other.characters);
  const std::uint64_t longer = std::max(one.characters, other.characters);
  return is_telling(one) && is_telling(other) && 5 * shorter >= 4 * longer &&
         is_near(one.hash, other.hash);
}

}  // namespace lectern
