// The parts of an EPUB 3.3, each printed from the same Book.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/zip.h"
#include "write/epub_book.h"

namespace lectern {

inline constexpr std::string_view package_file = "package.opf";
inline constexpr std::string_view nav_file = "nav.xhtml";
inline constexpr std::string_view ncx_file = "toc.ncx";
inline constexpr std::string_view style_file = "css/style.css";

// Where a file of the book lies in its archive.
std::string in_archive(std::string_view file);

// The files of a chapter or section: "text/a1.xhtml", "text/a1_2.xhtml". `document` counts from 0.
std::string document_file(std::string_view name, std::size_t document);

// An article as a page in documents that every reader can hold.
struct ChapterPage {
  std::unique_ptr<const Article> divided;  // where some block was too large for a document
  Page page;
};

// Requires: the article outlives the result. Notices: as make_chapter().
ChapterPage lay_out(const Article& article, const std::string& name, PageKind kind,
                    const EmbedPicture& embed, Notices& notices);

// Whether the table of contents is also a page to read. A book of one article needs none, for the
// reading system has its menu; and one that is too long for a page would be slow to turn to.
bool has_contents_page(const Book& book);

// Calls `visit(level, target, label)` for all that the table of contents names, in order. Levels
// count from 1.
void for_each_point(const Book& book, const std::function<void(int level, const std::string& target,
                                                               const std::string& label)>& visit);

std::string print_container();  // META-INF/container.xml
std::string print_package(const Book& book);
std::string print_nav(const Book& book);  // the table of contents, as EPUB 3 has it
std::string print_ncx(const Book& book);  // the same for readers of EPUB 2
std::vector<std::string> print_chapter(const Page& page);  // its documents, in order
// The front page of a section, on several pages where it lists many. `part`: its index. Requires:
// the sections behind it have their pages.
std::vector<BookPart::FrontPage> print_section(const Book& book, std::size_t part,
                                               std::string_view name);
std::string_view style_sheet();

// Gives the book its fonts. `fonts` has seen all documents of the chapters. Notices, errors: those
// of BookFonts::take().
Status add_fonts(Book& book, BookFonts fonts, Notices& notices);

// Everything but the chapters' documents, their pictures and the cover, which follow in any order.
Status write_front(const Book& book, ZipWriter& archive);

}  // namespace lectern
