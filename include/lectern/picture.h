// The pictures of an article, made into such as every reading system shows. Decoding, where there
// is any, happens in a child process, so that a file made to do harm costs one picture.
#pragma once

#include <cstdint>

#include "lectern/article.h"
#include "lectern/notice.h"

namespace lectern {

struct PictureOptions {
  int longest_side = 1600;  // pixels; larger pictures are scaled down to it
};

// What is declared larger is not decoded.
inline constexpr std::int64_t most_pixels = 100'000'000;

// Makes every resource that a figure, or `lead_picture`, stands on a JPEG, PNG, GIF or SVG: no
// larger than asked for, upright, in sRGB or grey, without metadata. JPEG, PNG and GIF that are so
// already keep their picture data byte for byte; SVG keeps what can do no harm. Afterwards the
// article has each distinct picture once, and no others; figures whose picture is none any more
// have no resource. Pictures of nothing, one or two pixels high or wide, are gone, with their
// figure unless that has a caption.
// Notices: image_left_out, image_simplified, no_picture_library.
void fit_pictures(Article& article, const PictureOptions& options, Notices& notices);

}  // namespace lectern
