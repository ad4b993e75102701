// The folder of pictures that did not come with their articles (--images).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/read.h"
#include "lectern/result.h"

namespace lectern {

// Lists the folder once, links left out, and finds what an address names in that list and nowhere
// else; how files are named stands at open_images() in convert.h.
class ImageFolder final : public Companions {
 public:
  // Errors: usage, when it is no folder.
  static Result<ImageFolder> open(const std::string& folder);

  std::optional<std::string> find(std::string_view address,
                                  std::string_view resolved) const override;

  // Changes when any of the addresses gets a file, loses it, or its file changes size or time.
  std::string fingerprint(const std::vector<std::string>& addresses) const;
  // Likewise of everything in the folder.
  std::string fingerprint() const;

 private:
  struct File {
    std::string path;
    std::uintmax_t size = 0;   // bytes
    std::int64_t changed = 0;  // in the file system's own ticks
  };

  void list(const std::string& folder);
  void add(std::string name, File file);
  const File* file_of(std::string_view address) const;

  std::map<std::string, File, std::less<>> files_;  // by hash, or by host and path
};

}  // namespace lectern
