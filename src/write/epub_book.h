// An EPUB before it is printed: its chapters, pictures and identity. The printers of its parts
// only describe what stands here.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/narration.h"
#include "lectern/notice.h"
#include "lectern/write.h"
#include "write/page.h"

namespace lectern {

struct Chapter {
  std::unique_ptr<const Article> divided = {};  // where some block was too large for a document
  Page page = {};
  std::string file = {};  // "text/a1.xhtml", relative to the package document: its first document
};

// `file` is that of the first document; there are page.documents.size() of them, none larger than
// readers of little memory can hold. Requires: the article outlives the chapter.
Chapter make_chapter(const Article& article, std::string file, PageKind kind,
                     const EmbedPicture& embed, Notices& notices);

// "text/a1-2.xhtml" is the second.
std::string document_file(const Chapter& chapter, std::size_t document);

// Where a section with an anchor is found: "text/a1-2.xhtml#b0300".
std::string section_address(const Chapter& chapter, const Section& section);

struct BookPicture {
  std::string file;  // "img/p1.jpg"
  std::string_view media_type;
  std::string_view bytes;  // the article's own
};

struct Book {
  std::vector<Chapter> chapters;
  std::vector<BookPicture> pictures;  // each distinct one once
  std::string title;                  // never empty
  std::string language;               // tidy
  std::string identifier;             // a URN that stays the same for the same articles
  std::string modified;               // "2022-12-12T12:45:02Z"
};

// Requires: the editions outlive the book.
Book make_book(std::span<const Edition> editions, const WriteOptions& options, PageKind kind,
               Notices& notices);

}  // namespace lectern
