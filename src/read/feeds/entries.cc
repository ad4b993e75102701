#include "read/feeds/entries.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "read/characters/entities.h"
#include "read/containers/containers.h"
#include "read/markup/elements.h"
#include "read/markup/html.h"
#include "read/markup/repair.h"

namespace lectern {
namespace {

// For entries without a title, as in microblogs: how their text begins.
std::string beginning_of(const Article& article) {
  constexpr std::size_t longest = 60;  // characters
  std::string text;
  for_each_block(article.blocks, [&](const Block& block, int) {
    if (text.empty()) text = clean_line(plain_text(block));
  });
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size() && count < longest; ++count) (void)decode(text, at);
  if (at == text.size()) return text;
  if (const std::size_t space = text.rfind(' ', at); space != std::string::npos && space > at / 2)
    at = space;
  return text.substr(0, at) + "…";
}

std::string name_of(const Meta& meta) {
  return !meta.title.empty() ? meta.title : meta.url;
}

Article article_of(Entry entry, const Source& source, Notices& notices) {
  Article article;
  article.meta = std::move(entry.meta);
  fill_from_markup(article, entry.markup, source.options, notices);
  if (!entry.lacks.empty() && !article.blocks.empty())
    notices.push_back({Notice::Kind::truncated_source, "",
                       fmt::format("\"{}\": only {} is here; the rest is at its address",
                                   name_of(article.meta), entry.lacks)});
  if (article.meta.title.empty()) article.meta.title = beginning_of(article);
  return article;
}

}  // namespace

Result<Articles> articles_of(std::vector<Entry> entries, std::string_view kind,
                             const Source& source, Notices& notices) {
  LECTERN_TRY(source.budget->count(entries.size()));
  Articles articles;
  std::size_t without_text = 0;
  std::string first;
  for (Entry& entry : entries) {
    Article article = article_of(std::move(entry), source, notices);
    if (article.blocks.empty()) {
      if (without_text++ == 0) first = name_of(article.meta);
      continue;
    }
    complete_metadata(article, source.options, notices);
    articles.push_back(std::move(article));
  }
  if (articles.empty())
    return Error{Error::Code::no_text, fmt::format("is a {} that holds no text", kind),
                 "save the pages that it names", ""};
  if (without_text > 0)
    notices.push_back(
        {Notice::Kind::part_left_out, "",
         fmt::format("{} entries without text, the first of them \"{}\"", without_text, first)});
  return articles;
}

std::string markup_of(std::string_view plain) {
  std::string markup = "<p>";
  for (const char c : plain) {
    switch (c) {
      case '&':
        markup += "&amp;";
        break;
      case '<':
        markup += "&lt;";
        break;
      case '>':
        markup += "&gt;";
        break;
      case '\n':
        markup += "</p><p>";
        break;
      default:
        markup += c;
    }
  }
  return markup + "</p>";
}

std::string title_of(std::string_view markup) {
  constexpr std::size_t longest = 2000;  // bytes
  if (markup.find("</") == std::string_view::npos) return clean_line(decode_entities(markup));
  Notices ignored;
  const HtmlDocument document = parse_html(repair_markup(markup, ignored));
  return decode_entities(text_below(document, document.nodes()[0], longest));
}

}  // namespace lectern
