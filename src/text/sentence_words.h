// What the words beside a full stop say about it.
#pragma once

#include <cstddef>

#include "text/signed_text.h"

namespace lectern {

// Whether the word at `place` is one that begins sentences.
bool is_starter(const SignedText& text, std::size_t place);

// Whether the full stop at `stop` belongs to the word before it, be that an abbreviation, an
// initial or an ordinal, so that it does not end the sentence although `next` follows.
bool belongs_to_its_word(const SignedText& text, std::size_t stop, std::size_t next);

// Whether a sentence may end with the full stop at `stop` though a small letter follows at `next`:
// after a word of some length, or before one that begins sentences.
bool ends_before_small_letter(const SignedText& text, std::size_t stop, std::size_t next);

// Whether the word that ends at `end` begins with a small letter, as names do not.
bool follows_small_word(const SignedText& text, std::size_t end);

// Whether a sentence begins with the capital at `next` although nothing ended the one before, which
// came from `begin` to `end`: a word such as "The" has a capital within sentences only in names.
// Greetings, addresses and dates with the time stand alone, too.
bool begins_unmarked(const SignedText& text, std::size_t begin, std::size_t end, std::size_t next);

// Whether the word at `next`, which follows a colon, begins a sentence by its capital.
bool begins_after_colon(const SignedText& text, std::size_t next);

// Whether addresses of pages or mail stand on both sides.
bool is_between_addresses(const SignedText& text, std::size_t begin, std::size_t end,
                          std::size_t next);

// Past a date in digits with the time of day, as stands at the head of letters: "07/06/2000 14:57".
// `place` itself where there is none.
std::size_t past_time_stamp(std::string_view text, std::size_t place);

// Words from `begin` to `end`, counted no further than `limit`.
std::size_t count_words(const SignedText& text, std::size_t begin, std::size_t end,
                        std::size_t limit);

// What numbers the items of a list: "1.", "2)", "(3)", "b.".
struct ListMarker {
  enum class Style { none, stop, bracket, both, brackets } style = Style::none;
  bool letter = false;
  int value = 0;
  std::size_t end = 0;  // past it
};
ListMarker list_marker(const SignedText& text, std::size_t place);
bool follows(const ListMarker& marker, const ListMarker& earlier);

}  // namespace lectern
