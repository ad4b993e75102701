// The parts of an EPUB 3.3, each printed from the same Book.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "write/epub_book.h"

namespace lectern {

inline constexpr std::string_view package_file = "package.opf";
inline constexpr std::string_view nav_file = "nav.xhtml";
inline constexpr std::string_view ncx_file = "toc.ncx";
inline constexpr std::string_view style_file = "css/style.css";

// Whether the table of contents is also a page to read. A book of one article needs none: the
// reading system has its menu.
inline bool has_contents_page(const Book& book) {
  return book.chapters.size() > 1;
}

std::string print_container();  // META-INF/container.xml
std::string print_package(const Book& book);
std::string print_nav(const Book& book);  // the table of contents, as EPUB 3 has it
std::string print_ncx(const Book& book);  // the same for readers of EPUB 2
std::vector<std::string> print_chapter(const Page& page);  // its documents, in order
std::string_view style_sheet();

}  // namespace lectern
