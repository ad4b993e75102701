#include "text/mandarin/polyphones.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace lectern {
namespace {

constexpr std::size_t header_size = 16;
constexpr std::size_t first_code = 0x4E00, last_code = 0x9FFF;
constexpr std::size_t most_probes = 64;  // a full table is no reason to look at all of it

// The finisher of SplitMix64.
std::uint64_t mixed(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15U;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31);
}

std::uint32_t feature_of(std::uint64_t seed, int kind, std::uint64_t what) {
  const auto hash = static_cast<std::uint32_t>(
      mixed(seed ^ mixed(what * 64 + static_cast<std::uint64_t>(kind))) >> 32);
  return hash == 0 ? 1 : hash;
}

// All digits are one, and all Latin letters; so are white space and what lies outside the text.
char32_t kind_of(char32_t c) {
  if (c >= '0' && c <= '9') return '0';
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250)) return 'a';
  return c == ' ' || c == 0x3000 ? 0 : c;
}

std::uint64_t pair(char32_t a, char32_t b) {
  return std::uint64_t{a} << 21 | b;
}

// Where the word that ends before or begins at a place lies, as a number for all its characters.
std::uint64_t word_from(const HanText& text, std::size_t begin) {
  if (begin >= text.places.size()) return 0;
  const std::size_t size = text.places[begin].word_size;
  std::uint64_t word = 0;
  for (std::size_t i = begin; i < begin + size; ++i) word = mixed(word ^ kind_of(text.at(i)));
  return word;
}

}  // namespace

PolyphoneFeatures::PolyphoneFeatures(const HanText& text, std::size_t index)
    : seed_(mixed(text.at(index))) {
  const HanPlace& place = text.places[index];
  const auto near = [&](int distance) {
    return kind_of(text.at(index + static_cast<std::size_t>(distance)));
  };
  const char32_t before = near(-1), behind = near(1);
  add(0, 0);
  add(1, before);
  add(2, behind);
  add(3, near(-2));
  add(4, near(2));
  add(5, pair(near(-2), before));
  add(6, pair(before, behind));
  add(7, pair(behind, near(2)));
  add(8, near(-3));
  add(9, near(3));
  for (int distance = 2; distance <= 8; ++distance) {
    if (near(-distance) >= 0x4E00) add(10, near(-distance));
    if (near(distance) >= 0x4E00) add(10, near(distance));
  }
  const std::size_t word = index - place.word_at, next = word + place.word_size;
  add(11, place.word_size == 1 ? 0 : place.word_at == 0 ? 1 : next == index + 1 ? 2 : 3);
  add(12, word_from(text, word) + place.word_at);
  add(13, word_from(text, next));
  if (word > 0) add(14, word_from(text, word - 1 - text.places[word - 1].word_at));
  const auto number = [](Reading reading) { return std::bit_cast<std::uint64_t>(reading); };
  add(15, number(place.in_word));
  add(16, number(place.in_other));
}

void PolyphoneFeatures::add(int kind, std::uint64_t what) {
  if (size_ < most) all_[size_++] = feature_of(seed_, kind, what);
}

ReadingFeatures::ReadingFeatures(const HanPlace& place, Reading reading) {
  const auto add = [&](int kind, std::uint64_t what) { all_[size_++] = feature_of(0, kind, what); };
  const std::uint64_t size = std::min<std::uint8_t>(place.word_size, 4);
  if (place.in_word == reading) add(32, size);
  if (place.in_word.empty()) add(33, place.candidates.usual() == reading);
  if (place.in_other == reading) add(34, place.in_word.empty());
  if (place.candidates.usual() == reading) add(35, 0);
  if (!place.candidates.contains(reading)) add(36, 0);
}

Result<PolyphoneModel> PolyphoneModel::open(const std::string& path) {
  PolyphoneModel model;
  model.file_ = LECTERN_TRY(MappedFile::open(path));
  const std::string_view bytes = model.file_.bytes();
  std::array<std::uint32_t, 4> header{};
  if (bytes.size() >= header_size) std::memcpy(header.data(), bytes.data(), header_size);
  const std::size_t polyphones = header[1], slots = header[2];
  if (!bytes.starts_with("LPM1") || !std::has_single_bit(slots) || polyphones > last_code ||
      bytes.size() !=
          header_size + polyphones * sizeof(Polyphone) + slots * sizeof(PolyphoneWeights))
    return Error{Error::Code::bad_data, "is no model of Mandarin polyphones", "", path};
  const char* begin = bytes.data() + header_size;
  model.polyphones_ = {reinterpret_cast<const Polyphone*>(begin), polyphones};
  begin += polyphones * sizeof(Polyphone);
  model.slots_ = {reinterpret_cast<const PolyphoneWeights*>(begin), slots};
  model.places_.resize(last_code - first_code + 1);
  for (std::size_t i = 0; i < polyphones; ++i) {
    const std::size_t at = model.polyphones_[i].character - first_code;
    if (at < model.places_.size()) model.places_[at] = static_cast<std::uint16_t>(i + 1);
  }
  return model;
}

const Polyphone* PolyphoneModel::find(char32_t character) const {
  const std::size_t at = character - first_code;  // wraps below it
  if (at >= places_.size() || places_[at] == 0) return nullptr;
  return &polyphones_[places_[at] - 1U];
}

const PolyphoneWeights* PolyphoneModel::weights_of(std::uint32_t feature) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t probe = 0; probe < most_probes; ++probe) {
    const PolyphoneWeights& slot = slots_[(feature + probe) & mask];
    if (slot.feature == feature) return &slot;
    if (slot.feature == 0) break;
  }
  return nullptr;
}

Reading PolyphoneModel::choose(const Polyphone& polyphone, const HanText& text,
                               std::size_t index) const {
  std::array<int, most_readings> scores{};
  const PolyphoneFeatures features(text, index);
  // The slots lie all over the table: asked for together, they are waited for once.
  for (const std::uint32_t feature : features.all())
    __builtin_prefetch(&slots_[feature & (slots_.size() - 1)]);
  for (const std::uint32_t feature : features.all())
    if (const PolyphoneWeights* known = weights_of(feature))
      for (std::size_t i = 0; i < most_readings; ++i) scores[i] += known->weights[i];
  const HanPlace& place = text.places[index];
  const bool alike = place.written == place.simplified;
  Reading best;
  int best_score = 0;
  for (std::size_t i = 0; i < most_readings; ++i) {
    const Reading reading = polyphone.readings[i];
    if (reading.empty() || (!alike && !place.candidates.contains(reading))) continue;
    const ReadingFeatures own(place, reading);
    for (const std::uint32_t feature : own.all())
      if (const PolyphoneWeights* known = weights_of(feature)) scores[i] += known->weights[0];
    if (!best.empty() && scores[i] <= best_score) continue;
    best = reading;
    best_score = scores[i];
  }
  return best;
}

}  // namespace lectern
