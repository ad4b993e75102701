// The bundle: many inputs become one book, or the volumes of a series.
#pragma once

#include <cstdint>
#include <string>

#include "lectern/convert.h"

namespace lectern {

// In which order the articles stand.
enum class BundleSort {
  path,   // that of the plan
  date,   // of publication, the oldest first; undated ones last
  title,  // the Unicode order of their titles
};

// What has a section of its own. Articles that have none of it stand outside all sections.
enum class BundleGroup { none, folder, site, day };

struct BundleOptions {
  std::string file;    // the book's path; of volumes the n-th is "news-n.epub" for "news.epub"
  std::string title;   // empty: the site of all articles, else the file's name
  bool kepub = false;  // with the marks that Kobo readers want, as the format "kepub"
  BundleSort sort = BundleSort::path;  // within each section
  BundleGroup group = BundleGroup::none;
  std::uint64_t volume_articles = 0;  // at most so many a volume; 0: any number
  std::uint64_t volume_bytes = 0;  // about so large at most; 0: any size. A volume has an article
};

// Makes the book of the plan's articles. Each input is read once, in worker processes; what is
// printed of it lies on the disk until the book is put together, so that memory does not grow with
// the text. Inputs that fail are left out and told of. Of `options` count what says how articles
// are read and how the work is done; formats and output folder do not. What is at the book's own
// path is never one of its articles. Volumes of a former run stay, and are told of (old_volumes,
// with the book as the input). Errors: those that concern the whole run; no_text when no input
// holds an article.
Result<Summary> bundle(const Plan& plan, const ConvertOptions& options, const BundleOptions& bundle,
                       Observer& observer);

}  // namespace lectern
