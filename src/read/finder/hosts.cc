#include "lectern/hosts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <system_error>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/closest_names.h"
#include "base/file.h"
#include "base/folders.h"
#include "base/hash.h"
#include "base/key_values.h"
#include "base/utf8.h"
#include "read/archive/furniture_rules.h"
#include "read/finder/host_rules.h"

namespace lectern {

struct HostTable::Entries {
  std::map<std::string, HostRules, std::less<>> rules;  // by host, lower case
  std::vector<std::string> attributes;                  // sorted
  Furniture furniture;
  Hash texts;  // of all that was added
  bool texts_added = false;
};

namespace {

constexpr std::string_view table_name = "hosts.conf";
constexpr std::string_view host_section = "host ";
constexpr std::string_view in_title = "in title";

struct Place {
  const std::string& file;
  const KeyValue& pair;
};

Error wrong(const Place& place, std::string what, std::string way_out) {
  return {Error::Code::bad_data, std::move(what), std::move(way_out),
          fmt::format("{}:{}", place.file, place.pair.line)};
}

// "[host example.org example.com]": the hosts that what follows is said of.
std::vector<std::string> hosts_of(std::string_view section) {
  std::vector<std::string> hosts;
  if (!section.starts_with(host_section)) return hosts;
  section.remove_prefix(host_section.size());
  while (!section.empty()) {
    const std::size_t end = std::min(section.find_first_of(" \t"), section.size());
    std::string host = ascii_lower(section.substr(0, end));
    if (host.starts_with("www.")) host.erase(0, 4);
    if (!host.empty()) hosts.push_back(std::move(host));
    section.remove_prefix(std::min(end + 1, section.size()));
  }
  return hosts;
}

Result<Selector> selector_in(const Place& place) {
  auto selector = parse_selector(place.pair.value);
  if (selector) return selector;
  return wrong(place, fmt::format("`{}`: {}", place.pair.key, selector.error().what),
               selector.error().way_out);
}

Status take_pair(const Place& place, HostRules& rules) {
  const KeyValue& pair = place.pair;
  if (pair.key == "article") {
    rules.article = LECTERN_TRY(selector_in(place));
  } else if (pair.key == "drop") {
    rules.drop = LECTERN_TRY(selector_in(place));
  } else if (pair.key == "site") {
    rules.site = pair.value;
  } else if (pair.key == "title suffix") {
    rules.title_suffix = pair.value;
  } else if (pair.key == "section") {
    if (pair.value != in_title)
      return wrong(place, fmt::format("`section` is `{}`", pair.value),
                   "write: section = in title");
    rules.section_in_title = true;
  } else {
    const std::array<std::string, 5> known = {"article", "drop", "site", "title suffix", "section"};
    return wrong(place, fmt::format("`{}` is no key of a host", pair.key),
                 suggestion(pair.key, known));
  }
  return Done{};
}

// "Continue reading * on Medium" and what is said of it: "60", "cut", "60 cut".
Status take_furniture(const Place& place, Furniture& furniture) {
  const std::string_view text = place.pair.key;
  const auto stars = std::ranges::count(text, '*');
  if (stars > 2)
    return wrong(place, fmt::format("`{}` has more than two `*`", text), "leave one of them out");
  Furniture::Phrase phrase{.begins = {}, .holds = {}, .ends = {}, .longest = 400, .cuts = false};
  for (std::string_view rest = place.pair.value; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest = trim(rest.substr(end));
    const auto [stop, error] =
        std::from_chars(word.data(), word.data() + word.size(), phrase.longest);
    phrase.cuts = phrase.cuts || word == "cut";
    const bool is_number = error == std::errc() && stop == word.data() + word.size();
    if (word != "cut" && !is_number)
      return wrong(place, fmt::format("`{}` is neither a number of bytes nor `cut`", word),
                   "write, for example: a text * = 120 cut");
    if (is_number && stars == 0)
      return wrong(place, fmt::format("`{}` is a whole paragraph, whose length is known", text),
                   "leave the number out, or put a `*` where more may follow");
  }
  const std::size_t first = text.find('*'), last = text.rfind('*');
  if (first == std::string_view::npos) {
    furniture.paragraphs.insert_or_assign(std::string(text), std::move(phrase));
    return Done{};
  }
  if (text.find_first_not_of("* ") == std::string_view::npos)
    return wrong(place, fmt::format("`{}` would be every paragraph", text),
                 "write some words of it");
  phrase.begins = text.substr(0, first);
  phrase.ends = text.substr(last + 1);
  if (first < last) phrase.holds = text.substr(first + 1, last - first - 1);
  const auto known = std::ranges::find_if(furniture.phrases, [&](const Furniture::Phrase& it) {
    return it.begins == phrase.begins && it.holds == phrase.holds && it.ends == phrase.ends;
  });
  if (known == furniture.phrases.end())
    furniture.phrases.push_back(std::move(phrase));
  else
    *known = std::move(phrase);
  return Done{};
}

// The sections that are about no host.
Status take_general(const Place& place, Furniture& furniture) {
  const KeyValue& pair = place.pair;
  if (pair.section == "furniture") return take_furniture(place, furniture);
  const bool is_card = pair.section == "archive card";
  const bool is_known = is_card || pair.section == "caption labels" || pair.section == "paywall";
  if (is_known && !pair.value.empty() && !(is_card && pair.value == "last"))
    return wrong(place, fmt::format("`{}` says nothing behind `{}`", pair.value, pair.key),
                 is_card ? "write `last` or nothing" : "leave it empty");
  if (pair.section == "caption labels") {
    furniture.caption_labels.push_back(pair.key);
  } else if (is_card) {
    furniture.card[pair.key] = pair.value == "last";
  } else if (pair.section == "paywall") {
    furniture.paywalls.push_back(ascii_lower(pair.key));
  } else {
    return wrong(place, fmt::format("`{}` is said of no host", pair.key),
                 "put a line [host example.org] above it, or [furniture]");
  }
  return Done{};
}

// Reading needs no data of ours: where none is installed, or an older one, nothing is known.
std::string installed_table(const std::string& voices_folder) {
  std::string folder = voices_folder;
  if (folder.empty()) {
    auto found = find_voices_folder();
    if (!found) return {};
    folder = std::move(*found);
  }
  const std::string path = fmt::format("{}/{}", folder, table_name);
  std::error_code ignored;
  return std::filesystem::exists(path, ignored) ? path : std::string();
}

}  // namespace

HostTable::HostTable() : entries_(std::make_unique<Entries>()) {}
HostTable::HostTable(HostTable&&) noexcept = default;
HostTable& HostTable::operator=(HostTable&&) noexcept = default;
HostTable::~HostTable() = default;

Result<HostTable> HostTable::load(const std::string& voices_folder,
                                  const std::vector<std::string>& files) {
  HostTable table;
  std::vector<std::string> paths = files;
  if (const std::string installed = installed_table(voices_folder); !installed.empty())
    paths.insert(paths.begin(), installed);
  for (const std::string& path : paths) {
    const std::string text = LECTERN_TRY(read_file(path));
    LECTERN_TRY(table.add(text, path));
  }
  return table;
}

Status HostTable::add(std::string_view text, const std::string& file) {
  const auto pairs = LECTERN_TRY(parse_key_values(text, file, Comments::on_own_lines));
  for (const KeyValue& pair : pairs) {
    const Place place{file, pair};
    const std::vector<std::string> hosts = hosts_of(pair.section);
    if (hosts.empty()) LECTERN_TRY(take_general(place, entries_->furniture));
    for (const std::string& host : hosts) LECTERN_TRY(take_pair(place, entries_->rules[host]));
  }
  entries_->texts.add_field(text);
  entries_->texts_added = entries_->texts_added || !pairs.empty();
  auto& names = entries_->attributes;
  names.clear();
  for (const auto& [host, rules] : entries_->rules)
    for (const auto* selector : {&rules.article, &rules.drop})
      if (*selector)
        names.insert(names.end(), (*selector)->attributes.begin(), (*selector)->attributes.end());
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return Done{};
}

const HostRules* HostTable::find(std::string_view host) const {
  const std::string lower = ascii_lower(host);
  for (std::string_view domain = lower; !domain.empty();) {
    const auto found = entries_->rules.find(domain);
    if (found != entries_->rules.end()) return &found->second;
    domain.remove_prefix(std::min(domain.find('.'), domain.size() - 1) + 1);
  }
  return nullptr;
}

const Furniture& HostTable::furniture() const {
  return entries_->furniture;
}

const std::vector<std::string>& HostTable::attributes() const {
  return entries_->attributes;
}

std::string HostTable::fingerprint() const {
  return entries_->texts_added ? entries_->texts.hex() : std::string();
}

}  // namespace lectern
