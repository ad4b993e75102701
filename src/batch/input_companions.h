// What one input may take pictures from: its own folder first, then the folder of pictures.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/unpack.h"
#include "batch/page_folder.h"

namespace lectern {

class InputCompanions final : public Companions {
 public:
  // `images` may be null; it must outlive this.
  InputCompanions(const std::string& input, const Companions* images)
      : folder_(input), images_(images) {}

  std::optional<std::string> find(std::string_view address,
                                  std::string_view resolved) const override;

  // Of its own folder; empty when there is none.
  std::string fingerprint() const { return folder_.fingerprint(); }

  // The addresses that the folder of pictures was asked for, in order of their bytes.
  std::vector<std::string> asked() const { return {asked_.begin(), asked_.end()}; }

 private:
  PageFolder folder_;
  const Companions* images_;
  mutable std::set<std::string, std::less<>> asked_;
  mutable UnpackBudget budget_;  // an article may name one file a million times
  mutable bool spent_ = false;
};

}  // namespace lectern
