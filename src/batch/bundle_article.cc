#include "batch/bundle_article.h"

#include <algorithm>

#include <fmt/format.h>

#include "batch/message_fields.h"

namespace lectern {

template <class Side, class It>
requires std::is_same_v<std::remove_const_t<It>, BookFile>
void fields(Side& side, It& file) {
  side.field(file.file);
  side.field(file.media_type);
  side.field(file.properties);
}

template <class Side, class It>
requires std::is_same_v<std::remove_const_t<It>, ChapterDocument>
void fields(Side& side, It& document) {
  side.field(document.file);
  side.field(document.has_formulas);
}

template <class Side, class It>
requires std::is_same_v<std::remove_const_t<It>, ChapterSection>
void fields(Side& side, It& section) {
  side.field(section.level);
  side.field(section.document);
  side.field(section.id);
  side.field(section.label);
}

template <class Side, class It>
requires std::is_same_v<std::remove_const_t<It>, AccessFacts>
void fields(Side& side, It& facts) {
  side.field(facts.pictures);
  side.field(facts.pictures_with_alternative);
  side.field(facts.has_gif);
  side.field(facts.has_ruby);
  side.field(facts.has_formulas);
  side.field(facts.languages);
}

template <class Side, class It>
requires std::is_same_v<std::remove_const_t<It>, Contributor>
void fields(Side& side, It& contributor) {
  side.field(contributor.name);
  side.field(contributor.role);
}

template <class Side, class It>
requires std::is_same_v<std::remove_const_t<It>, Chapter>
void fields(Side& side, It& chapter) {
  side.field(chapter.title);
  side.field(chapter.language);
  side.field(chapter.documents);
  side.field(chapter.sections);
  side.field(chapter.pictures);
  side.field(chapter.turns_leftwards);
  fields(side, chapter.access);
  side.field(chapter.identity);
  side.field(chapter.address);
  side.field(chapter.site);
  side.field(chapter.subtitle);
  side.field(chapter.description);
  side.field(chapter.published);
  side.field(chapter.modified);
  side.field(chapter.day);
  side.field(chapter.rights);
  side.field(chapter.authors);
  side.field(chapter.subjects);
  side.field(chapter.contributors);
}

template <class Side, class It>
requires std::is_same_v<std::remove_const_t<It>, SpoolPlace>
void fields(Side& side, It& place) {
  side.field(place.at);
  side.field(place.packed);
  side.field(place.size);
  side.field(place.crc);
  side.field(place.links);
  side.field(place.deflated);
}

template <class Side, class It>
requires std::is_same_v<std::remove_const_t<It>, std::uint64_t>
void fields(Side& side, It& number) {
  side.field(number);
}

template <class Side, class It>
requires std::is_same_v<std::remove_const_t<It>, SpooledChapter>
void fields(Side& side, It& it) {
  fields(side, it.chapter);
  side.field(it.addresses);
  side.field(it.documents);
  side.field(it.pictures);
  side.field(it.characters);
}

template <class Side, class It>
requires std::is_same_v<std::remove_const_t<It>, PictureShare>
void fields(Side& side, It& picture) {
  side.field(picture.file);
  side.field(picture.packed);
}

template <class Side, class It>
requires std::is_same_v<std::remove_const_t<It>, BundleArticle>
void fields(Side& side, It& article) {
  fields(side, article.fingerprint);
  side.field(article.number);
  side.field(article.packed);
  side.field(article.pictures);
  side.field(article.sort_key);
  side.field(article.site);
  side.field(article.day);
  side.field(article.folder);
  fields(side, article.chapter);
}

template <class Side, class It>
requires std::is_same_v<std::remove_const_t<It>, BundleReply>
void fields(Side& side, It& reply) {
  fields(side, reply.record);
  fields(side, reply.notices);
  side.field(reply.hash);
  side.field(reply.articles);
}

namespace {

// Whether what belongs together is there together, so that nobody has to look again.
bool is_whole(const SpooledChapter& it) {
  const Chapter& chapter = it.chapter;
  return !chapter.documents.empty() && it.documents.size() == chapter.documents.size() &&
         it.pictures.size() == chapter.pictures.size() &&
         std::ranges::all_of(chapter.sections, [&](const ChapterSection& section) {
           return section.document < chapter.documents.size();
         });
}

}  // namespace

std::string chapter_name(std::size_t job, std::size_t number) {
  return number == 0 ? fmt::format("a{}", job + 1) : fmt::format("a{}-{}", job + 1, number + 1);
}

std::string pack(const BundleReply& reply) {
  return pack_fields(reply);
}

std::string pack(const SpooledChapter& chapter) {
  return pack_fields(chapter);
}

std::optional<BundleReply> unpack_bundle(std::string_view bytes) {
  return unpack_fields<BundleReply>(bytes);
}

std::optional<SpooledChapter> unpack_chapter(std::string_view bytes) {
  auto chapter = unpack_fields<SpooledChapter>(bytes);
  if (chapter && !is_whole(*chapter)) return std::nullopt;
  return chapter;
}

}  // namespace lectern
