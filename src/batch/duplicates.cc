#include "batch/duplicates.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/hash.h"
#include "batch/comparable_address.h"
#include "text/similarity.h"

namespace lectern {
namespace {

using Index = std::uint32_t;
constexpr Index none = std::numeric_limits<Index>::max();

// Of two hashes that differ in at most three bits, one of four bands is equal.
constexpr std::size_t bands = 4, band_values = 1 << 16;
// How many originals of one band an article is compared to; a crowd of them has been made to be
// one. Among 10,000,000 articles 150 are usual.
constexpr std::size_t most_compared = 4096;

std::size_t value_of(std::uint64_t hash, std::size_t band) {
  return hash >> (16 * band) & (band_values - 1);
}

TextSketch sketch_of(const Fingerprint& article) {
  return {article.text, article.characters};
}

bool has_same_address(const Fingerprint& one, const Fingerprint& other) {
  return one.address != 0 && one.address == other.address;
}

// The originals so far that have one value in a band, for each value: one after the other in a
// single array, so that comparing with them does not wait for memory time and again.
class Band {
 public:
  Band(std::span<const Fingerprint> articles, std::size_t number)
      : number_(number), ends_(band_values + 1), originals_(articles.size()) {
    for (const Fingerprint& it : articles) ++ends_[value_of(it.text, number) + 1];
    std::partial_sum(ends_.begin(), ends_.end(), ends_.begin());
    begins_ = ends_;
  }

  void add(std::uint64_t hash, Index article) {
    originals_[ends_[value_of(hash, number_)]++] = article;
  }

  // In the order in which they were added.
  std::span<const Index> with(std::uint64_t hash) const {
    const std::size_t value = value_of(hash, number_);
    const std::size_t size = ends_[value] - begins_[value];
    return std::span(originals_).subspan(begins_[value], std::min(size, most_compared));
  }

 private:
  std::size_t number_;
  std::vector<Index> begins_, ends_;  // by value: places in originals_
  std::vector<Index> originals_;
};

class Originals {
 public:
  explicit Originals(std::span<const Fingerprint> articles) : articles_(articles) {
    for (std::size_t number = 0; number < bands; ++number) bands_.emplace_back(articles, number);
  }

  // The first of the originals so far that this article repeats; `none` when there is none.
  Index find(Index article) const {
    const Fingerprint& it = articles_[article];
    const auto same = addresses_.find(it.address);
    Index found = it.address == 0 || same == addresses_.end() ? none : same->second;
    if (!is_telling(sketch_of(it))) return found;
    for (const Band& band : bands_) found = std::min(found, find_in(band, it));
    return found;
  }

  void add(Index article) {
    const Fingerprint& it = articles_[article];
    if (it.address != 0) addresses_.emplace(it.address, article);
    if (!is_telling(sketch_of(it))) return;
    for (Band& band : bands_) band.add(it.text, article);
  }

 private:
  Index find_in(const Band& band, const Fingerprint& it) const {
    for (const Index other : band.with(it.text))
      if (is_near(it.text, articles_[other].text) &&
          is_same_text(sketch_of(it), sketch_of(articles_[other])))
        return other;
    return none;
  }

  std::span<const Fingerprint> articles_;
  std::vector<Band> bands_;
  std::unordered_map<std::uint64_t, Index> addresses_;
};

bool is_newer(const Fingerprint& one, const Fingerprint& other) {
  if (one.published != other.published) return one.published > other.published;
  return one.characters > other.characters;
}

// Makes the newest of each group its original.
void prefer_newest(std::span<const Fingerprint> articles, std::vector<Index>& originals) {
  std::vector<Index> newest(originals.size());
  std::iota(newest.begin(), newest.end(), Index{0});
  for (Index i = 0; i < originals.size(); ++i) {
    Index& best = newest[originals[i]];
    if (is_newer(articles[i], articles[best])) best = i;
  }
  for (Index& original : originals) original = newest[original];
}

// Two of one group need not be like each other, only like its first.
std::string_view relation(const Fingerprint& one, const Fingerprint& other) {
  if (has_same_address(one, other)) return "has the same address as";
  if (is_same_text(sketch_of(one), sketch_of(other))) return "has the same text as";
  return "is the same article as";
}

// "2022-12-12T12:45:02Z" and "2022-12-12" as numbers that can be compared.
std::int64_t sortable_time(std::string_view time) {
  std::int64_t number = 0;
  int digits = 0;
  for (const char c : time.substr(0, 19))
    if (is_ascii_digit(c) && digits < 14) {
      number = number * 10 + (c - '0');
      ++digits;
    }
  for (; digits > 0 && digits < 14; ++digits) number *= 10;
  return number;
}

}  // namespace

Fingerprint fingerprint_of(const Article& article) {
  Sketcher sketcher;
  for_each_block(article.blocks, [&](const Block& block, int) { sketcher.add(plain_text(block)); });
  const TextSketch sketch = sketcher.sketch();
  const std::string address = comparable_address(article.meta.url);
  return {address.empty() ? 0 : hash_64(address), sketch.hash,
          sortable_time(article.meta.published), sketch.characters, 0};
}

std::vector<Index> find_originals(std::span<const Fingerprint> articles, Duplicates mode) {
  std::vector<Index> originals(articles.size());
  Originals known(articles);
  for (Index i = 0; i < articles.size(); ++i) {
    const Index found = known.find(i);
    originals[i] = found == none ? i : found;
    if (found == none) known.add(i);
  }
  if (mode == Duplicates::newest) prefer_newest(articles, originals);
  return originals;
}

void DuplicateTable::add(std::size_t job, std::span<const Fingerprint> articles) {
  for (Fingerprint article : articles) {
    article.job = static_cast<std::uint32_t>(job);
    articles_.push_back(article);
  }
}

void DuplicateTable::settle(Duplicates mode) {
  std::ranges::stable_sort(articles_, {}, &Fingerprint::job);
  originals_ = find_originals(articles_, mode);
}

std::size_t DuplicateTable::first(std::size_t job) const {
  const auto found = std::ranges::lower_bound(articles_, job, {}, &Fingerprint::job);
  return static_cast<std::size_t>(found - articles_.begin());
}

std::size_t DuplicateTable::count(std::size_t job) const {
  return first(job + 1) - first(job);
}

std::optional<std::string> DuplicateTable::original_of(std::size_t job, std::size_t number) const {
  const std::size_t index = first(job) + number;
  if (index >= originals_.size() || articles_[index].job != job || originals_[index] == index)
    return std::nullopt;
  const Fingerprint& original = articles_[originals_[index]];
  return fmt::format("{} {}", relation(articles_[index], original), describe(original));
}

std::string DuplicateTable::describe(const Fingerprint& article) const {
  const std::string& input = plan_.jobs[article.job].input;
  if (count(article.job) == 1) return input;
  const auto number = static_cast<std::size_t>(&article - articles_.data()) - first(article.job);
  return fmt::format("article {} of {}", number + 1, input);
}

}  // namespace lectern
