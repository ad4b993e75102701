// The lexicon: voices/cmn/words.txt.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_file.h"
#include "lectern/result.h"
#include "text/mandarin/reading.h"

namespace lectern {

inline constexpr std::size_t most_word_characters = 12;

// Words in the order of their bytes, one a line; behind a tab their pinyin, syllable by syllable.
// Without pinyin each character has its usual reading. A line of one character lists all its
// readings, the usual one first. `#` begins a comment line.
class HanWords {
 public:
  struct Word {
    std::size_t size;         // bytes
    std::string_view pinyin;  // "yin2hang2"; empty when every character is read as usual
  };

  // Errors: those of the file; bad_data, with the line, when a word stands before its place.
  static Result<HanWords> open(const std::string& path);
  // As above, of a text that outlives the list.
  static Result<HanWords> of(std::string_view text);

  HanWords() = default;

  // Calls `found(Word)` for the words of two characters and more that `text` begins with, the
  // shorter first. Requires: `text` is made of Han characters from U+4E00 to U+9FFF.
  template <class Found>
  void for_each_at(std::string_view text, Found&& found) const;

  // The readings in the line of one character; none when it has no line.
  Candidates readings_of(char32_t character) const;

 private:
  static constexpr char32_t first_code = 0x4E00, last_code = 0x9FFF;

  Status index(std::string_view text);
  // Lets the first `number` characters begin, those that have not, at what comes next.
  void begin_characters(std::size_t number);
  void add_readings(std::string_view pinyin);
  // Whether the word of a line, which has at least `size` bytes, has no more.
  bool ends_at(std::uint32_t line, std::size_t size) const {
    const std::size_t at = lines_[line] + size;
    return at >= text_.size() || text_[at] == '\t' || text_[at] == '\n';
  }
  std::string_view pinyin_of(std::uint32_t line) const;
  // The three bytes, one Han character, that a line has behind its first `known`, as a number that
  // sorts as they do; 0 where the word ends.
  std::uint32_t key_at(std::uint32_t line, std::size_t known) const;
  // Of the lines from `low` to `high`, which have `known` bytes in common, those that go on so.
  void narrow(std::uint32_t& low, std::uint32_t& high, std::uint32_t key, std::size_t known) const;

  MappedFile file_;
  std::string_view text_;
  std::vector<std::uint32_t> lines_;  // where each begins
  // For each first character its first line, and its place in readings_ behind those before it.
  std::vector<std::uint32_t> firsts_, first_readings_;
  std::vector<Reading> readings_;
};

// Takes the first syllable off "yin2hang2"; empty, and takes all, when it is no pinyin.
Reading next_syllable(std::string_view& pinyin);

template <class Found>
void HanWords::for_each_at(std::string_view text, Found&& found) const {
  if (firsts_.empty() || text.size() < 6) return;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const std::uint32_t first =
      ((byte(0) & 0xFU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU)) - first_code;
  if (first >= firsts_.size() - 1) return;
  std::uint32_t low = firsts_[first], high = firsts_[first + 1];
  for (std::size_t end = 6; low < high && end <= text.size(); end += 3) {
    const std::uint32_t key =
        std::uint32_t{byte(end - 3)} << 16 | std::uint32_t{byte(end - 2)} << 8 | byte(end - 1);
    narrow(low, high, key, end - 3);
    if (low < high && ends_at(low, end)) {
      found(Word{end, pinyin_of(low)});
      ++low;
    }
  }
}

}  // namespace lectern
