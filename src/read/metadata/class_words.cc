#include "read/metadata/class_words.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "read/markup/class_names.h"

namespace lectern {
namespace {

struct Meaning {
  std::string_view word;
  std::uint8_t bits;
};

// Sorted by word.
constexpr std::array meanings = {
    Meaning{"adjacent", word_others},
    Meaning{"articleauthor", word_author},
    Meaning{"articledate", word_date},
    Meaning{"auteur", word_author},
    Meaning{"auteurs", word_author},
    Meaning{"author", word_author},
    Meaning{"authored", word_author},
    Meaning{"authorname", word_author},
    Meaning{"authors", word_author},
    Meaning{"autor", word_author},
    Meaning{"autore", word_author},
    Meaning{"autoren", word_author},
    Meaning{"avatar", word_unnamed},
    Meaning{"bio", word_unnamed},
    Meaning{"biography", word_unnamed},
    Meaning{"blogauthor", word_author},
    Meaning{"byline", word_author},
    Meaning{"bylines", word_author},
    Meaning{"carousel", word_aside},
    Meaning{"comment", word_others},
    Meaning{"commentlist", word_others},
    Meaning{"comments", word_others},
    Meaning{"contributor", word_author},
    Meaning{"contributors", word_author},
    Meaning{"count", word_unnamed},
    Meaning{"created", word_date},
    Meaning{"creator", word_author},
    Meaning{"creators", word_author},
    Meaning{"date", word_date},
    Meaning{"datecreated", word_date},
    Meaning{"dateline", word_date},
    Meaning{"datepublished", word_date},
    Meaning{"datetime", word_date},
    Meaning{"datum", word_date},
    Meaning{"desc", word_unnamed},
    Meaning{"description", word_unnamed},
    Meaning{"disqus", word_others},
    Meaning{"entryauthor", word_author},
    Meaning{"entrydate", word_date},
    Meaning{"fecha", word_date},
    Meaning{"image", word_unnamed},
    Meaning{"job", word_unnamed},
    Meaning{"journalist", word_author},
    Meaning{"lastmodified", word_date | word_update},
    Meaning{"modified", word_date | word_update},
    Meaning{"navigation", word_others},
    Meaning{"newsletter", word_aside},
    Meaning{"pagination", word_others},
    Meaning{"photo", word_unnamed},
    Meaning{"popular", word_others},
    Meaning{"position", word_unnamed},
    Meaning{"postauthor", word_author},
    Meaning{"postdate", word_date},
    Meaning{"posted", word_date},
    Meaning{"pubdate", word_date},
    Meaning{"publication", word_date},
    Meaning{"publishdate", word_date},
    Meaning{"published", word_date},
    Meaning{"pubtime", word_date},
    Meaning{"recommend", word_others},
    Meaning{"recommended", word_others},
    Meaning{"related", word_others},
    Meaning{"reporter", word_author},
    Meaning{"reviewer", word_unnamed},
    Meaning{"role", word_unnamed},
    Meaning{"share", word_unnamed},
    Meaning{"sidebar", word_aside},
    Meaning{"similar", word_others},
    Meaning{"social", word_unnamed},
    Meaning{"time", word_date},
    Meaning{"timestamp", word_date},
    Meaning{"title", word_unnamed | word_title},
    Meaning{"trending", word_others},
    Meaning{"update", word_update},
    Meaning{"updated", word_update},
    Meaning{"widget", word_aside},
    Meaning{"writer", word_author},
    Meaning{"writers", word_author},
};
static_assert(std::ranges::is_sorted(meanings, {}, &Meaning::word));
constexpr std::size_t longest_word = 16;

// Which first letters and sizes there are: pages have thousands of classes, and few mean anything.
constexpr auto possible = [] {
  std::array<std::uint32_t, 26> sizes{};  // a bit for each
  for (const Meaning& it : meanings)
    sizes[static_cast<std::size_t>(it.word[0] - 'a')] |= std::uint32_t{1} << it.word.size();
  return sizes;
}();

std::uint8_t meaning_of(std::string_view word) {
  const std::uint32_t sizes = possible[static_cast<std::size_t>(word[0] - 'a')];
  if ((sizes >> word.size() & 1) == 0) return 0;
  const auto found = std::ranges::lower_bound(meanings, word, {}, &Meaning::word);
  return found != meanings.end() && found->word == word ? found->bits : std::uint8_t{0};
}

}  // namespace

std::uint8_t class_words(std::string_view names) {
  constexpr std::size_t longest_names = 400;  // bytes; lists of utility classes go on and on
  names = names.substr(0, longest_names);
  std::uint8_t bits = 0;
  for_each_class_word(names, [&](std::string_view word) {
    if (word.size() >= 3 && word.size() <= longest_word)
      bits = static_cast<std::uint8_t>(bits | meaning_of(word));
  });
  return bits;
}

}  // namespace lectern
