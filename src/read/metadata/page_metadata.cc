#include "read/metadata/page_metadata.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/body/links.h"
#include "read/metadata/contributors.h"
#include "read/metadata/headline.h"
#include "read/metadata/headline_lines.h"
#include "read/metadata/json_ld.h"
#include "read/metadata/page_authors.h"
#include "read/metadata/page_claims.h"
#include "read/metadata/page_dates.h"
#include "read/metadata/text_keys.h"

namespace lectern {
namespace {

void fill(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

// "en_US" → "en-US"; empty when it cannot be a language tag (BCP 47).
std::string language_tag(std::string_view text) {
  text = trim(text.substr(0, text.find_first_of(",;")));
  std::string tag;
  for (const char c : text) {
    if (!is_ascii_alphanumeric(c) && c != '-' && c != '_') return {};
    tag += c == '_' ? '-' : c;
  }
  const std::size_t primary = std::min(tag.find('-'), tag.size());
  const bool letters =
      std::all_of(tag.begin(), tag.begin() + static_cast<std::ptrdiff_t>(primary), is_ascii_letter);
  return letters && primary >= 2 && primary <= 3 && tag.size() <= 35 ? tag : std::string();
}

std::string find_language(const PageClaims& claims, const LinkedData& linked) {
  for (const std::string& said :
       {claims.language, best_claim(claims, PageField::language), linked.language})
    if (std::string tag = language_tag(said); !tag.empty()) return tag;
  return {};
}

bool is_written_leftwards(std::string_view language) {
  constexpr std::array leftwards = {"ar", "he", "iw", "fa",  "ur", "yi",
                                    "ps", "sd", "ug", "ckb", "dv"};
  const std::string primary = ascii_lower(language.substr(0, language.find('-')));
  return std::ranges::find(leftwards, primary) != leftwards.end();
}

// An address, or words. What a page calls its copyright is taken where there is no licence.
std::string find_rights(const PageClaims& claims, const LinkedData& linked, std::string_view base) {
  std::string said = best_claim(claims, PageField::rights);
  const bool named = said.find('/') != said.npos;
  if (!named && !linked.license.empty()) said = linked.license;
  const bool is_address =
      said.starts_with("//") || said.find("://") != said.npos || said.starts_with('/');
  return is_address ? resolve_link(said, base) : said;
}

bool has_path(std::string_view address) {
  const std::size_t host = address.find("://");
  const std::size_t path = host == std::string_view::npos ? host : address.find('/', host + 3);
  return path != std::string_view::npos && path + 1 < address.size();
}

// What the page calls its own address. One that leads to the site's front page is a mistake, unless
// there is no other.
std::string find_canonical(const PageClaims& claims, const LinkedData& linked,
                           std::string_view url) {
  std::string front;
  for (const std::string& said :
       {claims.canonical, best_claim(claims, PageField::address), linked.address}) {
    std::string address = resolve_link(said, url);
    if (address.empty() || address.starts_with("mailto:")) continue;
    if (has_path(address)) return address;
    fill(front, std::move(address));
  }
  return has_path(url) ? std::string() : front;
}

// British and other readers of English put the day first; most pages of plain "en" do not.
DayOrder day_order(std::string_view language) {
  const std::string tag = ascii_lower(language);
  return tag.empty() || tag == "en" || tag == "en-us" ? DayOrder::month_first : DayOrder::day_first;
}

void add_tag(std::string_view text, std::vector<std::string>& tags) {
  constexpr std::size_t most = 40, longest = 80;  // tags, bytes
  const std::string tag = clean_line(text);
  if (tag.empty() || tag.size() > longest || tags.size() >= most) return;
  const std::string key = letters_key(tag);
  for (const std::string& known : tags)
    if (letters_key(known) == key) return;
  tags.push_back(tag);
}

// Of the best source only: lists of keywords for search engines say little beside real tags.
std::vector<std::string> find_tags(const PageClaims& claims, const LinkedData& linked) {
  std::vector<std::string> tags;
  int best = 0;
  for (const FieldClaim* claim : claims_of(claims, PageField::tag))
    best = std::max(best, claim->weight);
  if (best < 3 && !linked.keywords.empty()) {
    for (const std::string& word : linked.keywords) add_tag(word, tags);
    return tags;
  }
  for (const FieldClaim* claim : claims_of(claims, PageField::tag)) {
    if (claim->weight != best) continue;
    std::string_view left = claim->value;
    while (!left.empty()) {
      std::size_t end = left.find_first_of(",;");
      const std::size_t wide = std::min(left.find("，"), left.find("、"));
      end = std::min({end, wide, left.size()});
      add_tag(left.substr(0, end), tags);
      left.remove_prefix(std::min(end + (end == wide ? 3 : 1), left.size()));
    }
  }
  return tags;
}

}  // namespace

std::string read_page_metadata(const HtmlDocument& document,
                               const std::vector<std::string>& json_ld, Meta& meta) {
  const PageClaims claims = gather_claims(document);
  const LinkedData linked = read_json_ld(json_ld);
  fill(meta.canonical, find_canonical(claims, linked, meta.url));
  fill(meta.url, meta.canonical);

  std::string base = resolve_link(claims.base, meta.url);
  fill(base, meta.url);

  if (meta.language.empty()) {
    meta.language = find_language(claims, linked);
    if (!meta.language.empty()) meta.language_source = "markup";
  }
  fill(meta.direction, claims.direction);
  if (meta.direction.empty() && is_written_leftwards(meta.language)) meta.direction = "rtl";

  Headline headline = find_headline(claims, linked, host_of(meta.url));
  if (headline.node == 0) headline.node = find_shown(document, headline.title);
  const std::vector<PageLine> lines = lines_around(document, headline.node);
  fill(meta.title, headline.title);
  fill(meta.site, headline.site);
  if (meta.authors.empty()) meta.authors = find_authors(document, claims, linked, headline, lines);
  if (meta.contributors.empty())
    for (const LinkedName& it : linked.contributors) add_contributor(it.name, it.role, meta);
  const PageDates dates =
      find_dates(document, claims, linked, headline, lines, meta.url, day_order(meta.language));
  if (meta.published.empty() && !dates.published.empty()) {
    meta.published = dates.published;
    meta.zone = dates.zone;
    meta.published_source = dates.source;
  }
  fill(meta.modified, dates.modified);
  if (linked.subtitle != meta.title) fill(meta.subtitle, linked.subtitle);
  fill(meta.description, best_claim(claims, PageField::description));
  fill(meta.description, linked.description);
  fill(meta.section, best_claim(claims, PageField::section));
  fill(meta.section, linked.section);
  fill(meta.image, resolve_link(best_claim(claims, PageField::image), base));
  fill(meta.image, resolve_link(linked.image, base));
  fill(meta.rights, find_rights(claims, linked, base));
  if (meta.tags.empty()) meta.tags = find_tags(claims, linked);
  return base;
}

}  // namespace lectern
