#include "audio/outlet.h"

#include <algorithm>

namespace lectern {

bool Outlet::keep(Status status) {
  if (!status) error_ = std::move(status.error());
  return !error_;
}

bool Outlet::write(std::string_view bytes) {
  if (error_) return false;
  const std::string_view over = bytes.substr(
      0, static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), size_ - position_)));
  const std::string_view beyond = bytes.substr(over.size());
  if (!over.empty() && !keep(output_.rewrite(position_, over))) return false;
  if (!beyond.empty() && !keep(output_.write(beyond))) return false;
  position_ += bytes.size();
  size_ += beyond.size();
  return true;
}

bool Outlet::seek(std::uint64_t position) {
  if (position > size_) return false;
  position_ = position;
  return true;
}

Status Outlet::judge(bool success, std::string_view what) const {
  if (error_) return *error_;
  if (!success) return Error{Error::Code::encoder_failed, std::string(what), "", ""};
  return Done{};
}

}  // namespace lectern
