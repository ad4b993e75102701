// Pictures that are covers as they are.
#include <algorithm>

#include "base/local_day.h"
#include "cover/picture_size.h"
#include "lectern/cover.h"

namespace lectern {
namespace {

// Smaller ones are logos and buttons, and longer ones banners: no shelf shows them well.
constexpr int least_side = 300;  // pixels
constexpr int most_stretched = 3;

bool makes_a_cover(const Resource& resource) {
  const auto size = size_of_picture(resource.bytes);
  if (!size || std::min(size->width, size->height) < least_side) return false;
  return size->width <= most_stretched * size->height &&
         size->height <= most_stretched * size->width;
}

const Resource* at(const Article& article, int index) {
  const bool there = index >= 0 && static_cast<std::size_t>(index) < article.resources.size();
  return there ? &article.resources[static_cast<std::size_t>(index)] : nullptr;
}

// Of the figures that `wanted` takes, the first with a picture that makes a cover.
template <class Wanted>
const Resource* first_picture(const Article& article, Wanted&& wanted) {
  const Resource* found = nullptr;
  for_each_block(article.blocks, [&](const Block& block, int) {
    const auto* const figure = std::get_if<Figure>(&block.as);
    if (found != nullptr || figure == nullptr || !wanted(*figure)) return;
    const Resource* const picture = at(article, figure->resource);
    if (picture != nullptr && makes_a_cover(*picture)) found = picture;
  });
  return found;
}

}  // namespace

const Resource* lead_picture(const Article& article) {
  const Resource* const named = at(article, article.lead_picture);
  if (named != nullptr && makes_a_cover(*named)) return named;
  const std::string& address = article.meta.image;
  const Resource* const same = first_picture(
      article, [&](const Figure& it) { return !address.empty() && it.href == address; });
  return same != nullptr ? same : first_picture(article, [](const Figure&) { return true; });
}

Result<Resource> picture_as_cover(std::string bytes) {
  const auto size = size_of_picture(bytes);
  if (!size)
    return Error{Error::Code::usage, "is no picture that can be a cover",
                 "name a JPEG or PNG file, or say auto, drawn or none", ""};
  return Resource{std::string(size->media_type), std::move(bytes)};
}

CoverText cover_text(const Meta& meta) {
  return {meta.title,    meta.site,      local_day(meta.published, meta.zone).substr(0, 10),
          meta.language, meta.direction, meta.authors};
}

}  // namespace lectern
