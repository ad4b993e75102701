// The zip that Omnivore gave its users: lists of articles in metadata_*.json, their texts in
// content/<slug>.html.
#include <algorithm>

#include "base/utf8.h"
#include "read/archive/furniture.h"
#include "read/body/links.h"
#include "read/characters/entities.h"
#include "read/containers/containers.h"
#include "read/feeds/entries.h"
#include "read/feeds/json_values.h"
#include "read/metadata/dates.h"

namespace lectern {
namespace {

using nlohmann::json;

bool is_list(std::string_view name) {
  return name.starts_with("metadata_") && name.ends_with(".json");
}

Entry entry_of(const json& item) {
  Entry entry;
  Meta& meta = entry.meta;
  meta.title = clean_line(decode_entities(string_member(item, "title")));
  meta.url = resolve_link(string_member(item, "url"), "");
  add_authors(decode_entities(string_member(item, "author")), meta.authors);
  take_published(string_member(item, "publishedAt"), meta);
  if (!meta.published.empty()) meta.published_source = "export";
  meta.saved = parse_date(string_member(item, "savedAt"));
  if (const auto labels = item.find("labels"); labels != item.end())
    meta.tags = strings_in(*labels, "name");
  return entry;
}

// Where the text is, told by the list. Empty when the archive lacks it or it is damaged.
Result<std::string> text_of(const ZipReader& archive, const json& item, UnpackBudget& budget) {
  const auto index = archive.find("content/" + string_member(item, "slug") + ".html");
  if (!index) return std::string();
  const auto bytes = archive.read(*index, budget);
  if (!bytes)
    return concerns_all(bytes.error()) ? Result<std::string>(bytes.error()) : std::string();
  std::size_t replaced = 0;
  std::string text = to_utf8(*bytes, replaced);
  std::erase(text, '\0');
  return text;
}

Status add_entries(const ZipReader& archive, std::size_t list, UnpackBudget& budget,
                   std::vector<Entry>& entries) {
  const std::string bytes = LECTERN_TRY(archive.read(list, budget));
  const json items = LECTERN_TRY(parse_json(bytes));
  if (!items.is_array()) return Done{};
  for (const json& item : items) {
    if (!item.is_object()) continue;
    Entry entry = entry_of(item);
    entry.markup = LECTERN_TRY(text_of(archive, item, budget));
    entries.push_back(std::move(entry));
  }
  return Done{};
}

}  // namespace

bool is_omnivore(const ZipReader& archive) {
  bool list = false, content = false;
  for (const ZipReader::Entry& entry : archive.entries()) {
    list = list || is_list(entry.name);
    content = content || (entry.name.starts_with("content/") && entry.name.ends_with(".html"));
  }
  return list && content;
}

Result<Articles> read_omnivore(const ZipReader& archive, const Source& source, Notices& notices) {
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < archive.entries().size(); ++i)
    if (is_list(archive.entries()[i].name))
      LECTERN_TRY(add_entries(archive, i, source.budget->bytes, entries));
  return articles_of(std::move(entries), "Omnivore export", source, notices);
}

}  // namespace lectern
