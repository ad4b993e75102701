#include "read/containers/companions.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace lectern {
namespace {

// What Windows calls connected files (its own list, language by language), and Firefox and Chrome
// with it. An open list ("_" and any word) would take folders of articles for a page's own.
constexpr std::string_view folder_ends[] = {
    ".files",   "_files",     "_archivos",  "_arquivos", "_bestanden",   "_bylos",
    "-Dateien", "_datoteke",  "_dosyalar",  "_elemei",   "_failid",      "_fails",
    "_fajlovi", "_ficheiros", "_fichiers",  "_file",     "_fitxategiak", "_fitxers",
    "_pliki",   "_soubory",   "_tiedostot", "-filer",    "_файлы",
};
constexpr std::string_view page_ends[] = {"",     ".html",  ".htm",  ".xhtml",
                                          ".xht", ".shtml", ".HTML", ".HTM"};

bool has_scheme(std::string_view address) {
  const std::size_t colon = address.find_first_of(":/?#");
  return colon != address.npos && colon > 0 && address[colon] == ':';
}

}  // namespace

std::string percent_decoded(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned value = 0;
    const char* const digits = text.data() + i + 1;
    const bool escape = text[i] == '%' && i + 2 < text.size() &&
                        std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2;
    bytes += escape ? static_cast<char>(value) : text[i];
    if (escape) i += 2;
  }
  return bytes;
}

std::string path_below(std::string_view folder, std::string_view address) {
  address = address.substr(0, address.find('#'));
  std::string path(address.starts_with('/') ? std::string_view() : folder);
  const std::string decoded = percent_decoded(address);
  for (std::size_t at = 0; at <= decoded.size();) {
    const std::size_t end = std::min(decoded.find('/', at), decoded.size());
    const std::string_view segment = std::string_view(decoded).substr(at, end - at);
    if (segment == "..") {
      if (path.empty()) return {};
      path.pop_back();
      path.resize(path.rfind('/') + 1);  // npos + 1 is 0
    } else if (!segment.empty() && segment != ".") {
      path += segment;
      if (end < decoded.size()) path += '/';
    }
    at = end + 1;
  }
  return path;
}

PartCompanions::PartCompanions(const PartNames& names, std::string_view page, Fetch fetch)
    : names_(names), folder_(page.substr(0, page.rfind('/') + 1)), fetch_(std::move(fetch)) {}

std::optional<std::size_t> PartCompanions::part_of(std::string_view address,
                                                   std::string_view resolved) const {
  const auto known = [&](std::string_view name) -> std::optional<std::size_t> {
    const auto found = names_.find(name);
    if (name.empty() || found == names_.end()) return std::nullopt;
    return found->second;
  };
  if (!has_scheme(address)) {
    // A saved file's own name may have a question mark; one that stands there as it is begins the
    // part of the address that is no name.
    if (const auto part = known(path_below(folder_, address))) return part;
    if (const auto part = known(path_below(folder_, address.substr(0, address.find('?')))))
      return part;
  } else if (const auto part = known(address.substr(0, address.find('#')))) {
    return part;
  }
  return known(resolved.substr(0, resolved.find('#')));
}

std::optional<std::string> PartCompanions::find(std::string_view address,
                                                std::string_view resolved) const {
  const std::optional<std::size_t> part = part_of(address, resolved);
  return part ? fetch_(*part) : std::nullopt;
}

std::optional<std::string> ChainedCompanions::find(std::string_view address,
                                                   std::string_view resolved) const {
  if (first_ != nullptr)
    if (auto bytes = first_->find(address, resolved)) return bytes;
  return second_ == nullptr || resolved.empty() ? std::nullopt : second_->find({}, resolved);
}

std::vector<std::string> pages_of_folder(std::string_view folder_name) {
  std::vector<std::string> pages;
  for (const std::string_view end : folder_ends) {
    if (folder_name.size() <= end.size() || !folder_name.ends_with(end)) continue;
    const std::string stem(folder_name.substr(0, folder_name.size() - end.size()));
    for (const std::string_view page_end : page_ends) pages.push_back(stem + std::string(page_end));
  }
  return pages;
}

std::vector<std::string> folders_of_page(std::string_view file_name) {
  std::vector<std::string> folders;
  for (const std::string_view page_end : page_ends) {
    if (file_name.size() <= page_end.size() || !file_name.ends_with(page_end)) continue;
    if (page_end.empty() && file_name.find('.') != file_name.npos) continue;
    const std::string stem(file_name.substr(0, file_name.size() - page_end.size()));
    for (const std::string_view end : folder_ends) folders.push_back(stem + std::string(end));
  }
  return folders;
}

bool is_companion(std::string_view path, const PartNames& names) {
  for (std::size_t begin = 0;;) {
    const std::size_t end = path.find('/', begin);
    if (end == path.npos) return false;
    for (const std::string& page : pages_of_folder(path.substr(begin, end - begin)))
      if (names.contains(std::string(path.substr(0, begin)) + page)) return true;
    begin = end + 1;
  }
}

}  // namespace lectern
