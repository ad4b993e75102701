// The words that class attributes and ids are made of.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "base/ascii.h"

namespace lectern {

// Calls `on_word` with each in lower case, no more than its first 24 letters. Everything that is no
// letter parts words, and so does a capital after a small letter: "post-meta__authorName" has post,
// meta, author and name.
template <class OnWord>
void for_each_class_word(std::string_view names, OnWord on_word) {
  std::array<char, 24> word{};
  std::size_t size = 0;
  const auto finish = [&] {
    if (size > 0) on_word(std::string_view(word.data(), size));
    size = 0;
  };
  bool was_small = false;
  for (const char c : names) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (!is_ascii_letter(c) || (capital && was_small)) finish();
    was_small = c >= 'a' && c <= 'z';
    if (is_ascii_letter(c) && size < word.size()) word[size++] = ascii_lower(c);
  }
  finish();
}

}  // namespace lectern
