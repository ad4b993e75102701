// What every Article and Script must hold, whatever the input was. A breach aborts.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <map>
#include <string_view>

#include "base/utf8.h"
#include "lectern/article.h"
#include "lectern/hosts.h"
#include "lectern/script.h"

namespace lectern::fuzz {

inline void require(bool holds, const char* what, std::string_view text) {
  if (holds) return;
  std::fprintf(stderr, "%s: \"%.*s\"\n", what, static_cast<int>(text.size()), text.data());
  std::abort();
}

// The installed table of sites, which brings the ways of furniture into play.
inline const HostTable& hosts() {
  static const HostTable table = [] {
    auto loaded = HostTable::load(LECTERN_SOURCE_DIR "/voices", {});
    require(bool(loaded), "no table of sites", "");
    return std::move(*loaded);
  }();
  return table;
}

// UTF-8 without control characters; `breaks` allows '\n'.
inline void check_text(std::string_view text, bool breaks) {
  require(is_utf8(text), "no UTF-8", text);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode(text, at);
    const bool fine = c == '\n' ? breaks : c != '\t' && c != '\r' && !is_invisible(c) && c != 0x85;
    require(fine, "a control character", text);
  }
}

inline void check_direction(std::string_view direction) {
  require(direction.empty() || direction == "ltr" || direction == "rtl", "a direction", direction);
}

inline void check_inlines(const Inlines& inlines) {
  for (const Span& span : inlines) {
    require(!span.text.empty(), "an empty span", plain_text(inlines));
    check_text(span.text, true);
    check_text(span.href, false);
    check_text(span.language, false);
    check_text(span.ruby, false);
    check_text(span.expansion, false);
    require(span.href.empty() || span.target.empty(), "two links", span.text);
    require(!span.note || !span.target.empty(), "a reference to no note", span.text);
    check_direction(span.direction);
  }
}

inline void check_code(std::string_view text) {
  require(is_utf8(text), "no UTF-8", text);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode(text, at);
    require(c == '\n' || c == '\t' || !is_invisible(c), "a control character", text);
  }
}

struct CheckBlock {
  const Article& article;

  void operator()(const Paragraph& it) const { check_inlines(it.text); }
  void operator()(const Heading& it) const {
    require(it.level >= 2 && it.level <= 6, "a heading's level", plain_text(it.text));
    check_inlines(it.text);
  }
  void operator()(const Quote& it) const { require(!it.blocks.empty(), "an empty quote", ""); }
  void operator()(const List& it) const {
    require(!it.items.empty(), "an empty list", "");
    for (const auto& item : it.items) require(!item.empty(), "an empty item", "");
  }
  void operator()(const Definitions& it) const {
    require(!it.entries.empty(), "no definitions", "");
    require(it.entries.front().term && !it.entries.back().term, "a term without meaning", "");
    for (const auto& entry : it.entries) require(!entry.blocks.empty(), "an empty entry", "");
  }
  void operator()(const Note& it) const {
    check_text(it.label, false);
    require(!it.blocks.empty(), "an empty note", it.label);
  }
  void operator()(const Code& it) const { check_code(it.text); }
  void operator()(const Table& it) const {
    check_inlines(it.caption);
    require(!it.rows.empty(), "an empty table", "");
    for (const auto& row : it.rows)
      for (const Cell& cell : row) {
        check_inlines(cell.text);
        require(cell.columns >= 1 && cell.columns <= 1000, "columns", "");
        require(cell.rows >= 1 && cell.rows <= 1000, "rows", "");
      }
  }
  void operator()(const Figure& it) const {
    check_text(it.href, false);
    check_text(it.alt, false);
    check_inlines(it.caption);
    const auto count = static_cast<int>(article.resources.size());
    require(it.resource >= -1 && it.resource < count, "a resource", it.href);
  }
  void operator()(const Embed& it) const {
    check_text(it.href, false);
    check_text(it.title, false);
  }
  void operator()(const Rule&) const {}
};

// Every link inside the article leads to a block, and every reference to a note.
inline void check_targets(const Article& article) {
  std::map<std::string_view, bool> notes;  // by id
  for_each_block(article.blocks, [&](const Block& block, int) {
    notes.emplace(block.id, std::holds_alternative<Note>(block.as));
  });
  for_each_block(article.blocks, [&](const Block& block, int) {
    for_each_text(block, [&](const Inlines& inlines) {
      for (const Span& span : inlines) {
        if (span.target.empty()) continue;
        const auto found = notes.find(span.target);
        require(found != notes.end(), "a link to nowhere", span.target);
        require(!span.note || found->second, "no note", span.target);
      }
    });
  });
}

inline void check_article(const Article& article) {
  const Meta& meta = article.meta;
  require(!meta.title.empty(), "no title", "");
  for (const std::string_view text : {meta.title, meta.site, meta.section, meta.url, meta.published,
                                      meta.published_source, meta.language, meta.rights})
    check_text(text, false);
  for (const auto* list : {&meta.authors, &meta.tags})
    for (const std::string& text : *list) check_text(text, false);
  for_each_block(article.blocks, [&](const Block& block, int depth) {
    require(depth <= deepest_article, "nested too deep", block.id);
    require(!block.id.empty(), "no id", "");
    require(depth == 0 || !std::holds_alternative<Note>(block.as), "a note inside", block.id);
    check_direction(block.direction);
    std::visit(CheckBlock{article}, block.as);
  });
  check_targets(article);
}

// Runs lie inside their utterance, in order, and hold every letter and digit of it.
inline void check_script(const Script& script) {
  for (const Utterance& it : script.utterances) {
    const std::string_view written = it.written;
    require(is_utf8(written), "no UTF-8", written);
    require(!it.runs.empty(), "nothing to say", written);
    require(is_announcement(it) || it.range.end - it.range.begin == written.size(), "the range",
            written);
    std::uint32_t at = 0;
    for (const Run& run : it.runs) {
      require(!run.language.empty(), "no language", written);
      require(run.written.begin == at && run.written.end <= written.size(), "a gap", written);
      require(is_utf8(run.spoken), "no UTF-8 in a run", written);
      at = run.written.end;
    }
    require(at == written.size(), "a tail", written);
  }
}

}  // namespace lectern::fuzz
