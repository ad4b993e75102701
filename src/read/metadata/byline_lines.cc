#include "read/metadata/byline_lines.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "read/metadata/author_names.h"
#include "read/metadata/dates.h"
#include "read/metadata/month_names.h"
#include "read/metadata/text_keys.h"

namespace lectern {
namespace {

constexpr std::size_t longest_date_line = 120;  // bytes
constexpr std::size_t longest_byline = 200;     // bytes

// Words beside a date, in lower case without marks. Sorted.
constexpr std::string_view date_words[] = {
    "actualizado",
    "aktualisiert",
    "aktualizacja",
    "am",
    "at",
    "atualizado",
    "cest",
    "cet",
    "created",
    "date",
    "edt",
    "est",
    "first",
    "gmt",
    "h",
    "kl",
    "last",
    "le",
    "min",
    "minute",
    "minutes",
    "modified",
    "on",
    "pm",
    "posted",
    "publicado",
    "publie",
    "published",
    "read",
    "reading",
    "stand",
    "time",
    "uhr",
    "um",
    "updated",
    "utc",
    "veroffentlicht",
};
static_assert(std::ranges::is_sorted(date_words));

bool stands_by_dates(const std::string& word) {
  const bool number = word.size() <= 4 && word.find_first_not_of("0123456789") == word.npos;
  return number || std::ranges::binary_search(date_words, std::string_view(word)) ||
         names_weekday(word);
}

// The text without its dates; `dates` counts them.
std::string without_dates(std::string_view text, int& dates) {
  std::string rest;
  while (const auto found = find_date(text)) {
    ++dates;
    rest += text.substr(0, found->begin);
    rest += ' ';
    text.remove_prefix(found->end);
  }
  rest += text;
  return rest;
}

}  // namespace

bool is_date_line(std::string_view text) {
  text = trim(text);
  if (text.size() > longest_date_line) return false;
  int dates = 0;
  const std::string rest = without_dates(text, dates);
  return dates > 0 && std::ranges::all_of(word_keys(rest), stands_by_dates);
}

bool names_author(std::string_view text, const Meta& meta) {
  constexpr std::size_t most_other_words = 5;  // a label, a job
  text = trim(text);
  if (text.size() > longest_byline || meta.authors.empty()) return false;
  for (const std::string_view stop : {".", "!", "?", "。", "！", "？", ":", "：", "…"})
    if (text.ends_with(stop)) return false;
  std::vector<std::string> known;
  for (const std::string& author : meta.authors) known.push_back(letters_key(author));
  int dates = 0;
  const std::string rest = without_dates(text, dates);
  const std::vector<std::string> names = author_names(rest, NameSource::marked);
  std::size_t words = word_keys(rest).size();
  for (const std::string& name : names) {
    if (std::ranges::find(known, letters_key(name)) == known.end()) return false;
    words -= std::min(words, word_keys(name).size());
  }
  return !names.empty() && words <= most_other_words;
}

}  // namespace lectern
