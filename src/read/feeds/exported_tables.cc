#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/archive/furniture.h"
#include "read/body/links.h"
#include "read/feeds/csv.h"
#include "read/feeds/entries.h"
#include "read/feeds/exports.h"
#include "read/metadata/dates.h"

namespace lectern {
namespace {

using Record = std::vector<std::string>;

// The columns of a service's table, in lower case. Those of `marks` tell it.
struct TableKind {
  std::string_view what;
  std::array<std::string_view, 3> marks;
  std::string_view title, url;
  std::array<std::string_view, 3> text;  // each a part of it; empty: there is none
  std::string_view author = {}, published = {}, tags = {};
  bool highlights = false;  // the text is passages, and a document may have many rows
};

// Times of saving and of reading are no dates of publication.
constexpr TableKind kinds[] = {
    {.what = "Pocket export",
     .marks = {"url", "time_added", "status"},
     .title = "title",
     .url = "url",
     .text = {}},
    {.what = "Instapaper export",
     .marks = {"url", "selection", "folder"},
     .title = "title",
     .url = "url",
     .text = {"selection"},
     .tags = "tags",
     .highlights = true},
    {.what = "Readwise export",
     .marks = {"highlight", "book title", "book author"},
     .title = "book title",
     .url = "url",
     .text = {"highlight", "note"},
     .author = "book author",
     .tags = "document tags",
     .highlights = true},
    {.what = "Readwise Reader export",
     .marks = {"title", "url", "reading progress"},
     .title = "title",
     .url = "url",
     .text = {"content", "html", "html content"},
     .tags = "document tags"},
    {.what = "Raindrop export",
     .marks = {"url", "excerpt", "highlights"},
     .title = "title",
     .url = "url",
     .text = {"highlights", "note"},
     .tags = "tags",
     .highlights = true},
    {.what = "Matter export",
     .marks = {"url", "word count", "in queue"},
     .title = "title",
     .url = "url",
     .text = {}},
};

// A table of anybody's that has the text.
constexpr std::array text_columns = {"content", "html", "body", "full_text", "text"};

class Columns {
 public:
  // Takes the head off `text`.
  explicit Columns(std::string_view& text) {
    if (auto head = take_record(text))
      for (const std::string& name : *head) names_.push_back(ascii_lower(trim(name)));
  }

  bool has(std::string_view name) const { return std::ranges::find(names_, name) != names_.end(); }
  std::string_view value(const Record& record, std::string_view name) const {
    if (name.empty()) return {};
    const auto at = static_cast<std::size_t>(std::ranges::find(names_, name) - names_.begin());
    return at < std::min(record.size(), names_.size()) ? trim(record[at]) : std::string_view();
  }

 private:
  std::vector<std::string> names_;
};

const TableKind* kind_of(const Columns& table) {
  const auto* kind = std::ranges::find_if(kinds, [&](const TableKind& it) {
    return std::ranges::all_of(it.marks, [&](std::string_view mark) { return table.has(mark); });
  });
  return kind == std::end(kinds) ? nullptr : kind;
}

// The kind of a table that no service is known to write; its text is empty when there is none.
TableKind kind_of_columns(const Columns& table) {
  TableKind kind{.what = "table", .marks = {}, .title = "title", .url = "url", .text = {}};
  kind.author = "author";
  kind.tags = "tags";
  kind.published = table.has("published") ? "published" : "date";
  if (table.has("title") || table.has("url"))
    for (const std::string_view name : text_columns)
      if (kind.text[0].empty() && table.has(name)) kind.text[0] = name;
  return kind;
}

bool is_markup(std::string_view text) {
  return text.find("</") != std::string_view::npos || text.find("/>") != std::string_view::npos;
}

std::string markup_of_record(const Columns& table, const TableKind& kind, const Record& record) {
  std::string markup;
  for (const std::string_view column : kind.text) {
    const std::string_view text = table.value(record, column);
    if (text.empty()) continue;
    markup += is_markup(text) ? std::string(text) : markup_of(text);
    if (!kind.highlights) break;  // the same text twice, or with more markup
  }
  return markup;
}

Entry entry_of(const Columns& table, const TableKind& kind, const Record& record) {
  Entry entry;
  Meta& meta = entry.meta;
  meta.title = clean_line(table.value(record, kind.title));
  meta.url = resolve_link(table.value(record, kind.url), "");
  add_authors(table.value(record, kind.author), meta.authors);
  add_authors(table.value(record, kind.tags), meta.tags);
  take_published(table.value(record, kind.published), meta);
  if (!meta.published.empty()) meta.published_source = "export";
  entry.markup = markup_of_record(table, kind, record);
  if (kind.highlights) entry.lacks = "what was marked in it";
  return entry;
}

// Rows of one document become one entry, where its first one stands.
void add_entry(std::vector<Entry>& entries, std::map<std::string, std::size_t>& known,
               Entry entry) {
  const std::string key = entry.meta.title + '\n' + entry.meta.url;
  const auto [at, fresh] = known.emplace(key, entries.size());
  if (fresh) {
    entries.push_back(std::move(entry));
  } else {
    entries[at->second].markup += entry.markup;
  }
}

}  // namespace

bool looks_like_exported_table(std::string_view text) {
  text = trim(text);
  const std::string_view head = text.substr(0, text.find('\n'));
  if (head.size() > 1000 || std::ranges::count(head, ',') < 1) return false;
  const Columns table(text);
  return kind_of(table) != nullptr || !kind_of_columns(table).text[0].empty();
}

Result<Articles> read_exported_table(const Source& source, Notices& notices) {
  std::string_view text = trim(source.bytes);
  const Columns table(text);
  const TableKind* known_kind = kind_of(table);
  const TableKind kind = known_kind != nullptr ? *known_kind : kind_of_columns(table);
  std::vector<Entry> entries;
  std::map<std::string, std::size_t> known;
  while (const auto record = take_record(text)) {
    Entry entry = entry_of(table, kind, *record);
    if (kind.highlights) {
      add_entry(entries, known, std::move(entry));
    } else {
      entries.push_back(std::move(entry));
    }
  }
  return articles_of(std::move(entries), kind.what, source, notices);
}

}  // namespace lectern
