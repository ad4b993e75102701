// The tables of readers: one line a format.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lectern/read.h"
#include "read/texts/front_matter.h"

namespace lectern {

using Articles = std::vector<Article>;
struct Budget;

// What a reader is given. The readers of containers see bytes as they are; those of texts see
// UTF-8 without BOM, NUL and other control characters.
struct Source {
  std::string_view bytes;
  const ReadOptions& options;
  std::string charset = {};  // what a container says of the encoding; may be empty
  std::string url = {};      // where a container says it came from; may be empty
  int depth = 0;             // containers around it
  Budget* budget = nullptr;  // of the whole input; containers.h. Never null for a reader
};

struct Reader {
  std::string_view name;
  bool (*recognises)(std::string_view bytes);
  Result<Articles> (*read)(const Source& source, Notices& notices);
};

// Reads one file, or one part of a container. Errors: as read_articles().
Result<Articles> read_source(const Source& source, Notices& notices);

// archive.cc: stamp, link line, rule, then HTML.
bool looks_like_archive(std::string_view text);
Result<Articles> read_archive(const Source& source, Notices& notices);

// post.cc: the archive's relatives, front matter or a link heading and then HTML or Markdown.
bool looks_like_post(std::string_view text);
Result<Articles> read_post(const Source& source, Notices& notices);

// post.cc: Markdown without front matter; markdown.h recognises it.
Result<Articles> read_markdown(const Source& source, Notices& notices);

// plain_text.cc: any text that no other reader knows.
Result<Articles> read_plain_text(const Source& source, Notices& notices);

// feed.cc: RSS, Atom and JSON Feed with the texts in them.
bool looks_like_feed(std::string_view text);
Result<Articles> read_feed(const Source& source, Notices& notices);
bool looks_like_json_feed(std::string_view text);
Result<Articles> read_json_feed(const Source& source, Notices& notices);

// page.cc, recognise_page.cc: a whole page as a browser or a tool saved it, HTML or XHTML.
bool looks_like_page(std::string_view text);
Result<Articles> read_page(const Source& source, Notices& notices);

// What the readers of article bodies do with markup: parse it into `article`, whose metadata the
// head has given, and take furniture and bylines out. Mints the ids.
void fill_from_markup(Article& article, std::string_view markup, const ReadOptions& options,
                      Notices& notices);

// The last steps of every reader of markup: furniture and bylines out, ids minted.
void finish_blocks(Article& article, const ReadOptions& options, Notices& notices);

// Metadata from front matter, where `meta` has none yet.
void apply_front_matter(const FrontMatter& matter, Meta& meta);

// The site's name from the address, a title of last resort; says in notices what is missing.
void complete_metadata(Article& article, const ReadOptions& options, Notices& notices);

}  // namespace lectern
