// Words that class names and ids are made of, and what they tell of an element.
#pragma once

#include <cstdint>
#include <string_view>

namespace lectern {

// Bits of what class_words() gives.
enum ClassWord : std::uint8_t {
  word_author = 1,
  word_date = 2,
  word_update = 4,    // beside a date: that of the last change
  word_aside = 8,     // side bars and boxes
  word_unnamed = 16,  // beside an author: a portrait, a biography, a job, no name
  word_title = 32,
  word_others = 64,  // comments, lists of further reading: what is said there is said of others
};

// All meanings of the words in a class attribute or an id.
std::uint8_t class_words(std::string_view names);

}  // namespace lectern
