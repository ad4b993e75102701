// What the words beside a full stop say about it.
#pragma once

#include <cstddef>
#include <cstdint>

#include "text/signed_text.h"

namespace lectern {

// Whether the word at `place` is one that begins sentences.
bool is_starter(const SignedText& text, std::size_t place);

// Whether the full stop at `stop` belongs to the word before it, be that an abbreviation, an
// initial or an ordinal, so that it does not end the sentence, which began at `begin`, although
// `next` follows.
bool belongs_to_its_word(const SignedText& text, std::size_t begin, std::size_t stop,
                         std::size_t next);

// Whether a sentence may end with the full stop at `stop` though a small letter follows at `next`:
// after a word of some length, or before one that begins sentences.
bool ends_before_small_letter(const SignedText& text, std::size_t stop, std::size_t next);

// Whether the word that ends at `end` begins with a small letter, as names do not.
bool follows_small_word(const SignedText& text, std::size_t end);

// Past the word at `place` and what an apostrophe adds to it.
std::size_t past_word(const SignedText& text, std::size_t place);

// Whether the word at `next` tells by its capital alone that a sentence begins. In capitals
// throughout it does not, nor before another capital, as in names. The words that names and titles
// write with a capital tell less: they count among all, not among the strong.
enum class Starters : std::uint8_t { strong, all };
bool is_sure_starter(const SignedText& text, std::size_t next, Starters starters);

// Whether the word at `next`, which follows a colon, begins a sentence by its capital.
bool begins_after_colon(const SignedText& text, std::size_t next);

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
