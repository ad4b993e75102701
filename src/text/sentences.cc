#include "text/sentences.h"

#include "base/utf8.h"
#include "text/scripts.h"
#include "text/sentence_scanner.h"

namespace lectern {
namespace {

TextRange trimmed(std::string_view text, TextRange range) {
  const std::string_view piece = text.substr(range.begin, range.end - range.begin);
  const std::string_view kept = trim(piece);
  if (kept.empty()) return {range.begin, range.begin};
  const auto begin = static_cast<std::uint32_t>(kept.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(kept.size())};
}

}  // namespace

std::vector<TextRange> split_sentences(std::string_view text, std::string_view language) {
  std::vector<TextRange> sentences;
  std::uint32_t begin = 0, seen = 0;
  for (const std::uint32_t end : sentence_boundaries(text, sentence_rules_of(language))) {
    const bool speakable = has_speakable(text.substr(seen, end - seen));
    seen = end;
    if (!speakable && sentences.empty()) continue;  // the sentence that follows takes it along
    const TextRange words = trimmed(text, {begin, end});
    if (speakable) {
      sentences.push_back(words);
    } else if (words.begin < words.end) {
      sentences.back().end = words.end;
    }
    begin = end;
  }
  return sentences;
}

}  // namespace lectern
