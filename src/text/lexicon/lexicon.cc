#include "lectern/lexicon.h"

#include <algorithm>
#include <optional>

#include <unicode/uchar.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "text/lexicon/lexicon_files.h"
#include "text/scripts.h"
#include "text/spoken/rules.h"

namespace lectern {
namespace {

constexpr std::size_t largest_file = 64 << 20;  // bytes

bool is_word(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  return u_isalnum(static_cast<UChar32>(c)) || type == U_NON_SPACING_MARK ||
         type == U_COMBINING_SPACING_MARK;
}

// Of scripts without spaces, where a word may end anywhere.
bool is_unspaced(char32_t c) {
  return (c >= 0x0E00 && c < 0x0F00) || (c >= 0x1000 && c < 0x10A0) ||
         (c >= 0x1780 && c < 0x1800) || (c >= 0x2E80 && c < 0xAC00) ||
         (c >= 0xF900 && c < 0xFB00) || c >= 0x20000;
}

char32_t last_character(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return decode(text, at);
}

// The letters and digits that a text begins with; of what is neither, or needs no spaces, the first
// character.
std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    std::size_t next = end;
    const char32_t c = decode(text, next);
    const bool alone = !is_word(c) || is_unspaced(c);
    if (alone && end > 0) break;
    end = next;
    if (alone) break;
  }
  return text.substr(0, end);
}

bool runs_on(char32_t before, char32_t after) {
  return is_word(before) && is_word(after) && !is_unspaced(before) && !is_unspaced(after);
}

bool holds_for(const LexiconEntry& entry, std::string_view language) {
  if (entry.language.empty()) return true;
  return language == entry.language ||
         (language.starts_with(entry.language) && language[entry.language.size()] == '-');
}

// Behind the word, where it stands at `at`.
std::optional<std::size_t> end_of_match(std::string_view text, std::size_t at,
                                        const LexiconEntry& entry) {
  std::size_t end = at;
  if (entry.exact_case) {
    if (!text.substr(at).starts_with(entry.word)) return std::nullopt;
    end = at + entry.word.size();
  } else {
    // Folding may change how many bytes a letter takes.
    for (std::size_t i = 0; i < entry.word.size();) {
      if (end >= text.size()) return std::nullopt;
      const char32_t wanted = decode(entry.word, i), found = decode(text, end);
      if (wanted != found && u_foldCase(static_cast<UChar32>(wanted), U_FOLD_CASE_DEFAULT) !=
                                 u_foldCase(static_cast<UChar32>(found), U_FOLD_CASE_DEFAULT))
        return std::nullopt;
    }
  }
  if (end < text.size()) {
    std::size_t next = end;
    if (runs_on(last_character(text.substr(0, end)), decode(text, next))) return std::nullopt;
  }
  return end;
}

}  // namespace

Result<Lexicon> Lexicon::load(const std::vector<std::string>& files) {
  Lexicon lexicon;
  Hash hash;
  for (const std::string& file : files) {
    const std::string text = LECTERN_TRY(read_file(file));
    if (text.size() > largest_file)
      return Error{Error::Code::too_large, "is too large for a lexicon", "leave words out", file};
    const std::size_t start = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    const bool is_xml = start != text.npos && text[start] == '<';
    std::vector<LexiconEntry> entries =
        LECTERN_TRY(is_xml ? parse_pls(text, file) : parse_lexicon_lines(text, file));
    std::ranges::move(entries, std::back_inserter(lexicon.entries_));
    hash.add_field(text);
  }
  if (lexicon.entries_.empty()) return lexicon;
  lexicon.fingerprint_ = hash.hex();
  for (std::size_t i = 0; i < lexicon.entries_.size(); ++i) {
    const LexiconEntry& entry = lexicon.entries_[i];
    lexicon.by_beginning_[folded(first_word(entry.word))].push_back(i);
  }
  for (auto& [beginning, entries] : lexicon.by_beginning_)
    std::ranges::stable_sort(entries, [&](std::size_t a, std::size_t b) {
      return lexicon.entries_[a].word.size() > lexicon.entries_[b].word.size();
    });
  return lexicon;
}

std::vector<Lexicon::Match> Lexicon::matches(std::string_view text,
                                             std::string_view language) const {
  std::vector<Match> found;
  if (entries_.empty()) return found;
  char32_t before = ' ';
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at;
    const char32_t c = decode(text, next);
    const bool inside = runs_on(before, c);
    before = c;
    if (inside || c <= ' ') {
      at = next;
      continue;
    }
    std::optional<Match> best;
    const auto known = by_beginning_.find(folded(first_word(text.substr(at))));
    if (known != by_beginning_.end())
      for (const std::size_t index : known->second) {
        const LexiconEntry& entry = entries_[index];
        if (!holds_for(entry, language)) continue;
        const auto end = end_of_match(text, at, entry);
        if (!end || (best && best->range.end >= *end)) continue;
        best = Match{{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(*end)}, &entry};
      }
    if (best) {
      found.push_back(*best);
      before = last_character(text.substr(0, best->range.end));
      next = best->range.end;
    }
    at = next;
  }
  return found;
}

}  // namespace lectern
