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
  }
}

struct NormalizeBlock {
  void operator()(Block& block) const {
    std::visit(overloaded{
                   [](Paragraph& it) { normalize(it.text); },
                   [](Heading& it) { normalize(it.text); },
                   [&](Quote& it) { std::ranges::for_each(it.blocks, *this); },
                   [&](List& it) {
                     for (auto& item : it.items) std::ranges::for_each(item, *this);
                   },
                   [](Code& it) { lectern::normalize(it.text); },
                   [](Table& it) {
                     normalize(it.caption);
                     for (auto& row : it.rows)
                       for (Cell& cell : row) normalize(cell.text);
                   },
                   [](Figure& it) {
                     lectern::normalize(it.alt);
                     normalize(it.caption);
                   },
                   [](Embed& it) { lectern::normalize(it.title); },
                   [](Rule&) {},
               },
               block.as);
  }
};

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
  for (std::string* text : {&meta.title, &meta.site, &meta.section}) normalize(*text);
  for (auto* names : {&meta.authors, &meta.tags})
    for (std::string& name : *names) normalize(name);
  std::ranges::for_each(article.blocks, NormalizeBlock());
}

}  // namespace lectern
