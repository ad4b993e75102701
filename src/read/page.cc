// A whole page: its article is looked for, its metadata gathered from all that it says of itself.
#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/body.h"
#include "read/find.h"
#include "read/page.h"
#include "read/page_metadata.h"
#include "read/readers.h"
#include "read/repair.h"

namespace lectern {

bool looks_like_page(std::string_view text) {
  const std::string start = ascii_lower(trim(text.substr(0, 4096)));
  for (const std::string_view begin : {"<!doctype html", "<html", "<head", "<body"})
    if (start.starts_with(begin)) return true;
  return start.starts_with('<') && (start.find("<html") != std::string::npos ||
                                    start.find("<!doctype html") != std::string::npos);
}

Article read_page_by(Forest forest, const Source& source, Notices& notices) {
  Article article;
  std::vector<std::string> json_ld;
  const HtmlDocument document =
      parse_html(repair_markup(source.bytes, notices, &json_ld, AngleBrackets::tags));
  article.meta.url = source.url;
  read_page_metadata(document, json_ld, article.meta);
  Finding finding = find_article(document, article.meta.title, forest, source.options);
  Body body = build_body(document,
                         {.base_url = article.meta.url,
                          .companions = source.options.companions,
                          .dropped = std::move(finding.dropped)},
                         notices);
  article.blocks = std::move(body.blocks);
  article.resources = std::move(body.resources);
  finish_blocks(article, notices);
  complete_metadata(article, source.options, notices);
  return article;
}

Result<Articles> read_page(const Source& source, Notices& notices) {
  Articles articles;
  articles.push_back(read_page_by(trained_forest(), source, notices));
  return articles;
}

}  // namespace lectern
