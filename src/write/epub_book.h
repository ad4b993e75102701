// An EPUB before it is printed: its chapters, pictures and identity. The printers of its parts
// only describe what stands here.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/narration.h"
#include "lectern/notice.h"
#include "lectern/write.h"
#include "write/epub_fonts.h"
#include "write/page.h"

namespace lectern {

struct Chapter {
  Page page;
  std::string file;  // "text/a1.xhtml", relative to the package document
};

struct BookPicture {
  std::string file;  // "img/p1.jpg"
  std::string_view media_type;
  std::string_view bytes;  // the article's own
};

struct Book {
  std::vector<Chapter> chapters;
  std::vector<BookPicture> pictures;  // each distinct one once
  std::vector<BookFont> fonts;        // once the text is printed
  std::string title;                  // never empty
  std::string language;               // tidy
  std::string identifier;             // a URN that stays the same for the same articles
  std::string modified;               // "2022-12-12T12:45:02Z"
};

// Requires: the editions outlive the book.
Book make_book(std::span<const Edition> editions, const WriteOptions& options, Notices& notices);

}  // namespace lectern
