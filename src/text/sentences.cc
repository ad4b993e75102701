#include "text/sentences.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <map>
#include <memory>
#include <string>

#include "base/utf8.h"
#include "text/abbreviations.h"
#include "text/scripts.h"

namespace lectern {
namespace {

// Making one costs more than running it over an article, so each language's is kept.
icu::BreakIterator* breaker_of(std::string_view language) {
  thread_local std::map<std::string, std::unique_ptr<icu::BreakIterator>, std::less<>> known;
  auto at = known.find(language);
  if (at == known.end()) {
    UErrorCode error = U_ZERO_ERROR;
    const std::string name(language);
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createSentenceInstance(icu::Locale(name.c_str()), error));
    if (U_FAILURE(error)) made.reset();
    at = known.emplace(name, std::move(made)).first;
  }
  return at->second.get();
}

// ICU's own boundaries, as ends of pieces.
std::vector<std::uint32_t> boundaries(std::string_view text, std::string_view language) {
  const auto whole = static_cast<std::uint32_t>(text.size());
  icu::BreakIterator* breaker = breaker_of(language);
  UErrorCode error = U_ZERO_ERROR;
  UText* view =
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &error);
  std::vector<std::uint32_t> ends;
  if (breaker != nullptr && U_SUCCESS(error)) {
    breaker->setText(view, error);
    for (int at = breaker->first();
         U_SUCCESS(error) && (at = breaker->next()) != icu::BreakIterator::DONE;)
      ends.push_back(static_cast<std::uint32_t>(at));
  }
  utext_close(view);
  if (ends.empty() || ends.back() != whole) ends.push_back(whole);
  return ends;
}

// The standard takes 「 after a full stop for a closing sign, which in text without spaces it never
// is: the boundary goes back before it.
std::uint32_t before_opening_signs(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  while (end < text.size() && end > begin) {
    std::uint32_t last = end - 1;
    while (last > begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    std::size_t at = last;
    if (!is_opening_sign(decode(text, at))) break;
    end = last;
  }
  return end;
}

TextRange trimmed(std::string_view text, TextRange range) {
  const std::string_view piece = text.substr(range.begin, range.end - range.begin);
  const std::string_view kept = trim(piece);
  if (kept.empty()) return {range.begin, range.begin};
  const auto begin = static_cast<std::uint32_t>(kept.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(kept.size())};
}

}  // namespace

std::vector<TextRange> split_sentences(std::string_view text, std::string_view language) {
  const Abbreviations& abbreviations = abbreviations_of(language);
  std::vector<TextRange> sentences;
  std::uint32_t begin = 0, seen = 0;
  bool speakable = false;  // whether the sentence under way has anything to say
  for (const std::uint32_t boundary : boundaries(text, language)) {
    const std::uint32_t end = before_opening_signs(text, seen, boundary);
    if (end == seen) continue;
    const std::string_view piece = text.substr(begin, end - begin);
    const std::string_view latest =
        piece.substr(piece.size() - std::min<std::size_t>(piece.size(), 64));
    speakable = speakable || has_speakable(text.substr(seen, end - seen));
    seen = end;
    const bool line_ends = piece.ends_with('\n');
    if (!line_ends && end < text.size() && abbreviations.ends(latest)) continue;
    if (!speakable && sentences.empty()) continue;  // the sentence that follows takes it along
    const TextRange words = trimmed(text, {begin, end});
    if (speakable) {
      sentences.push_back(words);
    } else if (words.begin < words.end) {
      sentences.back().end = words.end;
    }
    begin = end;
    speakable = false;
  }
  return sentences;
}

}  // namespace lectern
