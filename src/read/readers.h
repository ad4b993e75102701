// The table of readers: one line a format.
#pragma once

#include <string_view>
#include <vector>

#include "lectern/read.h"
#include "read/front_matter.h"

namespace lectern {

// Text that every reader may rely on: UTF-8, no BOM, no NUL or other control characters.
struct Reader {
  std::string_view name;
  bool (*recognises)(std::string_view text);
  Result<std::vector<Article>> (*read)(std::string_view text, const ReadOptions& options,
                                       Notices& notices);
};

// archive.cc: stamp, link line, rule, then HTML.
bool looks_like_archive(std::string_view text);
Result<std::vector<Article>> read_archive(std::string_view text, const ReadOptions& options,
                                          Notices& notices);

// post.cc: the archive's relatives, front matter or a link heading and then HTML or Markdown.
bool looks_like_post(std::string_view text);
Result<std::vector<Article>> read_post(std::string_view text, const ReadOptions& options,
                                       Notices& notices);

// What both do with a body of markup: parse it into `article`, whose metadata the head has given,
// and take furniture and bylines out. Mints the ids.
void fill_from_markup(Article& article, std::string_view markup, Notices& notices);

// Metadata from front matter, where `meta` has none yet.
void apply_front_matter(const FrontMatter& matter, Meta& meta);

// Splits a publisher's and section's name off the title where the site is known to put them there.
void split_title(Meta& meta);

// The site's name from the address, a title of last resort; says in notices what is missing.
void complete_metadata(Article& article, const ReadOptions& options, Notices& notices);

}  // namespace lectern
