#include "speak/word_estimate.h"

#include <cstdint>

#include "base/utf8.h"
#include "speak/characters.h"

namespace lectern {
namespace {

// Hundredths of a second at the usual rate; only their ratios count.
constexpr std::int64_t breath = 25;

std::int64_t time_of(char32_t c) {
  if (!is_sayable(c)) return is_combining(c) ? 3 : 0;
  if (c >= '0' && c <= '9') return 30;
  if (is_han(c) || (c >= 0xAC00 && c <= 0xD7A3)) return 20;  // a syllable
  if (c >= 0x3040 && c <= 0x30FF) return 13;                 // a mora
  return 6;
}

// "3.5" and "U.S." hold no clause.
bool is_clause_end(char32_t c, std::string_view behind) {
  if (!ends_clause(c)) return false;
  std::size_t at = 0;
  return c >= 0x80 || behind.empty() || is_white_space(decode(behind, at));
}

struct Share {
  TextRange text;
  std::int64_t begin, end;
};

}  // namespace

std::vector<SpeechEngine::Word> estimated_words(std::string_view text, Samples length) {
  std::vector<Share> shares;
  std::int64_t time = 0;
  bool in_word = false, owes_breath = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = decode(text, at);
    const auto end = static_cast<std::uint32_t>(at);
    const bool sayable = is_sayable(c), ends = is_clause_end(c, text.substr(at));
    if (sayable && owes_breath) time += breath;
    if (sayable) owes_breath = false;
    if (sayable && (!in_word || is_han(c))) shares.push_back({{begin, end}, time, time});
    in_word = !is_white_space(c) && !is_han(c) && (in_word || sayable) && !ends;
    if (ends && !shares.empty()) owes_breath = true;
    time += time_of(c);
    if (sayable || (is_combining(c) && !shares.empty())) {
      shares.back().text.end = end;
      shares.back().end = time;
    }
  }
  std::vector<SpeechEngine::Word> words;
  const auto moment = [&](std::int64_t share) { return time > 0 ? length * share / time : 0; };
  for (const Share& it : shares) words.push_back({it.text, moment(it.begin), moment(it.end)});
  return words;
}

}  // namespace lectern
