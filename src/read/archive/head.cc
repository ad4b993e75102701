#include "read/archive/head.h"

#include <charconv>
#include <cstdint>

#include "base/utf8.h"
#include "read/characters/entities.h"
#include "read/metadata/dates.h"
#include "read/texts/front_matter.h"

namespace lectern {
namespace {

constexpr std::size_t largest_link_line = 65536;  // bytes; a title may span lines

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

void skip_blank_lines(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

// `<!--1670849102000-->`: milliseconds, or seconds when it has ten digits or fewer.
std::string take_stamp(std::string_view& text) {
  if (!text.starts_with("<!--")) return {};
  std::string_view rest = text;
  const std::string_view line = trim(take_line(rest));
  if (!line.ends_with("-->")) return {};
  const std::string_view stamp = trim(line.substr(4, line.size() - 7));
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(stamp.data(), stamp.data() + stamp.size(), value);
  const bool number = error == std::errc() && end == stamp.data() + stamp.size();
  text = rest;
  if (!number) return {};  // "NaN", or whatever a producer may write
  const bool seconds = stamp.size() - stamp.starts_with('-') <= 10;
  return utc_time(seconds ? value * 1000 : value);
}

// `[title](url)` up to the line `------`. False when it is not there.
bool take_link(std::string_view& text, ArchiveHead& head) {
  if (!text.starts_with('[')) return false;
  const std::size_t rule = text.substr(0, largest_link_line).find("\n------");
  if (rule == std::string_view::npos) return false;
  const std::string_view link = trim(text.substr(0, rule));
  const std::size_t middle = link.rfind("](");
  if (middle == std::string_view::npos || !link.ends_with(')')) return false;
  std::string_view after = text.substr(rule + 1);
  if (trim(take_line(after)) != "------") return false;
  head.title = clean_line(decode_entities(link.substr(1, middle - 1)));
  head.url = clean_line(link.substr(middle + 2, link.size() - middle - 3));
  text = after;
  return true;
}

std::string take_dateline(std::string_view& text) {
  constexpr std::string_view label = "日期：";
  skip_blank_lines(text);
  if (!text.starts_with(label)) return {};
  std::string_view rest = text;
  const std::string date = parse_date(take_line(rest).substr(label.size()));
  if (!date.empty()) text = rest;
  return date;
}

}  // namespace

std::optional<ArchiveHead> parse_archive_head(std::string_view text) {
  ArchiveHead head;
  head.front_matter = cut_front_matter(text);
  skip_blank_lines(text);
  head.published = take_stamp(text);
  skip_blank_lines(text);
  if (!take_link(text, head)) return std::nullopt;
  head.dateline = take_dateline(text);
  head.body = text;
  return head;
}

}  // namespace lectern
