#include "speak/espeak_text.h"

#include "base/utf8.h"
#include "speak/characters.h"

namespace lectern {
namespace {

bool is_harmful(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
  if (c == 0x2028 || c == 0x2029 || c == replacement_character) return true;
  if (c >= 0x2800 && c <= 0x28FF) return true;
  if (c >= 0x2460 && c <= 0x24FF) return true;
  return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xFDD0 && c <= 0xFDEF) || c >= 0xE0000 ||
         (c & 0xFFFE) == 0xFFFE;
}

// Enclosed letters and digits become what is enclosed; everything else harmful, white space.
char32_t harmless(char32_t c) {
  if (c >= 0x24B6 && c <= 0x24CF) return U'A' + (c - 0x24B6);
  if (c >= 0x24D0 && c <= 0x24E9) return U'a' + (c - 0x24D0);
  if (c >= 0x2460 && c <= 0x2468) return U'1' + (c - 0x2460);
  return U' ';
}

bool has_phonemes(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (decode(text, at) == phonemes_begin) return true;
  return false;
}

}  // namespace

EngineText engine_text(std::string_view text, bool ends_sentence) {
  EngineText copy;
  copy.utf8.reserve(text.size() + 1);
  char32_t before = 0, last = 0;
  copy.has_phonemes = has_phonemes(text);
  for (std::size_t at = 0; at < text.size();) {
    copy.starts.push_back(static_cast<std::uint32_t>(at));
    const char32_t original = decode(text, at);
    if (copy.has_phonemes && (original == phonemes_begin || original == phonemes_end)) {
      copy.starts.push_back(copy.starts.back());
      copy.utf8 += original == phonemes_begin ? "[[" : "]]";
      copy.characters += original == phonemes_begin ? U"[[" : U"]]";
      before = U' ';
      continue;
    }
    char32_t c = is_harmful(original) ? harmless(original) : original;
    if (c == U'-' && before == U'。') c = U' ';
    if (copy.has_phonemes && (c == U'[' || c == U']')) c = U' ';
    append_utf8(copy.utf8, c);
    copy.characters += c;
    before = c;
    if (!is_white_space(c)) last = c;
  }
  copy.starts.push_back(static_cast<std::uint32_t>(text.size()));
  const bool needs_comma = !ends_clause(last) || last == U'.' || last == U'。';
  if (!ends_sentence && needs_comma) copy.utf8 += ',';
  return copy;
}

}  // namespace lectern
