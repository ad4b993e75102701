#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/memory_output.h"
#include "write/epub_parts.h"
#include "write/formats.h"

namespace lectern {
namespace {

// More lines of contents than that are no page to read, and slow to show on an e-reader.
constexpr std::size_t most_points_on_a_page = 1500;

Status write_chapters(const std::vector<PrintedChapter>& chapters, ZipWriter& archive) {
  std::set<std::string_view> known;
  for (const auto& [chapter, divided, documents, pictures] : chapters) {
    for (std::size_t i = 0; i < documents.size(); ++i)
      LECTERN_TRY(archive.add(in_archive(chapter.documents[i].file), zip_content(documents[i])));
    for (std::size_t i = 0; i < pictures.size(); ++i)
      if (known.insert(chapter.pictures[i].file).second)
        LECTERN_TRY(archive.add(in_archive(chapter.pictures[i].file), zip_stored(pictures[i])));
  }
  return Done{};
}

}  // namespace

std::string in_archive(std::string_view file) {
  return std::string("EPUB/").append(file);
}

std::string document_file(std::string_view name, std::size_t document) {
  if (document == 0) return fmt::format("text/{}.xhtml", name);
  return fmt::format("text/{}_{}.xhtml", name, document + 1);
}

bool has_contents_page(const Book& book) {
  std::size_t points = 0;
  for_each_point(book, [&](int, const std::string&, const std::string&) { ++points; });
  return book.parts.size() > 1 && points <= most_points_on_a_page;
}

void for_each_point(const Book& book, const std::function<void(int level, const std::string& target,
                                                               const std::string& label)>& visit) {
  for (const BookPart& part : book.parts) {
    visit(part.level, file_of(part), title_of(part));
    if (part.chapter == nullptr) continue;
    for (const ChapterSection& it : part.chapter->sections)
      visit(part.level + it.level - 1,
            fmt::format("{}#{}", part.chapter->documents[it.document].file, it.id), it.label);
  }
}

Status add_fonts(Book& book, BookFonts fonts, Notices& notices) {
  fonts.see(print_nav(book));
  for (const BookPart& part : book.parts)
    for (const BookPart::FrontPage& page : part.pages) fonts.see(page.text);
  book.fonts = LECTERN_TRY(fonts.take(notices));
  for (const BookFont& font : book.fonts)
    book.files.push_back({font.file, std::string(font.media_type)});
  return Done{};
}

Status write_front(const Book& book, ZipWriter& archive) {
  const auto add = [&](std::string_view file, std::string_view text) {
    return archive.add(in_archive(file), zip_content(text));
  };
  // First, and readable as it is.
  LECTERN_TRY(archive.add("mimetype", zip_stored("application/epub+zip")));
  LECTERN_TRY(archive.add("META-INF/container.xml", zip_content(print_container())));
  LECTERN_TRY(add(package_file, print_package(book)));
  LECTERN_TRY(add(nav_file, print_nav(book)));
  LECTERN_TRY(add(ncx_file, print_ncx(book)));
  LECTERN_TRY(add(style_file, font_style(book.fonts).append(style_sheet())));
  for (const BookFont& font : book.fonts) LECTERN_TRY(add(font.file, font.bytes));
  for (const BookPart& part : book.parts)
    for (const BookPart::FrontPage& page : part.pages) LECTERN_TRY(add(page.file, page.text));
  return Done{};
}

namespace {

Result<std::string> write_book(std::span<const Edition> editions, const WriteOptions& options,
                               PageKind kind, Notices& notices) {
  if (editions.empty()) return no_editions();
  std::vector<PrintedChapter> chapters;
  for (const Edition& edition : editions)
    chapters.push_back(
        make_chapter(edition, fmt::format("a{}", chapters.size() + 1), kind, notices));
  std::vector<BookPart> parts;
  for (const PrintedChapter& it : chapters) parts.push_back({&it.chapter});
  BookOptions book_options;
  book_options.fallback_time = options.fallback_time;
  Book book = make_book(std::move(parts), book_options);
  const auto covered = std::ranges::find_if(
      editions, [](const Edition& edition) { return !edition.cover.bytes.empty(); });
  std::optional<std::string> cover;
  if (covered != editions.end()) cover = add_cover(book, covered->cover);
  if (!options.fonts.empty()) {
    BookFonts fonts(options.fonts);
    for (const PrintedChapter& it : chapters)
      for (const std::string& document : it.documents) fonts.see(document);
    LECTERN_TRY(add_fonts(book, std::move(fonts), notices));
  }

  MemoryOutput memory;
  ZipWriter archive(memory);
  LECTERN_TRY(write_front(book, archive));
  LECTERN_TRY(write_chapters(chapters, archive));
  if (cover) LECTERN_TRY(archive.add(in_archive(*cover), zip_stored(covered->cover.bytes)));
  LECTERN_TRY(archive.finish());
  return memory.take();
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
