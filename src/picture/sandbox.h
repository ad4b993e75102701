// Where pictures are decoded: a child process with little memory and little time, so that a file
// that is a bomb, hangs a codec or kills it costs that picture only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

#include "picture/convert.h"

namespace lectern {

struct SandboxLimits {
  int seconds = 10;                               // of the processor, for one picture
  int patience_ms = 120'000;                      // by the clock, on a busy machine
  std::uint64_t memory = std::uint64_t{2} << 30;  // bytes, besides what there is at the start
};

using ConvertPicture = std::function<Result<Converted>(std::string_view bytes)>;
using TakePicture = std::function<void(std::size_t index, Result<Converted> converted)>;

// `convert` for each, in order, in one child for all of them; where that dies, another one goes on
// behind the picture that killed it, eight times at most. `take` is called here, once for each. The
// bytes must stay where they are until then. Errors in the results, besides those of `convert`, of
// which too_large stays and any other becomes malformed: timed_out, crashed, system.
void convert_in_child(std::span<const std::string_view> pictures, const ConvertPicture& convert,
                      const SandboxLimits& limits, const TakePicture& take);

}  // namespace lectern
