#include "batch/picture_notices.h"

#include <algorithm>
#include <set>
#include <string>

namespace lectern {

void leave_out_told_pictures(Notices& notices, std::size_t first) {
  std::set<std::string> seen;
  const auto begin = notices.begin() + static_cast<std::ptrdiff_t>(first);
  const auto told = [&](const Notice& it) {
    return it.kind == Notice::Kind::image_left_out && !it.where.empty() &&
           !seen.insert(it.where).second;
  };
  notices.erase(std::remove_if(begin, notices.end(), told), notices.end());
}

}  // namespace lectern
