#include "speak/pieces.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "base/utf8.h"
#include "speak/characters.h"

namespace lectern {
namespace {

// Tenths of a phoneme. Digits cost most: "1234" is 36 phonemes in Mandarin, and a capital may be
// spelled out ("W" is seven). Behind a small letter a digit is most often a tone ("guo2").
int phonemes_tenths(char32_t c, char32_t before) {
  if (c >= '0' && c <= '9') return before >= 'a' && before <= 'z' ? 30 : 100;
  if (c >= 'A' && c <= 'Z') return 40;
  if (c >= 'a' && c <= 'z') return 15;
  if (is_white_space(c)) return 5;
  if (is_han(c)) return 60;
  if (c >= 0xAC00 && c <= 0xD7A3) return 60;  // Hangul syllables
  if (c >= 0x3040 && c <= 0x30FF) return 30;  // kana
  if (is_sayable(c)) return c < 0x0590 ? 20 : 30;
  return c < 0x80 ? 30 : 10;  // "%" and its like have names
}

// Thai, Lao, Burmese and Khmer have no spaces either, but there the engine ends words by itself.
bool is_broken_by_engine(char32_t c) {
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
         (c >= 0x1780 && c <= 0x17FF);
}

// Counts the phonemes of the word that a character stands in.
class WordMeter {
 public:
  int add(char32_t c, int tenths) {
    const bool in_word =
        (is_sayable(c) && !is_han(c) && !is_broken_by_engine(c)) || is_combining(c);
    return used_ = in_word ? used_ + tenths : 0;
  }

 private:
  int used_ = 0;
};

// How good a place is for a cut; the higher the better.
enum class Cut { inside_word, between_words, after_clause };

bool is_mark(char32_t c) {
  return !is_sayable(c) && !is_white_space(c);
}

// Walks over a text, character by character, and says what a cut behind each one would be.
class CutScanner {
 public:
  CutScanner(std::string_view text, std::size_t at) : text_(text), end_(at) { read_next(); }

  bool at_end() const { return end_ >= text_.size(); }
  std::size_t end() const { return end_; }  // behind the character last passed
  char32_t passed() const { return passed_; }

  // Requires: !at_end().
  void pass() {
    passed_ = next_;
    end_ = next_end_;
    if (is_sayable(passed_)) clause_end_ = 0;
    if (ends_clause(passed_)) clause_end_ = passed_;
    if (!at_end()) read_next();
  }

  // Nothing where none should be made: punctuation stays with what stands before it, marks with
  // their letter, white space with the word before it. Requires: passed something, !at_end().
  std::optional<Cut> cut() const {
    if (is_mark(next_) || is_white_space(next_)) return std::nullopt;
    // ASCII punctuation ends a clause only before white space: "3.5", "U.S.".
    if (clause_end_ >= 0x80 || (clause_end_ != 0 && is_white_space(passed_)))
      return Cut::after_clause;
    if (is_white_space(passed_) || is_han(passed_) || is_han(next_)) return Cut::between_words;
    return Cut::inside_word;
  }

 private:
  void read_next() {
    next_end_ = end_;
    if (!at_end()) next_ = decode(text_, next_end_);
  }

  std::string_view text_;
  std::size_t end_, next_end_ = 0;
  char32_t passed_ = 0, next_ = 0;
  char32_t clause_end_ = 0;  // punctuation since the last letter
};

std::uint32_t position(std::size_t at) {
  return static_cast<std::uint32_t>(at);
}

// The end of the first piece: the last best cut within the limit. A cut after a clause wins only in
// the second half, so that pieces do not become needlessly many.
std::size_t first_piece_end(std::string_view text, std::size_t begin, int limit_tenths) {
  std::size_t clause = 0, word = 0, anywhere = 0;
  int used = 0;
  char32_t before = 0;
  WordMeter word_meter;
  for (CutScanner scanner(text, begin);;) {
    scanner.pass();
    const int tenths = phonemes_tenths(scanner.passed(), before);
    before = scanner.passed();
    used += tenths;
    if (word_meter.add(scanner.passed(), tenths) > most_word_phonemes * 10 && anywhere > 0)
      return anywhere;
    if (used > limit_tenths && anywhere > 0) break;
    if (scanner.at_end()) return text.size();
    auto cut = scanner.cut();
    if (!cut && used > limit_tenths) cut = Cut::inside_word;  // nothing but marks
    if (cut) anywhere = scanner.end();
    if (cut == Cut::after_clause && used * 2 > limit_tenths) clause = scanner.end();
    if (cut && cut != Cut::inside_word) word = scanner.end();
  }
  return clause > 0 ? clause : word > 0 ? word : anywhere;
}

}  // namespace

int estimate_phonemes(std::string_view text) {
  std::size_t tenths = 0;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode(text, at);
    tenths += static_cast<std::size_t>(phonemes_tenths(c, before));
    before = c;
  }
  return static_cast<int>(std::min<std::size_t>(tenths / 10 + 1, 1 << 30));
}

std::vector<TextRange> split_into_pieces(std::string_view text, int limit) {
  std::vector<TextRange> pieces;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = first_piece_end(text, begin, limit * 10);
    pieces.push_back({position(begin), position(end)});
    begin = end;
  }
  return pieces;
}

std::vector<TextRange> split_in_halves(std::string_view text) {
  const std::size_t sayable = count_sayable(text);
  std::size_t best = 0, best_distance = text.size() * 2, passed = 0;
  for (CutScanner scanner(text, 0); !scanner.at_end();) {
    scanner.pass();
    passed += is_sayable(scanner.passed());
    if (passed == 0 || scanner.at_end() || passed == sayable) continue;
    const auto cut = scanner.cut();
    if (!cut || cut == Cut::inside_word) continue;
    const std::size_t twice = scanner.end() * 2;
    std::size_t distance = twice > text.size() ? twice - text.size() : text.size() - twice;
    if (cut == Cut::after_clause) distance /= 2;
    if (distance >= best_distance) continue;
    best_distance = distance;
    best = scanner.end();
  }
  if (best == 0) return {{0, position(text.size())}};
  return {{0, position(best)}, {position(best), position(text.size())}};
}

}  // namespace lectern
