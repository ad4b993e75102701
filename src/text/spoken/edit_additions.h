// Edits of a sentence beside those that are settled already.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/spoken/forms.h"

namespace lectern {

// Adds edits to others, each unless something of its place is taken; in the end all are in order.
class EditAdditions {
 public:
  explicit EditAdditions(std::vector<SpokenEdit>& edits) : edits_(edits), taken_(edits.size()) {}
  ~EditAdditions() {
    const auto middle = edits_.begin() + static_cast<std::ptrdiff_t>(taken_);
    std::inplace_merge(
        edits_.begin(), middle, edits_.end(),
        [](const SpokenEdit& a, const SpokenEdit& b) { return a.written.begin < b.written.begin; });
  }
  EditAdditions(const EditAdditions&) = delete;
  EditAdditions& operator=(const EditAdditions&) = delete;

  // Requires: calls come in order.
  void add(SpokenEdit edit) {
    while (next_ < taken_ && edits_[next_].written.end <= edit.written.begin) ++next_;
    if (next_ < taken_ && edits_[next_].written.begin < edit.written.end) return;
    edits_.push_back(std::move(edit));
  }
  void add(std::size_t begin, std::size_t end, std::string spoken, std::string_view pass) {
    const TextRange range{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    add({.written = range, .spoken = std::move(spoken), .pass = pass});
  }

 private:
  std::vector<SpokenEdit>& edits_;
  const std::size_t taken_;  // those that were there
  std::size_t next_ = 0;     // the first of these that may lie ahead
};

}  // namespace lectern
