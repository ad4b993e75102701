#include "read/characters/normal_form.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <utility>

namespace lectern {
namespace {

void normalize(Inlines& inlines) {
  for (Span& span : inlines) {
    lectern::normalize(span.text);
    lectern::normalize(span.ruby);
    lectern::normalize(span.expansion);
  }
}

void normalize(std::vector<Block>& blocks) {
  for (Block& block : blocks) {
    for_each_text(block, [](Inlines& inlines) { normalize(inlines); });
    for_each_part(block, [](std::vector<Block>& part) { normalize(part); });
    std::visit(overloaded{[](Code& it) { lectern::normalize(it.text); },
                          [](Figure& it) { lectern::normalize(it.alt); },
                          [](Embed& it) { lectern::normalize(it.title); },
                          [](Note& it) { lectern::normalize(it.label); }, [](auto&) {}},
               block.as);
  }
}

}  // namespace

void normalize(std::string& text) {
  // U+0300 is the first character that is not always in form C.
  const auto may_change = [](char c) { return static_cast<unsigned char>(c) >= 0xCC; };
  if (std::ranges::none_of(text, may_change)) return;
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* form_c = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error)) return;
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  if (form_c->isNormalizedUTF8(piece, error) || U_FAILURE(error)) return;
  std::string normal;
  normal.reserve(text.size());
  icu::StringByteSink<std::string> sink(&normal);
  form_c->normalizeUTF8(0, piece, sink, nullptr, error);
  if (U_SUCCESS(error)) text = std::move(normal);
}

void normalize(Article& article) {
  Meta& meta = article.meta;
  for (std::string* text :
       {&meta.title, &meta.subtitle, &meta.site, &meta.section, &meta.description, &meta.rights})
    normalize(*text);
  for (auto* names : {&meta.authors, &meta.tags})
    for (std::string& name : *names) normalize(name);
  for (Contributor& it : meta.contributors) normalize(it.name);
  normalize(article.blocks);
}

}  // namespace lectern
