#include "batch/input_companions.h"

namespace lectern {
namespace {

constexpr std::size_t most_asked = 10'000;         // addresses of one input
constexpr std::size_t longest_address = 8 * 1024;  // bytes

}  // namespace

std::optional<std::string> InputCompanions::find(std::string_view address,
                                                 std::string_view resolved) const {
  if (auto bytes = folder_.find(address, resolved)) return bytes;
  if (images_ == nullptr || resolved.empty() || resolved.size() > longest_address || spent_)
    return std::nullopt;
  if (asked_.size() < most_asked) asked_.emplace(resolved);
  auto bytes = images_->find(address, resolved);
  if (bytes && !budget_.spend(bytes->size())) {
    spent_ = true;
    return std::nullopt;
  }
  return bytes;
}

}  // namespace lectern
