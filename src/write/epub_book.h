// An EPUB before it is printed. An article becomes a chapter: it is printed once, and from then on
// known by what the other parts of the book have to say of it. So a book of thousands of articles
// holds in memory what its contents and its catalogue entry need, and no text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/narration.h"
#include "lectern/notice.h"
#include "write/epub_access.h"
#include "write/epub_fonts.h"

namespace lectern {

// A file of the book besides its documents: a picture, the cover, a font. Whoever makes the book
// has the bytes.
struct BookFile {
  std::string file;  // "img/0123….png", relative to the package document
  std::string media_type;
  std::string properties = {};  // of the manifest: "cover-image"; may be empty
};

// One XHTML file of a chapter.
struct ChapterDocument {
  std::string file;  // "text/a1.xhtml"
  bool has_formulas = false;
};

// A heading inside a chapter.
struct ChapterSection {
  int level = 2;               // 2 to 6
  std::uint32_t document = 0;  // index into Chapter::documents
  std::string id, label;
};

struct Chapter {
  std::string title;                       // never empty
  std::string language;                    // tidy
  std::vector<ChapterDocument> documents;  // at least one, in reading order
  std::vector<ChapterSection> sections;    // those that can be reached
  std::vector<BookFile> pictures;          // each once
  bool turns_leftwards = false;            // its pages do
  AccessFacts access;

  // What catalogues want. All may be empty but the identity.
  std::string identity;                     // a hash that tells the article apart
  std::string address;                      // of the source, tidy
  std::string site, subtitle, description;  // one line each
  std::string published, modified;          // tidy moments
  std::string day;                          // of publication, on the calendar of those who wrote
  std::string rights;                       // one line
  std::vector<std::string> authors, subjects;
  std::vector<Contributor> contributors;
};

struct PrintedChapter {
  Chapter chapter;
  std::unique_ptr<const Article> divided;  // where some block was too large for a document
  std::vector<std::string> documents;      // texts, as chapter.documents
  std::vector<std::string_view> pictures;  // bytes, as chapter.pictures; the article's or divided's
};

// `name` begins the names of the chapter's files: "a1". Requires: the edition outlives the result.
// Notices: image_left_out for every picture that is not embedded.
PrintedChapter make_chapter(const Edition& edition, const std::string& name, PageKind kind,
                            Notices& notices);

// Chapters that are not all in memory at the same time.
class ChapterShelf {
 public:
  virtual ~ChapterShelf() = default;
  // Good until the next call.
  virtual const Chapter& chapter(std::size_t index) const = 0;
};

// A chapter in memory or on a shelf. What is reached through it is good until another chapter of
// the same shelf is asked for.
class ChapterRef {
 public:
  // Implicit: a chapter in memory is the common case.
  ChapterRef(const Chapter* chapter = nullptr) : chapter_(chapter) {}
  ChapterRef(const ChapterShelf& shelf, std::size_t index) : shelf_(&shelf), index_(index) {}

  bool operator==(std::nullptr_t) const { return chapter_ == nullptr && shelf_ == nullptr; }
  const Chapter& operator*() const {
    return shelf_ == nullptr ? *chapter_ : shelf_->chapter(index_);
  }
  const Chapter* operator->() const { return &**this; }

 private:
  const Chapter* chapter_ = nullptr;
  const ChapterShelf* shelf_ = nullptr;
  std::size_t index_ = 0;
};

// What comes next in reading order: a chapter, or else the front page of a section.
struct BookPart {
  ChapterRef chapter = nullptr;
  int level = 1;           // 1, or one deeper than the section it stands in
  std::string title = {};  // empty: that of the only article, else of the site of all

  struct FrontPage {
    std::string file, text;
  };
  std::vector<FrontPage> pages = {};  // of the section; made by make_book()
};

// The first document of a part, and what the contents call it. As good as what ChapterRef gives.
const std::string& file_of(const BookPart& part);
const std::string& title_of(const BookPart& part);

struct BookOptions {
  std::string title = {};          // empty: that of the only article, or of the site of all
  std::string fallback_time = {};  // as WriteOptions::fallback_time
  std::string series = {};         // the collection of which this is a volume; empty: none
  int volume = 0;                  // in the series, from 1
};

// What the catalogue of a library has of the book.
struct CatalogueEntry {
  std::string identifier;                   // a URN that stays the same for the same articles
  std::string title;                        // never empty
  std::string sort_title;                   // what it is filed under
  std::string language;                     // tidy
  std::string modified;                     // "2022-12-12T12:45:02Z"
  std::string subtitle, date, description;  // may be empty
  std::vector<std::string> authors, publishers, subjects, sources, rights;  // the most common
  std::vector<Contributor> contributors;                                    // likewise
  std::vector<std::string> languages;                                       // besides `language`
  std::string series;
  int volume = 0;
};

struct Book {
  std::vector<BookPart> parts;  // in reading order; at least one is a chapter
  std::vector<BookFile> files;  // each once
  std::vector<BookFont> fonts;  // they are among the files, too
  CatalogueEntry catalogue;
  AccessFacts access;
};

// Requires: at least one part is a chapter; the chapters or their shelf outlive the book, and no
// two have a name in common.
Book make_book(std::vector<BookPart> parts, const BookOptions& options);

// Makes a JPEG or PNG the book's cover. Gives the name of the file under which its bytes have to be
// written; nothing when a chapter brings them, or when it is no picture.
std::optional<std::string> add_cover(Book& book, const Resource& cover);

// epub_catalogue.cc: what is made of all chapters' metadata. Lists are short however many chapters
// there are. Requires: as make_book().
CatalogueEntry make_entry(const std::vector<ChapterRef>& chapters, const BookOptions& options);

}  // namespace lectern
