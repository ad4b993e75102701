#include "write/epub_book.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/hash.h"
#include "write/language.h"
#include "write/moment.h"
#include "write/picture.h"

namespace lectern {
namespace {

// Gives every distinct picture one file, whichever article it comes from.
class PictureShelf {
 public:
  explicit PictureShelf(std::vector<BookPicture>& pictures) : pictures_(pictures) {}

  // As put(), for the cover: gives the index, -1 when the picture cannot be embedded.
  int put_cover(const Resource& resource) {
    const std::string address = put(resource);
    for (std::size_t i = 0; i < pictures_.size(); ++i)
      if (address == "../" + pictures_[i].file) return static_cast<int>(i);
    return -1;
  }

  // The address from within a chapter; empty when the picture cannot be embedded.
  std::string put(const Resource& resource) {
    const auto [place, is_new] = addresses_.try_emplace(hash_hex(resource.bytes));
    if (!is_new) return place->second;
    const PictureFormat format = recognise_picture(resource.bytes);
    if (format.media_type.empty()) return {};
    const std::string file = fmt::format("img/p{}{}", pictures_.size() + 1, format.extension);
    pictures_.push_back({file, format.media_type, resource.bytes});
    return place->second = "../" + file;
  }

 private:
  std::vector<BookPicture>& pictures_;
  std::map<std::string, std::string> addresses_;  // by hash of the bytes
};

// The article's address tells it apart for ever; without one its text must do.
void add_identity(Hash& hash, const Page& page) {
  const Article& article = *page.article;
  if (!page.address.empty()) {
    hash.add_field(page.address);
    return;
  }
  hash.add_field(page.title);
  hash.add_field(article.meta.published);
  for_each_block(article.blocks,
                 [&](const Block& block, int) { hash.add_field(plain_text(block)); });
}

// A UUID of version 8, whose bits are the maker's own (RFC 9562, section 5.8).
std::string uuid_urn(const Hash& hash) {
  std::string hex = hash.hex();
  hex[12] = '8';
  hex[16] = "89ab"[static_cast<unsigned char>(hex[16]) % 4];
  const std::string_view digits = hex;
  return fmt::format("urn:uuid:{}-{}-{}-{}-{}", digits.substr(0, 8), digits.substr(8, 4),
                     digits.substr(12, 4), digits.substr(16, 4), digits.substr(20));
}

std::string identify(const std::vector<Chapter>& chapters) {
  Hash hash;
  hash.add_field("lectern article");
  for (const Chapter& chapter : chapters) add_identity(hash, chapter.page);
  return uuid_urn(hash);
}

// The newest article's time.
std::string find_modified(const std::vector<Chapter>& chapters, const WriteOptions& options) {
  std::string latest;
  for (const Chapter& chapter : chapters)
    if (const auto moment = tidy_moment(chapter.page.article->meta.published))
      latest = std::max(latest, full_moment(*moment));
  if (!latest.empty()) return latest;
  return full_moment(tidy_moment(options.fallback_time).value_or("2000-01-01"));
}

// A book of many articles carries the name of the site that they all come from.
std::string find_title(const std::vector<Chapter>& chapters) {
  const std::string& site = chapters[0].page.article->meta.site;
  const bool one_site = std::ranges::all_of(
      chapters, [&](const Chapter& chapter) { return chapter.page.article->meta.site == site; });
  if (chapters.size() > 1 && one_site && shows(site)) return site;
  return chapters[0].page.title;
}

std::string find_language(const std::vector<Chapter>& chapters) {
  for (const Chapter& chapter : chapters)
    if (chapter.page.language != "und") return chapter.page.language;
  return "und";
}

}  // namespace

Book make_book(std::span<const Edition> editions, const WriteOptions& options, Notices& notices) {
  Book book;
  PictureShelf shelf(book.pictures);
  const auto embed = [&](const Resource& resource) { return shelf.put(resource); };
  for (const Edition& edition : editions)
    book.chapters.push_back({make_page(edition.article, {}, embed, notices),
                             fmt::format("text/a{}.xhtml", book.chapters.size() + 1)});
  for (const Edition& edition : editions)  // a book has one: the first that there is
    if (book.cover < 0 && !edition.cover.bytes.empty()) book.cover = shelf.put_cover(edition.cover);
  book.title = find_title(book.chapters);
  book.language = find_language(book.chapters);
  book.identifier = identify(book.chapters);
  book.modified = find_modified(book.chapters, options);
  return book;
}

}  // namespace lectern
