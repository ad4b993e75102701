// Where pictures are decoded: a child process with little memory and little time, so that a file
// that is a bomb, hangs a codec or kills it costs that picture only.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>

#include "picture/convert.h"

namespace lectern {

using TakePicture = std::function<void(std::size_t index, Result<Converted> converted)>;

// convert_picture() for each, in order, one child for all of them; where it dies, the next one goes
// on behind the picture that killed it, eight times at most. `take` is called once for each. The
// bytes must stay where they are until then. Errors in the results, besides convert_picture()'s:
// timed_out, crashed, system.
// Requires: load_vips() was done.
void convert_in_child(std::span<const std::string_view> pictures, const PictureOptions& options,
                      const TakePicture& take);

}  // namespace lectern
