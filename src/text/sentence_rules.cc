#include "text/sentence_rules.h"

#include <unicode/uchar.h>

#include <map>

#include "base/utf8.h"
#include "text/language_data.h"
#include "text/scripts.h"

namespace lectern {
namespace {

std::string_view next_word(std::string_view& line) {
  line = trim(line);
  const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(end);
  return word;
}

// Calls `take(line)` for each line that says something; `#` begins a comment.
template <typename Take>
void for_each_line(std::string_view text, const Take& take) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = trim(line.substr(0, line.find('#')));
    if (!line.empty()) take(line);
  }
}

Abbreviation section_named(std::string_view line) {
  if (line == "[end]") return Abbreviation::end;
  if (line == "[number]") return Abbreviation::number;
  return Abbreviation::never;
}

void read_abbreviations(SentenceRules& rules, std::string_view text) {
  Abbreviation section = Abbreviation::never;
  for_each_line(text, [&](std::string_view line) {
    if (line.starts_with('[')) {
      section = section_named(line);
      return;
    }
    for (std::string_view word = next_word(line); !word.empty(); word = next_word(line))
      rules.abbreviations.insert_or_assign(lower_case(word), section);
  });
}

void add_words(WordSet& words, std::string_view line) {
  for (std::string_view word = next_word(line); !word.empty(); word = next_word(line))
    words.insert(lower_case(word));
}

void add_signs(std::u32string& signs, std::string_view line) {
  for (std::string_view word = next_word(line); !word.empty(); word = next_word(line))
    for (std::size_t at = 0; at < word.size();) signs += decode(word, at);
}

void read_rule(SentenceRules& rules, std::string_view line) {
  const std::string_view key = next_word(line);
  if (key == "starters") add_words(rules.starters, line);
  if (key == "greetings") add_words(rules.greetings, line);
  if (key == "labels") add_words(rules.labels, line);
  if (key == "closings") {
    add_words(rules.greetings, line);
    add_words(rules.closings, line);
  }
  if (key == "unfinished") add_words(rules.unfinished, line);
  if (key == "speech") add_words(rules.speech, line);
  if (key == "frames") add_words(rules.frames, line);
  if (key == "marks") add_signs(rules.marks, line);
  if (key == "pauses") add_signs(rules.pauses, line);
  if (key == "clauses") add_signs(rules.clauses, line);
  if (key == "ordinals") rules.ordinals = true;
  if (key == "colons") rules.colons = true;
  if (key == "items") rules.items = true;
  if (key == "small") rules.small = true;
  if (key == "weak") {
    add_words(rules.starters, line);
    add_words(rules.weak, line);
  }
  if (key == "capitals") {
    add_words(rules.starters, line);
    add_words(rules.capitals, line);
  }
}

SentenceRules load(std::string_view language) {
  SentenceRules rules;
  if (const auto file = language_file(language, "abbreviations.txt"))
    read_abbreviations(rules, file->text);
  if (const auto file = language_file(language, "sentences.txt"))
    for_each_line(file->text, [&](std::string_view line) { read_rule(rules, line); });
  return rules;
}

}  // namespace

Abbreviation SentenceRules::abbreviation(std::string_view word) const {
  const auto at = abbreviations.find(word);
  return at == abbreviations.end() ? Abbreviation::none : at->second;
}

const SentenceRules& sentence_rules_of(std::string_view language) {
  thread_local std::map<std::string, SentenceRules, std::less<>> known;
  const std::string_view primary = primary_language(language);
  auto at = known.find(primary);
  if (at == known.end()) at = known.emplace(std::string(primary), load(primary)).first;
  return at->second;
}

std::string lower_case(std::string_view text) {
  std::string lower;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c;
      ++at;
    } else {
      append_utf8(lower, static_cast<char32_t>(u_tolower(static_cast<UChar32>(decode(text, at)))));
    }
  }
  return lower;
}

}  // namespace lectern
