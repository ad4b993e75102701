// Cutting text so that an engine can say it whole.
#pragma once

#include <string_view>
#include <vector>

#include "lectern/script.h"

namespace lectern {

// eSpeak NG 1.51 loses the tail of a clause after 1,000 phonemes (N_PHONEME_LIST), silently: at 199
// Han characters, or 45 four-digit numbers. A piece is one clause at worst, and has at most this
// many by our estimate, which is high for every language measured.
inline constexpr int most_phonemes = 600;

// It also loses, as silently and with all word events in place, what a single word has over 200
// phonemes (N_WORD_PHONEMES): 165 letters, 54 Hangul syllables or 75 kana, and a Japanese clause
// has no spaces.
inline constexpr int most_word_phonemes = 150;

// How many phonemes saying the text may take, at most.
int estimate_phonemes(std::string_view text);

// The text in pieces of at most `limit` phonemes and of words within their own limit, cut after
// clause punctuation, else at white space, else between Han characters, else anywhere between
// characters. Together they cover it.
std::vector<TextRange> split_into_pieces(std::string_view text, int limit = most_phonemes);

// Two halves, cut at the best boundary near the middle; the whole when it is one word.
std::vector<TextRange> split_in_halves(std::string_view text);

}  // namespace lectern
