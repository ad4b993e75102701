#include "batch/page_folder.h"

#include <filesystem>
#include <system_error>

#include "base/file.h"
#include "base/hash.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 10'000;
constexpr int deepest_folder = 4;                                  // below the page's own folder
constexpr std::uintmax_t largest_file = std::uintmax_t{64} << 20;  // bytes

}  // namespace

PageFolder::PageFolder(const std::string& page) {
  if (page == "-") return;
  const fs::path path(page);
  for (const std::string& folder : folders_of_page(path.filename().string()))
    list(path.parent_path().string(), folder);
}

void PageFolder::list(const std::string& parent, const std::string& folder) {
  std::error_code error;
  const fs::path base(parent);
  if (!fs::is_directory(fs::symlink_status(base / folder, error))) return;
  fs::recursive_directory_iterator at(base / folder, error);  // follows no links to folders
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    std::error_code ignored;
    if (at.depth() >= deepest_folder) at.disable_recursion_pending();
    if (!fs::is_regular_file(at->symlink_status(ignored))) continue;
    const std::uintmax_t size = at->file_size(ignored);
    if (ignored || size > largest_file) continue;
    if (files_.size() == most_files) return;
    const std::string name = folder + "/" + at->path().lexically_relative(base / folder).string();
    if (names_.emplace(name, files_.size()).second) files_.push_back({at->path().string(), size});
  }
}

std::optional<std::string> PageFolder::bytes_of(std::size_t file) const {
  std::error_code error;
  const File& known = files_[file];
  if (!fs::is_regular_file(fs::symlink_status(known.path, error))) return std::nullopt;
  if (!budget_.spend(known.size)) return std::nullopt;
  auto bytes = read_file(known.path);
  return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
}

std::optional<std::string> PageFolder::find(std::string_view address,
                                            std::string_view resolved) const {
  if (names_.empty()) return std::nullopt;
  const PartCompanions files(names_, "", [this](std::size_t file) { return bytes_of(file); });
  return files.find(address, resolved);
}

std::string PageFolder::fingerprint() const {
  if (names_.empty()) return {};
  Hash hash;
  for (const auto& [name, file] : names_) {
    hash.add_field(name);
    hash.add_field(std::to_string(files_[file].size));
  }
  return hash.hex();
}

}  // namespace lectern
