#include <algorithm>

#include <fmt/format.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "text/language.h"
#include "text/lexicon/lexicon_files.h"
#include "text/lexicon/phonemes.h"

namespace lectern {
namespace {

Error wrong(std::string what, std::string way_out) {
  return {Error::Code::bad_data, std::move(what), std::move(way_out), ""};
}

// "yin2hang2" of "yin2 hang2": letters and a tone for each syllable.
Status set_pinyin(LexiconEntry& entry, std::string_view text) {
  std::string sounds;
  bool in_syllable = false;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    const bool tone = c >= '1' && c <= '5' && in_syllable;
    if (c == ' ' && !in_syllable) continue;
    if (!letter && !tone)
      return wrong(fmt::format("`{}` is no pinyin", text),
                   "write small letters and a tone from 1 to 5 for each syllable: yin2 hang2");
    in_syllable = letter;
    sounds += c;
  }
  if (sounds.empty() || in_syllable)
    return wrong(fmt::format("`{}` is no pinyin", text), "end each syllable with its tone, 1 to 5");
  entry.sounds = sounds;
  entry.alphabet = Alphabet::pinyin;
  return Done{};
}

// Names of phonemes are ASCII without brackets, which would end them.
Status set_names(LexiconEntry& entry, std::string_view names) {
  const bool good = std::ranges::all_of(
      names, [](char c) { return c >= ' ' && c < 0x7F && c != '[' && c != ']'; });
  if (!good || trim(names).empty())
    return wrong(fmt::format("`{}` are no names of phonemes", names),
                 "write them as eSpeak NG prints them with `espeak-ng -x`");
  entry.sounds = trim(names);
  entry.alphabet = Alphabet::espeak;
  return Done{};
}

std::string_view inside(std::string_view text, std::string_view before, std::string_view behind) {
  if (text.size() <= before.size() + behind.size()) return {};
  if (!text.starts_with(before) || !text.ends_with(behind)) return {};
  return trim(text.substr(before.size(), text.size() - before.size() - behind.size()));
}

Status set_said(LexiconEntry& entry, std::string_view said) {
  if (said.empty()) return wrong("nothing says how it is said", "write \"\" for what is silent");
  if (said == "\"\"") return Done{};
  if (const auto names = inside(said, "[[", "]]"); !names.empty())
    return set_sounds(entry, "x-espeak", names);
  if (const auto ipa = inside(said, "/", "/"); !ipa.empty()) return set_sounds(entry, "ipa", ipa);
  if (const auto pinyin = inside(said, "{", "}"); !pinyin.empty())
    return set_sounds(entry, "x-pinyin", pinyin);
  entry.spoken = said;
  return Done{};
}

Result<LexiconEntry> entry_of(std::string_view line) {
  const std::size_t tab = line.find('\t');
  if (tab == line.npos) return wrong("there is no tab", "write the word, a tab and how it is said");
  std::string_view rest = line.substr(tab + 1), language;
  if (const std::size_t next = rest.find('\t'); next != rest.npos) {
    language = trim(rest.substr(next + 1));
    rest = rest.substr(0, next);
    if (language.find('\t') != language.npos)
      return wrong("there are more than three columns", "write word, how it is said, language");
  }
  LexiconEntry entry;
  LECTERN_TRY(set_word(entry, trim(line.substr(0, tab))));
  LECTERN_TRY(set_said(entry, trim(rest)));
  if (!language.empty()) {
    entry.language = canonical_language(language);
    if (entry.language.empty() || entry.language == "und")
      return wrong(fmt::format("`{}` is no language", language), "write a tag such as en or zh");
  }
  return entry;
}

}  // namespace

Status set_word(LexiconEntry& entry, std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const auto c = static_cast<UChar32>(decode(word, at));
    entry.exact_case = entry.exact_case || u_isupper(c);
    if (c < 0x20) return wrong("the word has control characters", "take them out");
  }
  if (word.empty()) return wrong("there is no word", "write one before the tab");
  entry.word = word;
  return Done{};
}

Status set_sounds(LexiconEntry& entry, std::string_view alphabet, std::string_view sounds) {
  entry.spoken = entry.word;
  if (alphabet == "ipa") return set_names(entry, LECTERN_TRY(espeak_of_ipa(trim(sounds))));
  if (alphabet == "x-espeak") return set_names(entry, sounds);
  if (alphabet == "x-pinyin") return set_pinyin(entry, trim(sounds));
  return wrong(fmt::format("`{}` is no alphabet that lectern knows", alphabet),
               "use ipa, x-espeak or x-pinyin");
}

Result<std::vector<LexiconEntry>> parse_lexicon_lines(std::string_view text,
                                                      const std::string& file) {
  std::vector<LexiconEntry> entries;
  int number = 0;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (trim(line).empty() || line.starts_with('#')) continue;
    const std::string where = fmt::format("{}:{}", file, number);
    if (!is_utf8(line))
      return Error{Error::Code::bad_data, "the line is no UTF-8", "save the file as UTF-8", where};
    auto entry = entry_of(line);
    if (!entry) {
      entry.error().where = where;
      return entry.error();
    }
    entries.push_back(std::move(*entry));
  }
  return entries;
}

}  // namespace lectern
