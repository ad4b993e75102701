#include <vector>

#include "base/zip.h"
#include "write/epub_parts.h"
#include "write/formats.h"

namespace lectern {
namespace {

Result<std::string> write_book(std::span<const Edition> editions, const WriteOptions& options,
                               PageKind kind, Notices& notices) {
  if (editions.empty()) return no_editions();
  const Book book = make_book(editions, options, kind, notices);
  const std::string container = print_container(), package = print_package(book),
                    nav = print_nav(book), ncx = print_ncx(book);
  std::vector<std::vector<std::string>> chapters;
  for (const Chapter& chapter : book.chapters) chapters.push_back(print_chapter(chapter.page));

  const auto inside = [](std::string_view file) { return std::string("EPUB/").append(file); };
  std::vector<ZipEntry> entries = {
      {"mimetype", "application/epub+zip", /*stored=*/true},  // first, and readable as it is
      {"META-INF/container.xml", container},
      {inside(package_file), package},
      {inside(nav_file), nav},
      {inside(ncx_file), ncx},
      {inside(style_file), style_sheet()},
  };
  for (std::size_t i = 0; i < chapters.size(); ++i)
    for (std::size_t document = 0; document < chapters[i].size(); ++document)
      entries.push_back({inside(document_file(book.chapters[i], document)), chapters[i][document]});
  for (const BookPicture& picture : book.pictures)
    entries.push_back({inside(picture.file), picture.bytes, /*stored=*/true});
  return zip_archive(entries);
}

}  // namespace

Result<std::string> write_epub(std::span<const Edition> editions, const WriteOptions& options,
                               Notices& notices) {
  return write_book(editions, options, PageKind::epub, notices);
}

Result<std::string> write_kepub(std::span<const Edition> editions, const WriteOptions& options,
                                Notices& notices) {
  return write_book(editions, options, PageKind::kepub, notices);
}

}  // namespace lectern
