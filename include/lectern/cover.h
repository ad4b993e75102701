// Covers of books: drawn from what is known of them, or a picture that is there already.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lectern/article.h"
#include "lectern/result.h"

namespace lectern {

// What stands on a drawn cover. All may be empty but the title.
struct CoverText {
  std::string title;
  std::string site;
  std::string date;       // as it is to be printed: "2022-12-12"
  std::string language;   // BCP 47: chooses among the shapes that a Chinese character has
  std::string direction;  // "rtl" or "ltr"; empty: as the title runs
  std::vector<std::string> authors;
};

// That of an article; the date is the day on the calendar of those who wrote.
CoverText cover_text(const Meta& meta);

inline constexpr int cover_width = 1200, cover_height = 1600;  // pixels

// Draws a JPEG. The colour is the site's, the same for all its articles; `lead_picture` (the bytes
// of a JPEG or PNG, or none) fills the upper half, unless it cannot be decoded. The same texts,
// picture and installed fonts give the same bytes. Everything happens in a child process with
// limits. Errors: not_found without fonts for the title, or without the libraries; timed_out;
// crashed; system.
Result<Resource> draw_cover(const CoverText& text, std::string_view lead_picture);

// The picture that stands for an article, where it came along and can be a cover as it is: the one
// that its source names, else the first of a figure. Null when there is none.
const Resource* lead_picture(const Article& article);

// Bytes that are to be a cover as they are. Errors: usage for anything but a whole JPEG or PNG.
Result<Resource> picture_as_cover(std::string bytes);

}  // namespace lectern
