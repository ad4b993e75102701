// What was saved with a page, found by what the page calls it. Names are only compared with the
// list of what is there: nothing that a page names is ever opened for being named.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/read.h"

namespace lectern {

// The parts of a container or folder: by path ("OEBPS/images/a.png"), by absolute address, or by
// "cid:" address; the number is the container's own.
using PartNames = std::map<std::string, std::size_t, std::less<>>;

class PartCompanions final : public Companions {
 public:
  using Fetch = std::function<std::optional<std::string>(std::size_t part)>;

  // `page`: where the page itself lies among the paths: relative addresses begin in its folder.
  // `names` must outlive this.
  PartCompanions(const PartNames& names, std::string_view page, Fetch fetch);

  std::optional<std::string> find(std::string_view address,
                                  std::string_view resolved) const override;

 private:
  std::optional<std::size_t> part_of(std::string_view address, std::string_view resolved) const;

  const PartNames& names_;
  std::string folder_;
  Fetch fetch_;
};

// First one, then the other. The other is only asked for absolute addresses: where the page lies
// among its files is not known. Either may be null; both must outlive this.
class ChainedCompanions final : public Companions {
 public:
  ChainedCompanions(const Companions* first, const Companions* second)
      : first_(first), second_(second) {}

  std::optional<std::string> find(std::string_view address,
                                  std::string_view resolved) const override;

 private:
  const Companions* first_;
  const Companions* second_;
};

// "a/b c.png" of "./a/x/../b%20c.png#top" as named in a page of `folder` (empty, or ending in '/').
// Empty when it leads out of everything.
std::string path_below(std::string_view folder, std::string_view address);

// "a b" of "a%20b".
std::string percent_decoded(std::string_view text);

// "Page.html", "Page.htm", "Page", … of "Page_files", "Page.files", "Page-Dateien", …: the pages
// that a browser may have saved with a folder of this name. Empty when it is none of a browser's.
std::vector<std::string> pages_of_folder(std::string_view folder_name);

// The other way round; empty when the name is none of a page.
std::vector<std::string> folders_of_page(std::string_view file_name);

// Whether the file lies in a folder that belongs to a page which is there, too.
bool is_companion(std::string_view path, const PartNames& names);

}  // namespace lectern
