// Writing systems: which one a character is in, and which language to assume for it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lectern/script.h"

namespace lectern {

// ISO 15924 as ICU numbers it (UScriptCode); negative for characters of no script of their own:
// digits, punctuation, white space, marks.
using WritingSystem = int;
inline constexpr WritingSystem no_script = -1;

WritingSystem writing_system(char32_t character);

// Opening brackets and quotes: they belong to what follows them.
bool is_opening_sign(char32_t character);

// Something to be said: a letter or a digit of any script.
bool is_speakable(char32_t character);
bool has_speakable(std::string_view text);

// "zh" of "zh-Hant-TW".
std::string_view primary_language(std::string_view tag);

// Whether text in `system` is what `language` is written in. Japanese is written in three.
bool is_written_in(std::string_view language, WritingSystem system);

// The most likely language of a writing system (CLDR's likely subtags): "ru" for Cyrillic.
std::string likely_language(WritingSystem system);

// A stretch of text and the language it is to be read in.
struct LanguageRange {
  TextRange range;
  std::string language;
};

// Cuts a sentence where its writing system changes. Digits, signs and spaces stay with what is
// before them, or what is after at the start; digits are the sentence's language's. `marked` are
// ranges, in order, that the markup gives a language, which holds where it can be written so. The
// pieces cover the whole text, in order.
std::vector<LanguageRange> split_by_script(std::string_view sentence, std::string_view language,
                                           const std::vector<LanguageRange>& marked);

}  // namespace lectern
