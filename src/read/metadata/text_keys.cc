#include "read/metadata/text_keys.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"

namespace lectern {
namespace {

bool stands_alone(char32_t c) {
  return (c >= 0x0E00 && c < 0x0E80) || (c >= 0x3040 && c < 0x3100) ||
         (c >= 0x3400 && c < 0xA000) || (c >= 0x20000 && c < 0x32000);
}

void append_folded(std::string& key, char32_t c) {
  const UChar32 folded = u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT);
  append_utf8(key, static_cast<char32_t>(folded));
}

bool says_something(char32_t c) {
  return u_isalnum(static_cast<UChar32>(c)) != 0 ||
         (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

}  // namespace

std::string letters_key(std::string_view text) {
  std::string key;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode(text, at);
    if (says_something(c)) append_folded(key, c);
  }
  return key;
}

std::vector<std::string> word_keys(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode(text, at);
    const bool apostrophe = c == '\'' || c == 0x2019;
    if (apostrophe) continue;
    if (!says_something(c) || stands_alone(c)) finish();
    if (!says_something(c)) continue;
    append_folded(word, c);
    if (stands_alone(c)) finish();
  }
  finish();
  std::ranges::sort(words);
  return words;
}

double words_shared(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  if (one.empty() || other.empty()) return 0;
  std::size_t both = 0;
  for (std::size_t i = 0, j = 0; i < one.size() && j < other.size();) {
    const int order = one[i].compare(other[j]);
    both += order == 0 ? 1 : 0;
    i += order <= 0 ? 1 : 0;
    j += order >= 0 ? 1 : 0;
  }
  return static_cast<double>(both) / static_cast<double>(std::min(one.size(), other.size()));
}

}  // namespace lectern
