#include "batch/bundle_volume.h"

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

class Assembly {
 public:
  Assembly(const Volume& volume, const Spool& spool, ByteOutput& out)
      : volume_(volume), spool_(spool), archive_(out) {
    for (const BundleArticle* article : volume.articles)
      for (const std::uint64_t address : article->addresses)
        articles_.emplace(address, article);  // the first in reading order stays
  }

  Status write(BundleGroup group, const BookOptions& options, const Settings& settings,
               Notices& notices) {
    Book book = make_book(parts_of(volume_, group), options);
    const Resource cover =
        make_cover_of_many(settings.cover, cover_text(book.catalogue), "", notices);
    const std::optional<std::string> cover_file = add_cover(book, cover);
    if (const auto& fonts = settings.write.fonts; !fonts.empty())
      LECTERN_TRY(add_fonts(book, fonts_for(fonts), notices));
    LECTERN_TRY(write_front(book, archive_));
    if (cover_file) LECTERN_TRY(archive_.add(in_archive(*cover_file), zip_stored(cover.bytes)));
    for (const BundleArticle* article : volume_.articles) {
      LECTERN_TRY(copy_documents(*article));
      LECTERN_TRY(copy_pictures(*article));
    }
    return archive_.finish();
  }

 private:
  BookFonts fonts_for(const std::vector<std::string>& files) const {
    BookFonts fonts(files);
    for (const BundleArticle* article : volume_.articles) fonts.add(article->characters);
    return fonts;
  }

  Status copy_documents(const BundleArticle& article) {
    for (std::size_t i = 0; i < article.documents.size(); ++i) {
      const SpoolPlace& place = article.documents[i];
      ZipContent content = LECTERN_TRY(content_at(spool_, place));
      const std::vector<CrossLink> links = LECTERN_TRY(links_at(spool_, place));
      if (leads_inside(links)) content = LECTERN_TRY(with_links_inside(content, links));
      LECTERN_TRY(archive_.add(in_archive(article.chapter.documents[i].file), content));
    }
    return Done{};
  }

  Status copy_pictures(const BundleArticle& article) {
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
    return zip_content(lead_inside(text, links, [&](std::uint64_t address) -> std::string_view {
      const auto found = articles_.find(address);
      if (found == articles_.end()) return {};
      const std::string_view file = found->second->chapter.documents.front().file;
      return file.substr(file.rfind('/') + 1);  // all documents lie in one folder
    }));
  }

  const Volume& volume_;
  const Spool& spool_;
  ZipWriter archive_;
  std::unordered_map<std::uint64_t, const BundleArticle*> articles_;  // by their addresses
  std::unordered_set<std::string_view> pictures_;                     // those that are in
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
