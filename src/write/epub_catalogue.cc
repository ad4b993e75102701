// What the catalogue entry of a book says of all its chapters together.
#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "write/epub_book.h"
#include "write/moment.h"

namespace lectern {
namespace {

// A catalogue shows a handful of each; a book of thousands of articles has thousands.
constexpr std::size_t most_authors = 12, most_publishers = 6, most_subjects = 30, most_sources = 12,
                      most_languages = 20;
constexpr std::size_t longest_description = 4000;  // bytes

// The values that most chapters have, in the order of their first appearance.
class Counter {
 public:
  void add(const std::string& value) {
    if (value.empty()) return;
    const auto [place, is_new] = places_.try_emplace(value, counts_.size());
    if (is_new) counts_.push_back({&place->first, 0, counts_.size()});
    ++counts_[place->second].times;
  }
  void add(const std::vector<std::string>& values) {
    for (const std::string& value : values) add(value);
  }

  std::size_t size() const { return counts_.size(); }

  std::vector<std::string> most_common(std::size_t limit) const {
    std::vector<Count> kept = counts_;
    std::ranges::stable_sort(kept, std::greater<>(), &Count::times);
    kept.resize(std::min(kept.size(), limit));
    std::ranges::sort(kept, {}, &Count::place);
    std::vector<std::string> values;
    for (const Count& it : kept) values.push_back(*it.value);
    return values;
  }

 private:
  struct Count {
    const std::string* value;
    std::size_t times, place;
  };
  std::map<std::string, std::size_t> places_;
  std::vector<Count> counts_;
};

// A UUID of version 8, whose bits are the maker's own (RFC 9562, section 5.8).
std::string uuid_urn(const Hash& hash) {
  std::string hex = hash.hex();
  hex[12] = '8';
  hex[16] = "89ab"[static_cast<unsigned char>(hex[16]) % 4];
  const std::string_view digits = hex;
  return fmt::format("urn:uuid:{}-{}-{}-{}-{}", digits.substr(0, 8), digits.substr(8, 4),
                     digits.substr(12, 4), digits.substr(16, 4), digits.substr(20));
}

std::string identify(const std::vector<const Chapter*>& chapters) {
  Hash hash;
  hash.add_field("lectern article");
  for (const Chapter* chapter : chapters) hash.add_field(chapter->identity);
  return uuid_urn(hash);
}

// The newest article's time.
std::string find_modified(const std::vector<const Chapter*>& chapters, const BookOptions& options) {
  std::string latest;
  for (const Chapter* chapter : chapters)
    for (const std::string& moment : {chapter->published, chapter->modified})
      if (!moment.empty()) latest = std::max(latest, full_moment(moment));
  if (!latest.empty()) return latest;
  return full_moment(tidy_moment(options.fallback_time).value_or("2000-01-01"));
}

// A book of many articles carries the name of the site that they all come from.
std::string find_title(const std::vector<const Chapter*>& chapters, const BookOptions& options) {
  if (!options.title.empty()) return options.title;
  const std::string& site = chapters[0]->site;
  const bool one_site =
      std::ranges::all_of(chapters, [&](const Chapter* chapter) { return chapter->site == site; });
  return chapters.size() > 1 && one_site && !site.empty() ? site : chapters[0]->title;
}

// The words that a language's catalogues pass over at the beginning of a title.
struct Articles {
  std::string_view language;
  std::array<std::string_view, 8> words;
};
constexpr std::array leading_articles = {
    Articles{"en", {"the ", "a ", "an "}},
    Articles{"de", {"der ", "die ", "das ", "ein ", "eine "}},
    Articles{"fr", {"le ", "la ", "les ", "l'", "l’", "un ", "une "}},
    Articles{"es", {"el ", "la ", "los ", "las ", "un ", "una "}},
    Articles{"it", {"il ", "lo ", "la ", "i ", "gli ", "le ", "l'", "l’"}},
    Articles{"pt", {"o ", "a ", "os ", "as ", "um ", "uma "}},
    Articles{"nl", {"de ", "het ", "een "}},
};

// "The walk" is filed as "walk, The".
std::string sort_title(const std::string& title, std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  for (const Articles& it : leading_articles) {
    if (it.language != primary) continue;
    for (const std::string_view word : it.words) {
      if (word.empty() || title.size() <= word.size()) continue;
      const std::string_view begin = std::string_view(title).substr(0, word.size());
      if (ascii_lower(begin) != word) continue;
      return fmt::format("{}, {}", std::string_view(title).substr(word.size()),
                         begin.substr(0, begin.find(' ')));
    }
  }
  return title;
}

std::string find_language(const std::vector<const Chapter*>& chapters) {
  Counter languages;
  for (const Chapter* chapter : chapters)
    if (chapter->language != "und") languages.add(chapter->language);
  return languages.size() == 0 ? "und" : languages.most_common(1)[0];
}

std::vector<std::string> other_languages(const std::vector<const Chapter*>& chapters,
                                         const std::string& language) {
  Counter languages;
  for (const Chapter* chapter : chapters) languages.add(chapter->access.languages);
  std::vector<std::string> others = languages.most_common(most_languages);
  std::erase(others, language);
  return others;
}

void add_names(CatalogueEntry& entry, const std::vector<const Chapter*>& chapters) {
  Counter authors, publishers, subjects, sources, rights;
  for (const Chapter* chapter : chapters) {
    authors.add(chapter->authors);
    publishers.add(chapter->site);
    subjects.add(chapter->subjects);
    sources.add(chapter->address);
    rights.add(chapter->rights);
    entry.date = std::max(entry.date, chapter->published);
  }
  entry.authors = authors.most_common(most_authors);
  entry.publishers = publishers.most_common(most_publishers);
  entry.subjects = subjects.most_common(most_subjects);
  if (rights.size() <= most_sources) entry.rights = rights.most_common(most_sources);
  // All or none: a few of many would say nothing. Each chapter names its own.
  if (sources.size() <= most_sources) entry.sources = sources.most_common(most_sources);
}

}  // namespace

CatalogueEntry make_entry(const std::vector<const Chapter*>& chapters, const BookOptions& options) {
  CatalogueEntry entry;
  entry.identifier = identify(chapters);
  entry.language = find_language(chapters);
  entry.title = find_title(chapters, options);
  entry.series = options.series;
  entry.volume = options.volume;
  entry.modified = find_modified(chapters, options);
  entry.languages = other_languages(chapters, entry.language);
  add_names(entry, chapters);
  if (chapters.size() == 1)
    entry.description = first_bytes(chapters[0]->description, longest_description);
  if (!entry.series.empty()) entry.title = fmt::format("{} {}", entry.series, entry.volume);
  entry.sort_title = sort_title(entry.title, entry.language);
  return entry;
}

}  // namespace lectern
