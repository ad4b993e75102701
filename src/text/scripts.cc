#include "text/scripts.h"

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"
#include "text/icu_name.h"
#include "text/language.h"

namespace lectern {
namespace {

constexpr std::size_t shortest_foreign_text = 60;  // bytes that tell a language reliably

bool is_letter(char32_t c) {
  return u_isalpha(static_cast<UChar32>(c));
}
bool is_digit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return u_isdigit(static_cast<UChar32>(c));
}

// The language of a run in a script that is not the sentence's: the markup's word, then the
// likeliest, told from the words where there are enough of them.
std::string foreign_language(std::string_view text, WritingSystem system) {
  if (system == USCRIPT_LATIN && text.size() >= shortest_foreign_text) {
    const std::string told = language_of_words(text);
    if (!told.empty() && is_written_in(told, system)) return told;
  }
  return likely_language(system);
}

std::string_view marked_language(std::size_t at, const std::vector<LanguageRange>& marked) {
  const auto mark = std::ranges::upper_bound(marked, at, {},
                                             [](const LanguageRange& it) { return it.range.end; });
  if (mark == marked.end() || at < mark->range.begin) return {};
  return mark->language;
}

// What decides about a character: the markup's language, its own script, or nothing.
struct Pull {
  std::string_view marked;
  WritingSystem system = no_script;
  bool number = false;
  bool operator==(const Pull&) const = default;
};

}  // namespace

WritingSystem writing_system(char32_t character) {
  UErrorCode error = U_ZERO_ERROR;
  if (character < 0x80)
    return (character | 32) >= 'a' && (character | 32) <= 'z' ? USCRIPT_LATIN : no_script;
  if (!is_letter(character)) return no_script;
  const UScriptCode code = uscript_getScript(static_cast<UChar32>(character), &error);
  switch (code) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
    case USCRIPT_UNKNOWN:
      return no_script;
    case USCRIPT_KATAKANA:
      return USCRIPT_HIRAGANA;  // one language writes both in one word
    default:
      return U_SUCCESS(error) ? static_cast<WritingSystem>(code) : no_script;
  }
}

bool is_opening_sign(char32_t character) {
  if (character < 0x80) return character == '(' || character == '[' || character == '{';
  const auto type = u_charType(static_cast<UChar32>(character));
  return type == U_START_PUNCTUATION || type == U_INITIAL_PUNCTUATION;
}

bool is_speakable(char32_t character) {
  return is_letter(character) || is_digit(character);
}

bool has_speakable(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_speakable(decode(text, at))) return true;
  return false;
}

std::string_view primary_language(std::string_view tag) {
  return tag.substr(0, tag.find('-'));
}

bool is_written_in(std::string_view language, WritingSystem system) {
  if (system == no_script) return true;
  using Scripts = std::array<UScriptCode, 8>;
  thread_local std::map<std::string, std::pair<Scripts, int>, std::less<>> known;
  auto at = known.find(language);
  if (at == known.end()) {
    Scripts scripts{};
    UErrorCode error = U_ZERO_ERROR;
    const std::string name(language);
    const int count =
        uscript_getCode(name.c_str(), scripts.data(), static_cast<int>(scripts.size()), &error);
    at = known.emplace(name, std::pair(scripts, U_SUCCESS(error) ? count : 0)).first;
  }
  const auto& [scripts, count] = at->second;
  for (int i = 0; i < count; ++i) {
    const UScriptCode script = scripts[static_cast<std::size_t>(i)];
    const bool han = script == USCRIPT_SIMPLIFIED_HAN || script == USCRIPT_TRADITIONAL_HAN;
    const bool kana = script == USCRIPT_KATAKANA;
    if (static_cast<WritingSystem>(han ? USCRIPT_HAN : kana ? USCRIPT_HIRAGANA : script) == system)
      return true;
  }
  return false;
}

std::string likely_language(WritingSystem system) {
  if (system == USCRIPT_HIRAGANA) return "ja";
  const char* script = uscript_getShortName(static_cast<UScriptCode>(system));
  const std::string tag = std::string("und_") + (script == nullptr ? "Latn" : script);
  IcuName likely, language;
  UErrorCode error = U_ZERO_ERROR;
  uloc_addLikelySubtags(tag.c_str(), likely.data(), likely.capacity(), &error);
  uloc_getLanguage(likely.c_str(), language.data(), language.capacity(), &error);
  if (U_FAILURE(error) || language.c_str()[0] == '\0') return "und";
  return language.c_str();
}

std::vector<LanguageRange> split_by_script(std::string_view sentence, std::string_view language,
                                           const std::vector<LanguageRange>& marked) {
  struct Piece {
    TextRange range;
    Pull pull;
  };
  std::vector<Piece> pieces;
  std::uint32_t opener = 0;  // where an opening sign began that waits for what it opens
  bool waiting = false;
  WritingSystem own = no_script;  // one that the language is known to be written in
  const auto is_own = [&](WritingSystem system) {
    if (system != own && is_written_in(language, system)) own = system;
    return system == own || system == no_script;
  };
  for (std::size_t at = 0; at < sentence.size();) {
    const auto start = static_cast<std::uint32_t>(at);
    const char32_t c = decode(sentence, at);
    Pull pull{{}, writing_system(c), is_digit(c)};
    if (pull.system == no_script && !pull.number) {
      if (is_opening_sign(c) && !waiting) {
        waiting = true;
        opener = start;
      }
      continue;
    }
    if (!marked.empty() && pull.system != no_script) {
      const std::string_view tag = marked_language(start, marked);
      if (!tag.empty() && is_written_in(tag, pull.system)) pull.marked = tag;
    }
    // All that the sentence's own language writes pulls the same way, as numbers do.
    if (pull.marked.empty() && is_own(pull.system)) pull.system = no_script;
    pull.number = false;
    if (pieces.empty() || pieces.back().pull != pull) {
      const std::uint32_t begin = pieces.empty() ? 0 : waiting ? opener : start;
      pieces.push_back({{begin, begin}, pull});
    }
    waiting = false;
  }
  if (pieces.empty())
    return {{{0, static_cast<std::uint32_t>(sentence.size())}, std::string(language)}};

  std::vector<LanguageRange> runs;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    Piece& piece = pieces[i];
    piece.range.end = i + 1 < pieces.size() ? pieces[i + 1].range.begin
                                            : static_cast<std::uint32_t>(sentence.size());
    const std::string_view text =
        sentence.substr(piece.range.begin, piece.range.end - piece.range.begin);
    std::string tag = !piece.pull.marked.empty()       ? std::string(piece.pull.marked)
                      : piece.pull.system == no_script ? std::string(language)
                                                       : foreign_language(text, piece.pull.system);
    if (!runs.empty() && runs.back().language == tag) {
      runs.back().range.end = piece.range.end;
    } else {
      runs.push_back({piece.range, std::move(tag)});
    }
  }
  return runs;
}

}  // namespace lectern
