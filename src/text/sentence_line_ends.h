// Where a sentence begins although no sign says so, as the line before it has lost its end:
// letters, lists and signatures that were pasted into one paragraph.
#pragma once

#include <cstddef>
#include <cstdint>

#include "text/signed_text.h"

namespace lectern {

// White space within a line, and the sentence that it may end.
struct Gap {
  std::size_t begin = 0;  // of the sentence, past its number in a list
  std::size_t end = 0;    // of what stands before the space
  std::size_t next = 0;   // past the space
};

// What is taken for the beginning of a sentence: in any text only what has no other sense; where
// line ends are known to be lost, what letters are full of, too: names, and what greets them.
enum class Clues : std::uint8_t { sure, likely };

// Whether a sentence begins with what stands past the gap.
bool begins_unmarked(const SignedText& text, const Gap& gap, Clues clues);

// Past a line drawn with signs, "-----" or "=====", from one of them; 0 where there is none.
std::size_t past_drawn_line(const SignedText& text, std::size_t place);

// Whether an address stands in brackets of its own at `place`: "[http://example.org]".
bool is_bracketed_address(const SignedText& text, std::size_t place);

}  // namespace lectern
