// What the records of a run consist of, for packing.h.
#pragma once

#include "batch/duplicates.h"
#include "batch/journal.h"
#include "batch/packing.h"
#include "lectern/convert.h"

namespace lectern {

template <class Side, class It>
requires std::is_same_v<std::remove_const_t<It>, Notice>
void fields(Side& side, It& notice) {
  side.field(notice.kind);
  side.field(notice.where);
  side.field(notice.detail);
}

template <class Side, class It>
requires std::is_same_v<std::remove_const_t<It>, JournalOutput>
void fields(Side& side, It& output) {
  side.field(output.path);
  side.field(output.format);
  side.field(output.key);
  side.field(output.size);
}

template <class Side, class It>
requires std::is_same_v<std::remove_const_t<It>, Fingerprint>
void fields(Side& side, It& article) {
  side.field(article.address);
  side.field(article.text);
  side.field(article.published);
  side.field(article.characters);
}

template <class Side, class It>
requires std::is_same_v<std::remove_const_t<It>, Record>
void fields(Side& side, It& record) {
  side.field(record.input);
  side.field(record.state);
  side.field(record.error.code);
  side.field(record.error.what);
  side.field(record.error.way_out);
  side.field(record.error.where);
  side.field(record.outputs);
  side.field(record.notices);
  side.field(record.seconds);
  side.field(record.audio_seconds);
}

}  // namespace lectern
