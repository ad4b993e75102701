#include <vector>

#include "base/zip.h"
#include "write/epub_parts.h"
#include "write/formats.h"

namespace lectern {

Result<std::string> write_epub(std::span<const Edition> editions, const WriteOptions& options,
                               Notices& notices) {
  if (editions.empty()) return no_editions();
  Book book = make_book(editions, options, notices);
  BookFonts fonts(options.fonts);
  std::vector<std::string> chapters;
  for (const Chapter& chapter : book.chapters) {
    chapters.push_back(print_chapter(chapter.page));
    fonts.see(chapters.back());
  }
  const std::string nav = print_nav(book);
  fonts.see(nav);
  book.fonts = LECTERN_TRY(fonts.take(notices));
  const std::string container = print_container(), package = print_package(book),
                    ncx = print_ncx(book), style = font_style(book.fonts).append(style_sheet());

  const auto inside = [](std::string_view file) { return std::string("EPUB/").append(file); };
  std::vector<ZipEntry> entries = {
      {"mimetype", "application/epub+zip", /*stored=*/true},  // first, and readable as it is
      {"META-INF/container.xml", container},
      {inside(package_file), package},
      {inside(nav_file), nav},
      {inside(ncx_file), ncx},
      {inside(style_file), style},
  };
  for (std::size_t i = 0; i < chapters.size(); ++i)
    entries.push_back({inside(book.chapters[i].file), chapters[i]});
  for (const BookPicture& picture : book.pictures)
    entries.push_back({inside(picture.file), picture.bytes, /*stored=*/true});
  for (const BookFont& font : book.fonts) entries.push_back({inside(font.file), font.bytes});
  return zip_archive(entries);
}

}  // namespace lectern
