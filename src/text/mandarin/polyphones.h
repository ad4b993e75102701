// What characters and words nearby say about a reading: voices/cmn/polyphones.model.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/mapped_file.h"
#include "lectern/result.h"
#include "text/mandarin/segments.h"

namespace lectern {

inline constexpr std::size_t most_readings = 4;  // of a character in the model

// A character that the model knows, and its readings there; what is unused is empty.
struct Polyphone {
  char32_t character;
  std::uint32_t unused;
  std::array<Reading, most_readings> readings;
};
static_assert(sizeof(Polyphone) == 40);

// The weights of one feature for each of its character's readings, in steps of weight_step.
struct PolyphoneWeights {
  std::uint32_t feature;  // 0: an empty slot
  std::array<std::int8_t, most_readings> weights;
};
static_assert(sizeof(PolyphoneWeights) == 8);
inline constexpr float weight_step = 1.0F / 16;

// The features of the character at `index`: what stands around it. Never 0.
class PolyphoneFeatures {
 public:
  static constexpr std::size_t most = 64;
  PolyphoneFeatures(const HanText& text, std::size_t index);
  std::span<const std::uint32_t> all() const& { return {all_.data(), size_}; }
  std::span<const std::uint32_t> all() const&& = delete;  // it would outlive what it lies in

 private:
  void add(int kind, std::uint64_t what);
  std::uint64_t seed_;
  std::array<std::uint32_t, most> all_{};
  std::size_t size_ = 0;
};

// What holds for a reading of whatever character; the weight stands in the first place.
class ReadingFeatures {
 public:
  ReadingFeatures(const HanPlace& place, Reading reading);
  std::span<const std::uint32_t> all() const& { return {all_.data(), size_}; }
  std::span<const std::uint32_t> all() const&& = delete;  // it would outlive what it lies in

 private:
  std::array<std::uint32_t, 8> all_{};
  std::size_t size_ = 0;
};

// A linear model. The file is "LPM1", the numbers of polyphones and of slots (a power of two), a
// zero (32 bits each, little endian), the polyphones by their codes, the slots: a feature stands in
// the first free one from its own number on, modulo their number.
class PolyphoneModel {
 public:
  // Errors: those of the file; bad_data when it is none.
  static Result<PolyphoneModel> open(const std::string& path);

  PolyphoneModel() = default;

  // nullptr for a character that it knows nothing of.
  const Polyphone* find(char32_t character) const;

  // The likeliest reading of the character at `index` among those that it can have.
  // Requires: `polyphone` is the simplified character's.
  Reading choose(const Polyphone& polyphone, const HanText& text, std::size_t index) const;

 private:
  const PolyphoneWeights* weights_of(std::uint32_t feature) const;

  MappedFile file_;
  std::span<const Polyphone> polyphones_;
  std::span<const PolyphoneWeights> slots_;
  std::vector<std::uint16_t> places_;  // of each character from U+4E00 on: 1 + place, or 0
};

}  // namespace lectern
