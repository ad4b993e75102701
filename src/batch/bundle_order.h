// Which article of a bundle stands where: sorted, in sections, in volumes.
#pragma once

#include <vector>

#include "batch/bundle_article.h"
#include "lectern/bundle.h"

namespace lectern {

struct Volume {
  std::vector<const BundleArticle*> articles;  // in reading order
};

// `articles` in the order of the plan. No volume is empty. Same articles, same volumes.
std::vector<Volume> arrange(std::vector<const BundleArticle*> articles,
                            const BundleOptions& bundle);

// The volume with the front pages of its sections between the chapters, which stand on the shelf in
// the volume's order. The shelf must outlive the parts.
std::vector<BookPart> parts_of(const Volume& volume, BundleGroup group, const ChapterShelf& shelf);

}  // namespace lectern
