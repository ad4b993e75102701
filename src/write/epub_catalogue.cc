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
constexpr std::size_t most_authors = 12, most_contributors = 12, most_publishers = 6,
                      most_subjects = 30, most_sources = 12, most_languages = 20;
constexpr std::size_t longest_description = 4000;  // bytes

// The values that most chapters have, in the order of their first appearance.
template <class Value>
class CounterOf {
 public:
  void add(const Value& value) {
    if (value == Value()) return;
    const auto [place, is_new] = places_.try_emplace(value, counts_.size());
    if (is_new) counts_.push_back({&place->first, 0, counts_.size()});
    ++counts_[place->second].times;
  }
  void add(const std::vector<Value>& values) {
    for (const Value& value : values) add(value);
  }

  std::size_t size() const { return counts_.size(); }

  std::vector<Value> most_common(std::size_t limit) const {
    std::vector<Count> kept = counts_;
    std::ranges::stable_sort(kept, std::greater<>(), &Count::times);
    kept.resize(std::min(kept.size(), limit));
    std::ranges::sort(kept, {}, &Count::place);
    std::vector<Value> values;
    for (const Count& it : kept) values.push_back(*it.value);
    return values;
  }

 private:
  struct Count {
    const Value* value;
    std::size_t times, place;
  };
  std::map<Value, std::size_t> places_;
  std::vector<Count> counts_;
};
using Counter = CounterOf<std::string>;

// A UUID of version 8, whose bits are the maker's own (RFC 9562, section 5.8).
std::string uuid_urn(const Hash& hash) {
  std::string hex = hash.hex();
  hex[12] = '8';
  hex[16] = "89ab"[static_cast<unsigned char>(hex[16]) % 4];
  const std::string_view digits = hex;
  return fmt::format("urn:uuid:{}-{}-{}-{}-{}", digits.substr(0, 8), digits.substr(8, 4),
                     digits.substr(12, 4), digits.substr(16, 4), digits.substr(20));
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

// Meets every chapter once, for fetching one may cost something, and keeps none.
class Survey {
 public:
  void add(const Chapter& chapter);
  CatalogueEntry entry(const BookOptions& options) const;

 private:
  std::string find_title(const BookOptions& options) const;
  std::string find_modified(const BookOptions& options) const;

  std::size_t chapters_ = 0;
  Hash identity_;
  std::string title_, subtitle_, site_, description_;  // of the first
  bool one_site_ = true;
  std::string latest_, date_;
  Counter main_languages_, languages_, authors_, publishers_, subjects_, sources_, rights_;
  CounterOf<Contributor> contributors_;
};

void Survey::add(const Chapter& chapter) {
  if (chapters_++ == 0) {
    identity_.add_field("lectern article");
    title_ = chapter.title;
    site_ = chapter.site;
    subtitle_ = chapter.subtitle;
    description_ = chapter.description;
  }
  identity_.add_field(chapter.identity);
  one_site_ = one_site_ && chapter.site == site_;
  for (const std::string* moment : {&chapter.published, &chapter.modified})
    if (!moment->empty()) latest_ = std::max(latest_, full_moment(*moment));
  date_ = std::max(date_, chapter.published);
  if (chapter.language != "und") main_languages_.add(chapter.language);
  languages_.add(chapter.access.languages);
  authors_.add(chapter.authors);
  contributors_.add(chapter.contributors);
  publishers_.add(chapter.site);
  subjects_.add(chapter.subjects);
  // All or none: a few of many would say nothing, and each chapter names its own.
  if (sources_.size() <= most_sources) sources_.add(chapter.address);
  if (rights_.size() <= most_sources) rights_.add(chapter.rights);
}

// The newest article's time.
std::string Survey::find_modified(const BookOptions& options) const {
  if (!latest_.empty()) return latest_;
  return full_moment(tidy_moment(options.fallback_time).value_or("2000-01-01"));
}

// A book of many articles carries the name of the site that they all come from.
std::string Survey::find_title(const BookOptions& options) const {
  if (!options.title.empty()) return options.title;
  return chapters_ > 1 && one_site_ && !site_.empty() ? site_ : title_;
}

CatalogueEntry Survey::entry(const BookOptions& options) const {
  CatalogueEntry entry;
  entry.identifier = uuid_urn(identity_);
  entry.language = main_languages_.size() == 0 ? "und" : main_languages_.most_common(1)[0];
  entry.title = find_title(options);
  entry.series = options.series;
  entry.volume = options.volume;
  entry.modified = find_modified(options);
  entry.languages = languages_.most_common(most_languages);
  std::erase(entry.languages, entry.language);
  entry.date = date_;
  entry.authors = authors_.most_common(most_authors);
  entry.contributors = contributors_.most_common(most_contributors);
  entry.publishers = publishers_.most_common(most_publishers);
  entry.subjects = subjects_.most_common(most_subjects);
  if (rights_.size() <= most_sources) entry.rights = rights_.most_common(most_sources);
  if (sources_.size() <= most_sources) entry.sources = sources_.most_common(most_sources);
  if (chapters_ == 1 && options.title.empty()) entry.subtitle = subtitle_;
  if (chapters_ == 1) entry.description = first_bytes(description_, longest_description);
  if (!entry.series.empty()) entry.title = fmt::format("{} {}", entry.series, entry.volume);
  entry.sort_title = sort_title(entry.title, entry.language);
  return entry;
}

}  // namespace

CatalogueEntry make_entry(const std::vector<ChapterRef>& chapters, const BookOptions& options) {
  Survey survey;
  for (const ChapterRef& chapter : chapters) survey.add(*chapter);
  return survey.entry(options);
}

}  // namespace lectern
