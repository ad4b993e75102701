#include <algorithm>

#include "base/utf8.h"
#include "read/body/links.h"
#include "read/feeds/feed.h"
#include "read/feeds/json_values.h"
#include "read/metadata/dates.h"

namespace lectern {
namespace {

using nlohmann::json;

const json& member(const json& object, const char* name) {
  static const json none;
  const auto at = object.find(name);
  return at == object.end() ? none : *at;
}

// "authors" is of version 1.1, "author" of 1.
std::vector<std::string> authors_of(const json& object) {
  std::vector<std::string> authors = strings_in(member(object, "authors"), "name");
  if (std::string name = clean_line(string_member(member(object, "author"), "name"));
      authors.empty() && !name.empty())
    authors.push_back(std::move(name));
  return authors;
}

Entry entry_of(const json& item, const Meta& feed) {
  Entry entry;
  Meta& meta = entry.meta;
  meta.title = clean_line(string_member(item, "title"));
  for (const char* name : {"url", "external_url", "id"})
    if (meta.url.empty()) meta.url = resolve_link(string_member(item, name), "");
  meta.site = feed.title;
  for (const char* name : {"date_published", "date_modified"})
    if (meta.published.empty()) take_published(string_member(item, name), meta);
  if (!meta.published.empty()) meta.published_source = "feed";
  meta.authors = authors_of(item);
  if (meta.authors.empty()) meta.authors = feed.authors;
  meta.language = string_member(item, "language");
  if (meta.language.empty()) meta.language = feed.language;
  if (!meta.language.empty()) meta.language_source = "markup";
  meta.tags = strings_in(member(item, "tags"), "name");
  entry.markup = string_member(item, "content_html");
  if (const std::string text = string_member(item, "content_text");
      entry.markup.empty() && !text.empty())
    entry.markup = markup_of(text);
  if (entry.markup.empty()) {
    entry.markup = markup_of(string_member(item, "summary"));
    entry.lacks = "its summary";
  }
  return entry;
}

}  // namespace

Result<std::vector<Entry>> parse_json_feed(std::string_view text) {
  const json feed = LECTERN_TRY(parse_json(text));
  std::vector<Entry> entries;
  if (!feed.is_object()) return entries;
  Meta meta;
  meta.title = clean_line(string_member(feed, "title"));
  meta.authors = authors_of(feed);
  meta.language = string_member(feed, "language");
  const json& items = member(feed, "items");
  if (items.is_array())
    for (const json& item : items)
      if (item.is_object()) entries.push_back(entry_of(item, meta));
  return entries;
}

}  // namespace lectern
