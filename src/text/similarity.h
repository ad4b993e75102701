// Whether two texts are nearly the same, without keeping either.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

namespace lectern {

// A text in twelve bytes. Charikar, "Similarity estimation techniques from rounding algorithms"
// (2002): each bit of `hash` is what most of the text's shingles have there, so that texts that
// differ little have hashes that differ in few bits.
struct TextSketch {
  std::uint64_t hash = 0;
  std::uint32_t characters = 0;  // letters and digits
};

// Takes a text in pieces, block by block; the end of a piece ends a word. Case, punctuation and
// white space do not count.
class Sketcher {
 public:
  void add(std::string_view text);
  TextSketch sketch() const;

 private:
  void add_to_word(char32_t folded);
  void end_word();
  void add_shingle();

  std::uint64_t word_ = 0;         // hash of the word so far; 0: none
  std::uint64_t before_[2] = {};   // of the two words in front of it
  std::uint64_t shingles_ = 0;     // a shingle is three words, or as many Han characters
  std::uint64_t lanes_[8] = {};    // eight counters of eight bits each
  std::uint32_t counts_[64] = {};  // how many shingles have each bit; the lanes are added at times
  std::uint32_t characters_ = 0;
};

// At most three bits apart, which Manku, Jain and Das Sarma found right for web pages ("Detecting
// near-duplicates for web crawling", 2007).
inline bool is_near(std::uint64_t one, std::uint64_t other) {
  return std::popcount(one ^ other) <= 3;
}

// Whether a text is long enough to be told from others by its hash.
bool is_telling(const TextSketch& sketch);

// Whether both are telling, about as long (within a fifth), and near.
bool is_same_text(const TextSketch& one, const TextSketch& other);

}  // namespace lectern
