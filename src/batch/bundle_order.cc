#include "batch/bundle_order.h"

#include <algorithm>
#include <limits>
#include <set>

#include "base/ascii.h"
#include "base/utf8.h"

namespace lectern {
namespace {

// Folders below that are told in one name: a table of contents is to be read.
constexpr std::size_t deepest_folder = 4;

using Path = std::vector<std::string>;  // of sections, the outermost first; empty: in none

// Folders' names are bytes of the file system's.
std::string shown(std::string_view name) {
  std::size_t ignored = 0;
  std::string line = clean_line(to_utf8(name, ignored));
  return line.empty() ? "…" : line;
}

Path folders(std::string_view folder) {
  Path path;
  while (!folder.empty()) {
    const bool last = path.size() + 1 == deepest_folder;
    const std::string_view name = folder.substr(0, last ? folder.npos : folder.find('/'));
    path.push_back(shown(name));
    folder.remove_prefix(std::min(name.size() + 1, folder.size()));
  }
  return path;
}

Path sections_of(const BundleArticle& article, BundleGroup group) {
  const auto one = [](const std::string& name) { return name.empty() ? Path() : Path{name}; };
  switch (group) {
    case BundleGroup::none:
      return {};
    case BundleGroup::folder:
      return folders(article.folder);
    case BundleGroup::site:
      return one(article.site);
    case BundleGroup::day:
      return one(article.day);
  }
  return {};
}

struct Key {
  const BundleArticle* article;
  bool outside;              // of all sections: such stand before folders, behind sites and days
  std::string without_case;  // of a site: "NASA" beside "Nasa"
  Path sections;
};

Key key_of(const BundleArticle* article, BundleGroup group) {
  Path sections = sections_of(*article, group);
  std::string site = group == BundleGroup::site ? ascii_lower(article->site) : "";
  const bool outside = group != BundleGroup::folder && sections.empty();
  return {article, outside, std::move(site), std::move(sections)};
}

std::int64_t date_of(const BundleArticle& article) {
  const std::int64_t date = article.fingerprint.published;
  return date == 0 ? std::numeric_limits<std::int64_t>::max() : date;
}

bool is_before(const Key& one, const Key& other, BundleSort sort) {
  if (one.outside != other.outside) return other.outside;
  if (one.without_case != other.without_case) return one.without_case < other.without_case;
  if (one.sections != other.sections) return one.sections < other.sections;
  if (sort == BundleSort::date) return date_of(*one.article) < date_of(*other.article);
  if (sort == BundleSort::title) return one.article->sort_key < other.article->sort_key;
  return false;
}

// Fills volumes one after the other.
class Splitter {
 public:
  explicit Splitter(const BundleOptions& bundle) : bundle_(bundle) {}

  void add(const BundleArticle* article) {
    if (volumes_.empty() || !fits(*article)) begin();
    size_ += size_with(*article);
    for (const PictureShare& it : article->pictures) pictures_.insert(it.file);
    volumes_.back().articles.push_back(article);
  }

  std::vector<Volume> take() { return std::move(volumes_); }

 private:
  void begin() {
    volumes_.emplace_back();
    pictures_.clear();
    size_ = 0;
  }

  bool fits(const BundleArticle& article) const {
    const std::size_t count = volumes_.back().articles.size();
    if (bundle_.volume_articles > 0 && count >= bundle_.volume_articles) return false;
    return bundle_.volume_bytes == 0 || size_ + size_with(article) <= bundle_.volume_bytes;
  }

  // Of what the article adds to the volume.
  std::uint64_t size_with(const BundleArticle& article) const {
    std::uint64_t size = article.packed;
    for (const PictureShare& it : article.pictures)
      if (!pictures_.contains(it.file)) size += it.packed + archive_overhead;
    return size;
  }

  const BundleOptions& bundle_;
  std::vector<Volume> volumes_;
  std::set<std::uint64_t> pictures_;  // of the last volume
  std::uint64_t size_ = 0;            // likewise
};

}  // namespace

std::vector<Volume> arrange(std::vector<const BundleArticle*> articles,
                            const BundleOptions& bundle) {
  std::vector<Key> keys;
  keys.reserve(articles.size());
  for (const BundleArticle* article : articles) keys.push_back(key_of(article, bundle.group));
  std::ranges::stable_sort(
      keys, [&](const Key& one, const Key& other) { return is_before(one, other, bundle.sort); });
  Splitter splitter(bundle);
  for (const Key& key : keys) splitter.add(key.article);
  return splitter.take();
}

std::vector<BookPart> parts_of(const Volume& volume, BundleGroup group, const ChapterShelf& shelf) {
  std::vector<BookPart> parts;
  Path open;
  for (std::size_t i = 0; i < volume.articles.size(); ++i) {
    Path sections = sections_of(*volume.articles[i], group);
    const auto differ = std::ranges::mismatch(open, sections).in2;
    for (auto it = differ; it != sections.end(); ++it)
      parts.push_back({nullptr, static_cast<int>(it - sections.begin()) + 1, *it});
    parts.push_back({ChapterRef(shelf, i), static_cast<int>(sections.size()) + 1});
    open = std::move(sections);
  }
  return parts;
}

}  // namespace lectern
