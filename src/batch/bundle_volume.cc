#include "batch/bundle_volume.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <unordered_map>
#include <unordered_set>

#include "base/file.h"
#include "base/unpack.h"
#include "batch/bundle_worker.h"
#include "write/epub_parts.h"

namespace lectern {
namespace {

// Authors of many articles are too many for a cover.
CoverText cover_text(const CatalogueEntry& entry) {
  CoverText text;
  text.title = entry.title;
  if (entry.publishers.size() == 1 && entry.publishers[0] != entry.title)
    text.site = entry.publishers[0];
  text.date = entry.date.substr(0, 10);  // bytes of "2022-12-12"
  text.language = entry.language;
  return text;
}

// The chapters of a volume, brought from the spool when they are asked for. As many as an anthology
// has stay in memory, for each is wanted half a dozen times.
class SpoolShelf final : public ChapterShelf {
 public:
  // Both must outlive the shelf.
  SpoolShelf(const Volume& volume, const Spool& spool)
      : volume_(volume), spool_(spool), kept_(std::min(volume.articles.size(), most_kept)) {}

  const Chapter& chapter(std::size_t index) const override { return at(index).chapter; }
  // Likewise good until the next call.
  const SpooledChapter& at(std::size_t index) const;
  // What went wrong at the spool so far: a chapter that could not be brought is an empty one.
  const Status& status() const { return status_; }

 private:
  static constexpr std::size_t most_kept = 1024;

  SpooledChapter bring(std::size_t index) const;

  const Volume& volume_;
  const Spool& spool_;
  mutable std::vector<std::unique_ptr<SpooledChapter>> kept_;
  mutable SpooledChapter last_;  // of those that are not kept
  mutable std::size_t last_index_ = std::numeric_limits<std::size_t>::max();
  mutable Status status_ = Done{};
};

const SpooledChapter& SpoolShelf::at(std::size_t index) const {
  if (index < kept_.size()) {
    if (!kept_[index]) kept_[index] = std::make_unique<SpooledChapter>(bring(index));
    return *kept_[index];
  }
  if (index != last_index_) last_ = bring(index);
  last_index_ = index;
  return last_;
}

SpooledChapter SpoolShelf::bring(std::size_t index) const {
  auto chapter = chapter_at(spool_, volume_.articles[index]->chapter);
  if (chapter) return std::move(*chapter);
  status_ = chapter.error();
  SpooledChapter empty;
  empty.chapter.documents.emplace_back();
  empty.documents.emplace_back();
  return empty;
}

class Assembly {
 public:
  Assembly(const Volume& volume, const Spool& spool, ByteOutput& out)
      : volume_(volume), spool_(spool), shelf_(volume, spool), archive_(out) {
    for (std::size_t i = 0; i < volume.articles.size(); ++i)
      for (const std::uint64_t address : shelf_.at(i).addresses)
        articles_.emplace(address, volume.articles[i]);  // the first in reading order stays
  }

  Status write(BundleGroup group, const BookOptions& options, const Settings& settings,
               Notices& notices) {
    Book book = make_book(parts_of(volume_, group, shelf_), options);
    const Resource cover =
        make_cover_of_many(settings.cover, cover_text(book.catalogue), "", notices);
    const std::optional<std::string> cover_file = add_cover(book, cover);
    if (const auto& fonts = settings.write.fonts; !fonts.empty())
      LECTERN_TRY(add_fonts(book, fonts_for(fonts), notices));
    LECTERN_TRY(write_front(book, archive_));
    if (cover_file) LECTERN_TRY(archive_.add(in_archive(*cover_file), zip_stored(cover.bytes)));
    for (std::size_t i = 0; i < volume_.articles.size(); ++i) {
      const SpooledChapter& it = shelf_.at(i);
      LECTERN_TRY(Status(shelf_.status()));
      LECTERN_TRY(copy_documents(it));
      LECTERN_TRY(copy_pictures(it));
    }
    return archive_.finish();
  }

 private:
  BookFonts fonts_for(const std::vector<std::string>& files) const {
    BookFonts fonts(files);
    for (std::size_t i = 0; i < volume_.articles.size(); ++i) fonts.add(shelf_.at(i).characters);
    return fonts;
  }

  Status copy_documents(const SpooledChapter& article) {
    for (std::size_t i = 0; i < article.documents.size(); ++i) {
      const SpoolPlace& place = article.documents[i];
      ZipContent content = LECTERN_TRY(content_at(spool_, place));
      const std::vector<CrossLink> links = LECTERN_TRY(links_at(spool_, place));
      if (leads_inside(links)) content = LECTERN_TRY(with_links_inside(content, links));
      LECTERN_TRY(archive_.add(in_archive(article.chapter.documents[i].file), content));
    }
    return Done{};
  }

  Status copy_pictures(const SpooledChapter& article) {
    for (std::size_t i = 0; i < article.pictures.size(); ++i) {
      const std::string& file = article.chapter.pictures[i].file;
      if (!pictures_.insert(file).second) continue;
      const ZipContent content = LECTERN_TRY(content_at(spool_, article.pictures[i]));
      LECTERN_TRY(archive_.add(in_archive(file), content));
    }
    return Done{};
  }

  bool leads_inside(const std::vector<CrossLink>& links) const {
    for (const CrossLink& link : links)
      if (articles_.contains(link.address)) return true;
    return false;
  }

  Result<ZipContent> with_links_inside(const ZipContent& content,
                                       const std::vector<CrossLink>& links) const {
    std::string text = content.bytes;
    if (content.deflated) {
      UnpackBudget budget;
      text = LECTERN_TRY(unpack(content.bytes, Packing::deflate, budget)).bytes;
    }
    return zip_content(lead_inside(text, links, [&](std::uint64_t address) -> std::string {
      const auto found = articles_.find(address);
      if (found == articles_.end()) return {};
      const BundleArticle& article = *found->second;
      const std::string file =
          document_file(chapter_name(article.fingerprint.job, article.number), 0);
      return file.substr(file.rfind('/') + 1);  // all documents lie in one folder
    }));
  }

  const Volume& volume_;
  const Spool& spool_;
  SpoolShelf shelf_;
  ZipWriter archive_;
  std::unordered_map<std::uint64_t, const BundleArticle*> articles_;  // by their addresses
  std::unordered_set<std::string> pictures_;                          // those that are in
};

}  // namespace

Status write_volume(const Volume& volume, BundleGroup group, const BookOptions& options,
                    const Settings& settings, const Spool& spool, const std::string& path,
                    Notices& notices) {
  OutputFile file = LECTERN_TRY(OutputFile::create(path));
  LECTERN_TRY(Assembly(volume, spool, file).write(group, options, settings, notices));
  return file.commit(settings.options.sync);
}

}  // namespace lectern
