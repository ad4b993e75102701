#include "batch/bundle_worker.h"

#include <chrono>
#include <cstring>

#include "base/file.h"
#include "base/hash.h"
#include "batch/input_companions.h"
#include "batch/message.h"
#include "batch/picture_notices.h"
#include "batch/plan.h"
#include "lectern/picture.h"
#include "lectern/prepare.h"
#include "lectern/read.h"
#include "text/collation.h"

namespace lectern {
namespace {

using Seconds = std::chrono::duration<double>;

std::string hash_of(const std::string& bytes, const InputCompanions& companions) {
  return hash_hex(bytes) + companions.fingerprint();
}

std::string folder_of(const std::string& name) {
  const std::size_t slash = name.rfind('/');
  return slash == name.npos ? std::string() : name.substr(0, slash);
}

}  // namespace

std::string BundleWorker::hash(std::size_t index) const {
  const std::string& input = plan_.jobs[index].input;
  const auto bytes = read_file(input);
  return bytes ? hash_of(*bytes, InputCompanions(input, nullptr)) : std::string();
}

BundleReply BundleWorker::work(std::size_t index) {
  const auto begin = std::chrono::steady_clock::now();
  BundleReply reply;
  Record& record = reply.record;
  record.input = plan_.jobs[index].input;
  record.state = State::ok;
  Status gathered = gather(index, reply);
  if (const Status kept = keep_notices(reply); gathered) gathered = kept;
  if (!gathered) {
    record.state = State::failed;
    record.error = gathered.error();
    if (record.error.where.empty()) record.error.where = record.input;
    reply.articles.clear();
  }
  record.seconds = Seconds(std::chrono::steady_clock::now() - begin).count();
  return reply;
}

Status BundleWorker::gather(std::size_t index, BundleReply& reply) {
  const Job& job = plan_.jobs[index];
  const std::string bytes = LECTERN_TRY(read_file(job.input));
  const InputCompanions companions(job.input, settings_.images ? &*settings_.images : nullptr);
  reply.hash = hash_of(bytes, companions);
  ReadOptions reading = settings_.options.reading;
  reading.name = base_name(job.input);
  reading.companions = &companions;
  Notices& notices = reply.record.notices;
  for (Article& article : LECTERN_TRY(read_articles(bytes, reading, notices))) {
    const std::string name = chapter_name(index, reply.articles.size());
    BundleArticle printed = LECTERN_TRY(print(std::move(article), name, notices));
    printed.number = static_cast<std::uint32_t>(reply.articles.size());
    printed.folder = folder_of(job.name);
    reply.articles.push_back(std::move(printed));
  }
  return Done{};
}

Result<BundleArticle> BundleWorker::print(Article article, const std::string& name,
                                          Notices& notices) {
  if (settings_.options.language.empty())
    identify_language(article, notices);
  else
    set_language(article, settings_.options.language);
  BundleArticle known;
  SpooledChapter printed;
  const std::size_t noticed = notices.size();
  fit_pictures(article, settings_.options.pictures, notices);
  known.fingerprint = fingerprint_of(article);
  printed.addresses = addresses_of(article.meta);
  Edition edition;
  edition.article = std::move(article);
  auto [chapter, divided, documents, pictures] =
      make_chapter(edition, name, bundle_.kepub ? PageKind::kepub : PageKind::epub, notices);
  leave_out_told_pictures(notices, noticed);
  BookFonts fonts(settings_.write.fonts);
  for (const std::string& document : documents) fonts.see(document);
  printed.characters = fonts.characters();
  for (const std::string& document : documents)
    printed.documents.push_back(
        LECTERN_TRY(keep(zip_content(document), find_links(document, printed.addresses))));
  for (std::size_t i = 0; i < pictures.size(); ++i)
    printed.pictures.push_back(LECTERN_TRY(keep_picture(chapter.pictures[i].file, pictures[i])));
  printed.chapter = std::move(chapter);
  describe(printed, known);
  known.chapter = LECTERN_TRY(keep(zip_stored(pack(printed)), {}));
  return known;
}

// What the parent has to know before the book is put together.
void BundleWorker::describe(const SpooledChapter& printed, BundleArticle& known) const {
  const Chapter& chapter = printed.chapter;
  for (const SpoolPlace& place : printed.documents) known.packed += place.packed + archive_overhead;
  if (bundle_.volume_bytes > 0)
    for (std::size_t i = 0; i < printed.pictures.size(); ++i)
      known.pictures.push_back({hash_64(chapter.pictures[i].file), printed.pictures[i].packed});
  if (bundle_.sort == BundleSort::title) known.sort_key = collation_key(chapter.title);
  known.site = chapter.site;
  known.day = chapter.day;
}

Status BundleWorker::keep_notices(BundleReply& reply) {
  Reply told;
  told.record.notices = std::move(reply.record.notices);
  reply.record.notices.clear();
  if (!told.record.notices.empty()) reply.notices = LECTERN_TRY(keep(zip_stored(pack(told)), {}));
  return Done{};
}

Result<SpoolPlace> BundleWorker::keep(const ZipContent& content,
                                      const std::vector<CrossLink>& links) {
  std::string bytes = content.bytes;
  bytes.append(reinterpret_cast<const char*>(links.data()), links.size() * sizeof(CrossLink));
  SpoolPlace place{0,
                   content.bytes.size(),
                   content.size,
                   content.crc,
                   static_cast<std::uint32_t>(links.size()),
                   content.deflated};
  place.at = LECTERN_TRY(spool_.append(bytes));
  return place;
}

Result<SpoolPlace> BundleWorker::keep_picture(const std::string& file, std::string_view bytes) {
  if (const auto known = pictures_.find(file); known != pictures_.end()) return known->second;
  const SpoolPlace place = LECTERN_TRY(keep(zip_stored(bytes), {}));
  pictures_.emplace(file, place);
  return place;
}

Result<ZipContent> content_at(const Spool& spool, const SpoolPlace& place) {
  return ZipContent{LECTERN_TRY(spool.read(place.at, place.packed)), place.size, place.crc,
                    place.deflated};
}

Result<std::vector<CrossLink>> links_at(const Spool& spool, const SpoolPlace& place) {
  std::vector<CrossLink> links(place.links);
  const std::string bytes =
      LECTERN_TRY(spool.read(place.at + place.packed, links.size() * sizeof(CrossLink)));
  if (!links.empty()) std::memcpy(links.data(), bytes.data(), bytes.size());
  return links;
}

Result<SpooledChapter> chapter_at(const Spool& spool, const SpoolPlace& place) {
  auto chapter = unpack_chapter(LECTERN_TRY(spool.read(place.at, place.packed)));
  if (chapter) return std::move(*chapter);
  return Error{Error::Code::output_failed, "what was kept of an article is damaged", "run again",
               ""};
}

Result<Notices> notices_at(const Spool& spool, const SpoolPlace& place) {
  if (place.packed == 0) return Notices();
  auto told = unpack(LECTERN_TRY(spool.read(place.at, place.packed)));
  return told ? std::move(told->record.notices) : Notices();
}

}  // namespace lectern
