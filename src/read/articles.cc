// The steps that all readers of markup share.
#include <algorithm>

#include "base/utf8.h"
#include "read/archive/furniture.h"
#include "read/body/body.h"
#include "read/body/links.h"
#include "read/characters/entities.h"
#include "read/finder/override.h"
#include "read/markup/repair.h"
#include "read/metadata/contributors.h"
#include "read/metadata/dates.h"
#include "read/readers.h"

namespace lectern {
namespace {

// A lang attribute that the text belies: Han text marked English, a number marked as anything.
void tidy_languages(Inlines& inlines) {
  for (Span& span : inlines) {
    if (span.language.empty()) continue;
    bool letters = false, han = false;
    for (std::size_t at = 0; at < span.text.size();) {
      const char32_t c = decode(span.text, at);
      letters = letters || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0xC0;
      han = han || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c < 0x32000);
    }
    const std::string primary = span.language.substr(0, span.language.find('-'));
    const bool reads_han = primary == "zh" || primary == "ja" || primary == "ko" ||
                           primary == "yue" || primary == "vi";
    if (!letters || (han && !reads_han)) span.language.clear();
  }
}

void tidy_languages(std::vector<Block>& blocks) {
  for (Block& block : blocks) {
    for_each_text(block, [](Inlines& inlines) { tidy_languages(inlines); });
    for_each_part(block, [](std::vector<Block>& part) { tidy_languages(part); });
  }
}

// What is written in the article's own direction needs no word of it.
void tidy_directions(Article& article) {
  for (Block& block : article.blocks)
    if (block.direction == article.meta.direction) block.direction.clear();
}

// "[[Ann Example]]", as Obsidian's clipper names people → "Ann Example".
std::string_view without_brackets(std::string_view name) {
  if (!name.starts_with("[[") || !name.ends_with("]]")) return name;
  name = name.substr(2, name.size() - 4);
  return name.substr(name.find('|') + 1);
}

}  // namespace

void fill_from_markup(Article& article, std::string_view markup, const ReadOptions& options,
                      Notices& notices) {
  const OverrideRules rules(options);
  const HtmlDocument document =
      parse_html(repair_markup(markup, notices, {.attributes = rules.attributes()}));
  Body body =
      build_body(document,
                 {.base_url = article.meta.url,
                  .links = find_in_page_links(document, article.meta.url),
                  .companions = options.companions,
                  .dropped = rules.apply(document, host_of(article.meta.url), notices).dropped},
                 notices);
  article.blocks = std::move(body.blocks);
  article.resources = std::move(body.resources);
  if (article.meta.authors.empty()) article.meta.authors = std::move(body.authors);
  if (article.meta.published.empty() && !body.published.empty()) {
    article.meta.published = body.published;
    article.meta.published_source = "body";
  }
  finish_blocks(article, options, notices);
}

void finish_blocks(Article& article, const ReadOptions& options, Notices& notices) {
  remove_furniture(article, options.hosts, notices);
  lift_metadata(article, notices);
  promote_bold_headings(article);
  tidy_languages(article.blocks);
  tidy_directions(article);
  mint_ids(article);
}

void apply_front_matter(const FrontMatter& matter, Meta& meta) {
  if (meta.title.empty()) meta.title = clean_line(decode_entities(matter.value("title")));
  if (meta.subtitle.empty()) meta.subtitle = clean_line(decode_entities(matter.value("subtitle")));
  for (const std::string_view key : {"from", "source", "url", "link", "original_url", "canonical"})
    if (meta.url.empty()) meta.url = resolve_link(matter.value(key), "");
  // Not `created`: clippers call the time of the clipping so.
  for (const std::string_view key : {"date", "published", "pubdate", "publishdate"}) {
    if (!meta.published.empty()) break;
    take_published(matter.value(key), meta);
    if (!meta.published.empty()) meta.published_source = "front-matter";
  }
  for (const std::string_view key : {"tags", "categories", "keywords"})
    for (const std::string& tag : matter.values(key))
      if (!tag.empty() && std::ranges::find(meta.tags, tag) == meta.tags.end())
        meta.tags.push_back(tag);
  const std::string author = clean_line(decode_entities(matter.value("author")));
  const bool outlet = std::ranges::find(meta.tags, author) != meta.tags.end();
  if (!outlet)
    for (const std::string_view key : {"author", "authors"})
      for (const std::string& name : matter.values(key))
        if (name != "unknown") add_authors(decode_entities(without_brackets(name)), meta.authors);
  for (const RelatorCode& code : relator_codes)
    for (const std::string& key : {std::string(code.name), std::string(code.name) + "s"})
      for (const std::string& value : matter.values(key)) {
        std::vector<std::string> names;
        add_authors(decode_entities(without_brackets(value)), names);
        for (std::string& name : names) add_contributor(std::move(name), code.role, meta);
      }
  for (const std::string_view key : {"license", "licence", "rights"})
    if (meta.rights.empty()) meta.rights = clean_line(decode_entities(matter.value(key)));
  for (const std::string_view key : {"site", "site_name", "publisher"})
    if (meta.site.empty()) meta.site = clean_line(decode_entities(matter.value(key)));
  // The archive's second producer names the outlet in both lists.
  const bool named = meta.tags.size() == 1 && !matter.value("categories").empty();
  if (meta.site.empty() && (outlet || named)) meta.site = outlet ? author : meta.tags.front();
  if (meta.language.empty()) {
    for (const std::string_view key : {"lang", "language"})
      if (meta.language.empty()) meta.language = matter.value(key);
    if (!meta.language.empty()) meta.language_source = "markup";
  }
}

void complete_metadata(Article& article, const ReadOptions& options, Notices& notices) {
  Meta& meta = article.meta;
  if (meta.site.empty()) meta.site = host_of(meta.url);
  if (meta.title.empty()) {
    meta.title = !options.name.empty() ? clean_line(options.name) : meta.url;
    if (meta.title.empty()) meta.title = "?";
    notices.push_back({Notice::Kind::no_title, "", "called \"" + meta.title + "\" instead"});
  }
  if (article.blocks.empty())
    notices.push_back({Notice::Kind::no_text, "", "the source holds nothing but its head"});
  if (meta.published.empty())
    notices.push_back({Notice::Kind::no_date, "", "no publication time was found"});
}

}  // namespace lectern
