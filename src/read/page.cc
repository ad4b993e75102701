// A whole page: its article is looked for, its metadata gathered from all that it says of itself.
#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/body.h"
#include "read/find.h"
#include "read/page_metadata.h"
#include "read/readers.h"
#include "read/repair.h"
#include "read/saved_address.h"

namespace lectern {

bool looks_like_page(std::string_view text) {
  const std::string start = ascii_lower(trim(text.substr(0, 4096)));
  for (const std::string_view begin : {"<!doctype html", "<html", "<head", "<body"})
    if (start.starts_with(begin)) return true;
  return start.starts_with('<') && (start.find("<html") != std::string::npos ||
                                    start.find("<!doctype html") != std::string::npos);
}

Result<Articles> read_page(const Source& source, Notices& notices) {
  Articles articles(1);
  Article& article = articles[0];
  std::vector<std::string> json_ld;
  const HtmlDocument document = parse_html(repair_markup(source.bytes, notices, &json_ld));
  article.meta.url = source.url.empty() ? saved_address(source.bytes) : source.url;
  const PageFacts facts = read_page_metadata(document, json_ld, article.meta);
  Finding finding = find_article(document, source.options);
  Body body = build_body(document,
                         {.base_url = facts.base_url,
                          .companions = source.options.companions,
                          .dropped = std::move(finding.dropped)},
                         notices);
  article.blocks = std::move(body.blocks);
  article.resources = std::move(body.resources);
  finish_blocks(article, notices);
  complete_metadata(article, source.options, notices);
  return articles;
}

}  // namespace lectern
