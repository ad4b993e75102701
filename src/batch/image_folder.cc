#include "batch/image_folder.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/ascii.h"
#include "base/file.h"
#include "base/hash.h"
#include "lectern/convert.h"
#include "read/containers/companions.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 1'000'000;
constexpr int deepest_folder = 64;
constexpr std::uintmax_t largest_file = std::uintmax_t{64} << 20;  // bytes

bool is_hash(std::string_view name) {
  return name.size() == 32 && std::ranges::all_of(name, [](char c) {
           return is_ascii_digit(c) || (c >= 'a' && c <= 'f');
         });
}

// "host/path?query" of an address on the web; empty for any other.
std::string host_and_path(std::string_view address) {
  const std::size_t colon = address.find("://");
  if (colon == address.npos) return {};
  const std::string scheme = ascii_lower(address.substr(0, colon));
  if (scheme != "http" && scheme != "https") return {};
  address.remove_prefix(colon + 3);
  const std::size_t slash = std::min(address.find('/'), address.size());
  return ascii_lower(address.substr(0, slash)) + std::string(address.substr(slash));
}

}  // namespace

Result<ImageFolder> ImageFolder::open(const std::string& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error))
    return Error{Error::Code::usage, "is no folder of pictures", "make it, or name another one",
                 folder};
  ImageFolder images;
  images.list(folder);
  return images;
}

void ImageFolder::list(const std::string& folder) {
  std::error_code error;
  const fs::path base(folder);
  fs::recursive_directory_iterator at(base, error);  // follows no links to folders
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    std::error_code ignored;
    if (at.depth() >= deepest_folder) at.disable_recursion_pending();
    if (!fs::is_regular_file(at->symlink_status(ignored))) continue;
    File file{at->path().string(), at->file_size(ignored), 0};
    if (ignored || file.size > largest_file) continue;
    file.changed = at->last_write_time(ignored).time_since_epoch().count();
    if (files_.size() == most_files) return;
    add(at->path().lexically_relative(base).string(), std::move(file));
  }
}

// Of two files for one address the first by name, in whatever order the folder lists them.
void ImageFolder::add(std::string name, File file) {
  const std::string stem = name.substr(0, name.find('.'));
  if (is_hash(stem)) name = stem;
  const auto [known, is_new] = files_.try_emplace(std::move(name), file);
  if (!is_new && file.path < known->second.path) known->second = std::move(file);
}

const ImageFolder::File* ImageFolder::file_of(std::string_view address) const {
  address = address.substr(0, address.find('#'));
  const std::string place = host_and_path(address);
  if (place.empty()) return nullptr;
  const std::string path = place.substr(0, place.find('?'));
  for (const std::string& name :
       {hash_hex(address), place, percent_decoded(place), path, percent_decoded(path)})
    if (const auto found = files_.find(name); found != files_.end()) return &found->second;
  return nullptr;
}

std::optional<std::string> ImageFolder::find(std::string_view address,
                                             std::string_view resolved) const {
  const File* file = file_of(resolved.empty() ? address : resolved);
  std::error_code error;
  if (file == nullptr || !fs::is_regular_file(fs::symlink_status(file->path, error)))
    return std::nullopt;
  auto bytes = read_file(file->path);
  return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
}

std::string ImageFolder::fingerprint(const std::vector<std::string>& addresses) const {
  Hash hash;
  for (const std::string& address : addresses) {
    hash.add_field(address);
    const File* file = file_of(address);
    hash.add_field(file == nullptr ? std::string() : std::to_string(file->size));
    hash.add_field(file == nullptr ? std::string() : std::to_string(file->changed));
  }
  return hash.hex();
}

std::string ImageFolder::fingerprint() const {
  Hash hash;
  for (const auto& [name, file] : files_) {
    hash.add_field(name);
    hash.add_field(std::to_string(file.size));
    hash.add_field(std::to_string(file.changed));
  }
  return hash.hex();
}

Result<std::unique_ptr<Companions>> open_images(const std::string& folder) {
  return std::unique_ptr<Companions>(
      std::make_unique<ImageFolder>(LECTERN_TRY(ImageFolder::open(folder))));
}

}  // namespace lectern
