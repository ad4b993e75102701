#include "write/epub_book.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/local_day.h"
#include "base/utf8.h"
#include "write/epub_parts.h"
#include "write/moment.h"
#include "write/picture.h"

namespace lectern {
namespace {

// Named by the bytes, so that chapters which know nothing of each other share their pictures.
std::string picture_file(const Resource& picture, const PictureFormat& format) {
  return fmt::format("img/{}{}", hash_hex(picture.bytes), format.extension);
}

// The pictures of one chapter.
class PictureShelf {
 public:
  explicit PictureShelf(PrintedChapter& printed) : printed_(printed) {}

  // The address from within a document; empty when the picture cannot be embedded.
  std::string put(const Resource& resource) {
    const PictureFormat format = recognise_picture(resource.bytes);
    if (format.media_type.empty()) return {};
    const std::string file = picture_file(resource, format);
    if (files_.insert(file).second) {
      printed_.chapter.pictures.push_back({file, std::string(format.media_type)});
      printed_.pictures.push_back(resource.bytes);
    }
    return "../" + file;
  }

 private:
  PrintedChapter& printed_;
  std::set<std::string> files_;  // those that are in
};

// The article's address tells it apart for ever; without one its text must do.
std::string identify(const Page& page) {
  const Article& article = *page.article;
  Hash hash;
  if (!page.address.empty()) {
    hash.add_field(page.address);
    return hash.hex();
  }
  hash.add_field(page.title);
  hash.add_field(article.meta.published);
  for_each_block(article.blocks,
                 [&](const Block& block, int) { hash.add_field(plain_text(block)); });
  return hash.hex();
}

// Texts for people, each once, in the order of their first appearance.
void add_line(std::vector<std::string>& lines, std::string_view text) {
  std::string line = clean_line(text);
  if (!line.empty() && std::ranges::count(lines, line) == 0) lines.push_back(std::move(line));
}

void describe(Chapter& chapter, const Page& page) {
  const Meta& meta = page.article->meta;
  chapter.title = page.title;
  chapter.language = page.language;
  chapter.identity = identify(page);
  chapter.address = page.address;
  chapter.site = clean_line(meta.site);
  chapter.subtitle = clean_line(meta.subtitle);
  chapter.description = clean_line(meta.description);
  chapter.published = tidy_moment(meta.published).value_or("");
  chapter.modified = tidy_moment(meta.modified).value_or("");
  if (!chapter.published.empty()) chapter.day = local_day(chapter.published, meta.zone);
  for (const std::string& author : meta.authors) add_line(chapter.authors, author);
  for (const Contributor& it : meta.contributors)
    if (std::string name = clean_line(it.name); !name.empty())
      chapter.contributors.push_back({std::move(name), it.role});
  add_line(chapter.subjects, meta.section);
  for (const std::string& tag : meta.tags) add_line(chapter.subjects, tag);
  chapter.rights = clean_line(meta.rights);
  chapter.turns_leftwards = page.right_to_left || page.vertical;
  chapter.access = survey(page);
  chapter.access.has_gif = std::ranges::any_of(
      chapter.pictures, [](const BookFile& it) { return it.media_type == "image/gif"; });
}

// The documents, and which of them each heading stands in.
void print_documents(PrintedChapter& printed, const Page& page, const std::string& name) {
  Chapter& chapter = printed.chapter;
  printed.documents = print_chapter(page);
  for (std::size_t i = 0; i < printed.documents.size(); ++i) {
    const bool has_formulas = printed.documents[i].find("<math") != std::string::npos;
    chapter.documents.push_back({document_file(name, i), has_formulas});
  }
  for (const Section& it : page.sections)
    if (!it.id.empty())
      chapter.sections.push_back(
          {it.level, static_cast<std::uint32_t>(it.document), it.id, it.label});
}

std::vector<ChapterRef> chapters_of(const std::vector<BookPart>& parts) {
  std::vector<ChapterRef> chapters;
  for (const BookPart& part : parts)
    if (part.chapter != nullptr) chapters.push_back(part.chapter);
  return chapters;
}

}  // namespace

PrintedChapter make_chapter(const Edition& edition, const std::string& name, PageKind kind,
                            Notices& notices) {
  PrintedChapter printed;
  PictureShelf shelf(printed);
  ChapterPage laid_out = lay_out(
      edition.article, name, kind, [&](const Resource& resource) { return shelf.put(resource); },
      notices);
  describe(printed.chapter, laid_out.page);
  print_documents(printed, laid_out.page, name);
  printed.divided = std::move(laid_out.divided);
  return printed;
}

const std::string& file_of(const BookPart& part) {
  return part.chapter == nullptr ? part.pages.front().file : part.chapter->documents.front().file;
}

const std::string& title_of(const BookPart& part) {
  return part.chapter == nullptr ? part.title : part.chapter->title;
}

Book make_book(std::vector<BookPart> parts, const BookOptions& options) {
  Book book;
  book.parts = std::move(parts);
  const std::vector<ChapterRef> chapters = chapters_of(book.parts);
  book.catalogue = make_entry(chapters, options);
  std::set<std::string> known;
  for (const ChapterRef& it : chapters) {
    const Chapter& chapter = *it;
    add(book.access, chapter.access);
    for (const BookFile& picture : chapter.pictures)
      if (known.insert(picture.file).second) book.files.push_back(picture);
  }
  // From the last to the first: what a front page lists has its own pages by then.
  int number = static_cast<int>(book.parts.size() - chapters.size());
  for (std::size_t i = book.parts.size(); i-- > 0;)
    if (book.parts[i].chapter == nullptr)
      book.parts[i].pages = print_section(book, i, fmt::format("s{}", number--));
  return book;
}

std::optional<std::string> add_cover(Book& book, const Resource& cover) {
  const PictureFormat format = recognise_picture(cover.bytes);
  if (format.media_type.empty()) return std::nullopt;
  const std::string file = picture_file(cover, format);
  const auto known = std::ranges::find(book.files, file, &BookFile::file);
  const bool is_new = known == book.files.end();
  BookFile& it =
      is_new ? book.files.emplace_back(BookFile{file, std::string(format.media_type)}) : *known;
  it.properties = "cover-image";
  return is_new ? std::optional(file) : std::nullopt;
}

}  // namespace lectern
