// A whole page: its article is looked for, its metadata gathered from all that it says of itself.
#include "read/page.h"
#include "read/body/body.h"
#include "read/body/links.h"
#include "read/finder/choices.h"
#include "read/finder/find.h"
#include "read/finder/host_rules.h"
#include "read/finder/override.h"
#include "read/markup/repair.h"
#include "read/metadata/page_metadata.h"
#include "read/metadata/saved_address.h"
#include "read/metadata/writing_mode.h"
#include "read/readers.h"

namespace lectern {

Article read_page_by(const Judges& judges, const Source& source, Notices& notices) {
  Article article;
  std::vector<Choice>* const choices = source.options.choices;
  const std::size_t told = choices == nullptr ? 0 : choices->size();
  std::vector<std::string> json_ld;
  const OverrideRules rules(source.options);
  const HtmlDocument document = parse_html(repair_markup(
      source.bytes, notices,
      {.json_ld = &json_ld, .brackets = AngleBrackets::tags, .attributes = rules.attributes()}));
  article.meta.url = source.url.empty() ? saved_address(source.bytes) : source.url;
  const std::string base = read_page_metadata(document, json_ld, article.meta);
  article.meta.writing = find_writing_mode(document, source.bytes);
  split_title(article.meta, source.options.hosts);
  Overrides overrides = rules.apply(document, host_of(article.meta.url), notices);
  InPageLinks links = find_in_page_links(document, article.meta.url);
  if (!overrides.found) {
    const PageFacts facts = gather_facts(document, json_ld, article.meta);
    const Finding found = find_article(document, facts, links, judges, source.options);
    drop_also(overrides.dropped, found.dropped);
    if (found.truncated)
      notices.push_back({Notice::Kind::truncated_source, "",
                         "the page shows only the beginning; the rest is at its address"});
  }
  Body body = build_body(document,
                         {.base_url = base,
                          .links = std::move(links),
                          .companions = source.options.companions,
                          .dropped = std::move(overrides.dropped)},
                         notices);
  article.blocks = std::move(body.blocks);
  article.resources = std::move(body.resources);
  finish_blocks(article, source.options, notices);
  if (choices != nullptr) order_choices(*choices, told);
  complete_metadata(article, source.options, notices);
  return article;
}

Result<Articles> read_page(const Source& source, Notices& notices) {
  Articles articles;
  articles.push_back(read_page_by(trained_judges(), source, notices));
  return articles;
}

}  // namespace lectern
