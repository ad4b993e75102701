// A whole page: its article is looked for, its metadata gathered from all that it says of itself.
#include "base/ascii.h"
#include "base/utf8.h"
#include "read/body.h"
#include "read/elements.h"
#include "read/find.h"
#include "read/page.h"
#include "read/page_metadata.h"
#include "read/readers.h"
#include "read/repair.h"

namespace lectern {

namespace {

// Markdown may begin with an element, too, but does not end with one.
bool is_fragment(Tag first, std::string_view text) {
  return is_block_element(first) && trim(text).ends_with('>');
}

}  // namespace

// White space, comments and declarations may stand before the first element.
bool looks_like_page(std::string_view text) {
  for (text = trim(text); text.starts_with("<!") || text.starts_with("<?"); text = trim(text)) {
    const bool comment = text.starts_with("<!--");
    const std::size_t end = text.find(comment ? "-->" : ">", comment ? 4 : 2);
    if (end == std::string_view::npos) return false;
    text.remove_prefix(end + (comment ? 3 : 1));
  }
  if (!text.starts_with('<')) return false;
  const std::string name =
      ascii_lower(text.substr(1, text.substr(1, 16).find_first_of(" \t\r\n/>")));
  switch (const Tag tag = tag_of(name)) {
    case Tag::html:
    case Tag::head:
    case Tag::title:
    case Tag::meta:
    case Tag::link:
    case Tag::base:
    case Tag::body:
      return true;
    default:
      return is_fragment(tag, text);
  }
}

Article read_page_by(const Judges& judges, const Source& source, Notices& notices) {
  Article article;
  std::vector<std::string> json_ld;
  const HtmlDocument document = parse_html(repair_markup(source.bytes, notices, &json_ld));
  article.meta.url = source.url;
  read_page_metadata(document, json_ld, article.meta);
  Finding finding = find_article(document, article.meta.title, judges, source.options);
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
  articles.push_back(read_page_by(trained_judges(), source, notices));
  return articles;
}

}  // namespace lectern
