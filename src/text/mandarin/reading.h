// Syllables of pinyin.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace lectern {

// Letters and a tone digit, "zhong1", "nü3", "r5" (5: neutral), padded with zeros; empty when there
// is none. Eight bytes hold every syllable, so that it is compared and stored as one number.
struct Reading {
  std::array<char, 8> bytes{};

  // Empty when `text` is no syllable: longer, or without a tone digit from 1 to 5 at its end.
  static constexpr Reading of(std::string_view text) {
    Reading reading;
    if (text.size() < 2 || text.size() > reading.bytes.size()) return reading;
    if (text.back() < '1' || text.back() > '5') return reading;
    for (std::size_t i = 0; i < text.size(); ++i) reading.bytes[i] = text[i];
    return reading;
  }

  constexpr bool empty() const { return bytes[0] == '\0'; }
  constexpr std::string_view text() const {
    std::size_t size = 0;
    while (size < bytes.size() && bytes[size] != '\0') ++size;
    return {bytes.data(), size};
  }
  constexpr std::string_view sound() const {
    const std::string_view all = text();
    return all.substr(0, all.empty() ? 0 : all.size() - 1);
  }
  // 1 to 5; 0 when empty.
  constexpr int tone() const { return empty() ? 0 : text().back() - '0'; }
  constexpr Reading with_tone(int tone) const {
    Reading other = *this;
    if (!empty()) other.bytes[text().size() - 1] = static_cast<char>('0' + tone);
    return other;
  }

  bool operator==(const Reading&) const = default;
};

// The readings that a character may have, the usual one first. They belong to the data that is
// read with, and live as long.
class Candidates {
 public:
  Candidates() = default;
  explicit Candidates(std::span<const Reading> all) : all_(all) {}
  bool contains(Reading reading) const {
    for (const Reading& it : all_)
      if (it == reading) return true;
    return false;
  }
  std::span<const Reading> all() const { return all_; }
  Reading usual() const { return all_.empty() ? Reading() : all_.front(); }

 private:
  std::span<const Reading> all_;
};

}  // namespace lectern
