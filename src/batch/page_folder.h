// The folder that a browser saved beside a page: "Page_files" of "Page.html".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/unpack.h"
#include "read/containers/companions.h"

namespace lectern {

// Lists the folder once, links left out, and finds what a page names in that list and nowhere else.
// A page without such a folder has an empty one.
class PageFolder final : public Companions {
 public:
  // `page`: its path; "-" has no folder.
  explicit PageFolder(const std::string& page);

  std::optional<std::string> find(std::string_view address,
                                  std::string_view resolved) const override;

  // Changes when a file comes, goes or changes its size. Empty when there are none.
  std::string fingerprint() const;

 private:
  void list(const std::string& parent, const std::string& folder);
  std::optional<std::string> bytes_of(std::size_t file) const;

  struct File {
    std::string path;
    std::uintmax_t size = 0;  // bytes
  };
  std::vector<File> files_;
  PartNames names_;              // relative to where the page lies
  mutable UnpackBudget budget_;  // a page may name one file a million times
};

}  // namespace lectern
