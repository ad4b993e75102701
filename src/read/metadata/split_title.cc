// Titles that carry what is no part of them.
#include <vector>

#include "base/utf8.h"
#include "read/body/links.h"
#include "read/finder/host_rules.h"

namespace lectern {
namespace {

constexpr std::size_t longest_section = 12;  // characters

bool is_dash(char32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015);
}

// Where the suffix begins at the end of the title; npos when it does not stand there. Sites change
// their dashes over the years: any is as good as any other.
std::size_t find_suffix(std::string_view title, std::string_view suffix) {
  std::vector<char32_t> wanted;
  for (std::size_t at = 0; at < suffix.size();) wanted.push_back(decode(suffix, at));
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at < title.size(); decode(title, at)) places.push_back(at);
  if (wanted.empty() || wanted.size() > places.size()) return title.npos;
  const std::size_t first = places.size() - wanted.size();
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    std::size_t at = places[first + i];
    const char32_t c = decode(title, at);
    if (c != wanted[i] && !(is_dash(c) && is_dash(wanted[i]))) return title.npos;
  }
  return places[first];
}

void take_suffix(std::string& title, std::string_view suffix) {
  const std::size_t at = find_suffix(title, suffix);
  if (at == title.npos) return;
  const std::string rest(trim(std::string_view(title).substr(0, at)));
  if (!rest.empty()) title = rest;
}

void take_section(Meta& meta) {
  std::size_t at = std::string::npos, size = 0;
  for (const std::string_view dash : {" - ", " – "}) {
    const std::size_t found = meta.title.rfind(dash);
    if (found == std::string::npos || (at != std::string::npos && found < at)) continue;
    at = found;
    size = dash.size();
  }
  if (at == std::string::npos || at == 0) return;
  const std::string section = meta.title.substr(at + size);
  const bool digits = section.find_first_of("0123456789") != std::string::npos;
  if (section.empty() || count_characters(section) > longest_section || digits) return;
  meta.section = section;
  meta.title = trim(std::string_view(meta.title).substr(0, at));
}

}  // namespace

void split_title(Meta& meta, const HostTable* hosts) {
  const HostRules* const rules = hosts == nullptr ? nullptr : hosts->find(host_of(meta.url));
  if (rules == nullptr) return;
  if (meta.site.empty()) meta.site = rules->site;
  take_suffix(meta.title, rules->title_suffix);
  if (rules->section_in_title) take_section(meta);
}

}  // namespace lectern
