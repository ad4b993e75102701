#include <algorithm>

#include "base/utf8.h"
#include "read/body/links.h"
#include "read/characters/entities.h"
#include "read/feeds/entries.h"
#include "read/feeds/exports.h"
#include "read/feeds/json_values.h"
#include "read/metadata/dates.h"

namespace lectern {
namespace {

using nlohmann::json;

std::vector<std::string> list_member(const json& item, const char* name) {
  const auto at = item.find(name);
  return at == item.end() ? std::vector<std::string>() : strings_in(*at, "label");
}

Entry entry_of(const json& item) {
  Entry entry;
  Meta& meta = entry.meta;
  meta.title = clean_line(decode_entities(string_member(item, "title")));
  for (const char* name : {"url", "given_url", "origin_url"})
    if (meta.url.empty()) meta.url = resolve_link(string_member(item, name), "");
  take_published(string_member(item, "published_at"), meta);  // created_at: when it was saved
  if (!meta.published.empty()) meta.published_source = "export";
  meta.authors = list_member(item, "published_by");
  meta.tags = list_member(item, "tags");
  meta.language = string_member(item, "language");
  std::ranges::replace(meta.language, '_', '-');
  if (!meta.language.empty()) meta.language_source = "markup";
  entry.markup = string_member(item, "content");
  return entry;
}

}  // namespace

bool looks_like_wallabag(std::string_view text) {
  constexpr std::size_t longest_look = 1 << 20;  // bytes: a content may stand before the marks
  text = trim(text.substr(0, longest_look));
  if (!text.starts_with('[') || !trim(text.substr(1)).starts_with('{')) return false;
  return text.find("\"is_archived\"") != std::string_view::npos &&
         text.find("\"content\"") != std::string_view::npos;
}

Result<Articles> read_wallabag(const Source& source, Notices& notices) {
  const json list = LECTERN_TRY(parse_json(source.bytes));
  std::vector<Entry> entries;
  if (list.is_array())
    for (const json& item : list)
      if (item.is_object()) entries.push_back(entry_of(item));
  return articles_of(std::move(entries), "Wallabag export", source, notices);
}

}  // namespace lectern
