// What is said of pictures that are left out.
#pragma once

#include <cstddef>

#include "lectern/notice.h"

namespace lectern {

// Of an article's notices, which begin at `first`: why a picture is missing was told where it was
// found out; that it is missing, the writers tell again.
void leave_out_told_pictures(Notices& notices, std::size_t first);

}  // namespace lectern
