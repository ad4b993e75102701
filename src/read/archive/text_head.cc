// The lines "Title: …" at the top of a plain text.
#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/archive/furniture.h"
#include "read/body/links.h"
#include "read/metadata/dates.h"
#include "read/texts/plain_text.h"

namespace lectern {
namespace {

enum class Field { title, url, date, author, site, tags, other };

struct Label {
  std::string_view name;
  Field field;
};
constexpr Label labels[] = {
    {"title", Field::title},        {"subject", Field::title},
    {"headline", Field::title},     {"标题", Field::title},
    {"標題", Field::title},         {"titel", Field::title},
    {"titre", Field::title},        {"url", Field::url},
    {"link", Field::url},           {"address", Field::url},
    {"链接", Field::url},           {"連結", Field::url},
    {"网址", Field::url},           {"date", Field::date},
    {"published", Field::date},     {"日期", Field::date},
    {"时间", Field::date},          {"發佈時間", Field::date},
    {"发布时间", Field::date},      {"datum", Field::date},
    {"author", Field::author},      {"authors", Field::author},
    {"by", Field::author},          {"from", Field::author},
    {"作者", Field::author},        {"autor", Field::author},
    {"auteur", Field::author},      {"site", Field::site},
    {"source", Field::site},        {"publisher", Field::site},
    {"来源", Field::site},          {"來源", Field::site},
    {"tags", Field::tags},          {"keywords", Field::tags},
    {"标签", Field::tags},          {"to", Field::other},
    {"message-id", Field::other},   {"content-type", Field::other},
    {"mime-version", Field::other}, {"reply-to", Field::other},
    {"cc", Field::other},           {"language", Field::other},
};

struct HeadLine {
  Field field;
  std::string value;
};

bool parse(std::string_view line, HeadLine& parsed) {
  constexpr std::string_view wide_colon = "：";
  std::size_t end = line.find(':'), size = 1;
  if (const std::size_t wide = line.find(wide_colon); wide < end) {
    end = wide;
    size = wide_colon.size();
  }
  if (end == std::string_view::npos || end > 24) return false;
  const std::string name = ascii_lower(trim(line.substr(0, end)));
  const auto* label = std::ranges::find(labels, name, &Label::name);
  if (label == std::end(labels)) return false;
  parsed = {label->field, clean_line(line.substr(end + size))};
  return true;
}

void take(const HeadLine& line, Meta& meta) {
  switch (line.field) {
    case Field::title:
      if (meta.title.empty()) meta.title = line.value;
      return;
    case Field::site:  // "Source: https://…" is the address
      if (const std::string url = resolve_link(line.value, ""); !url.empty()) {
        if (meta.url.empty()) meta.url = url;
      } else if (meta.site.empty()) {
        meta.site = line.value;
      }
      return;
    case Field::url:
      if (meta.url.empty()) meta.url = resolve_link(line.value, "");
      return;
    case Field::date:
      if (!meta.published.empty()) return;
      take_published(line.value, meta);
      if (!meta.published.empty()) meta.published_source = "front-matter";
      return;
    case Field::author:  // "Ann Example <ann@example.org>"
      add_authors(trim(line.value.substr(0, line.value.find('<'))), meta.authors);
      return;
    case Field::tags:
      add_authors(line.value, meta.tags);
      return;
    case Field::other:
      return;
  }
}

}  // namespace

void take_text_head(std::vector<TextLine>& lines, Meta& meta) {
  std::vector<HeadLine> head;
  bool named = false;
  for (HeadLine line{}; head.size() < lines.size() && parse(lines[head.size()].text, line);) {
    named = named || line.field == Field::title || line.field == Field::url;
    head.push_back(line);
  }
  if (head.size() < 2 || !named) return;
  if (head.size() < lines.size() && !lines[head.size()].text.empty()) return;  // text goes on
  for (const HeadLine& line : head) take(line, meta);
  lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(head.size()));
  const auto text =
      std::ranges::find_if(lines, [](const TextLine& it) { return !it.text.empty(); });
  lines.erase(lines.begin(), text);
}

}  // namespace lectern
