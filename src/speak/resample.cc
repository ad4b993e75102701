#include "speak/resample.h"

#include <samplerate.h>

#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "base/late_library.h"

namespace lectern {
namespace {

struct Resampler {
  decltype(&src_simple) simple;
  decltype(&src_strerror) strerror;
};

std::optional<Resampler> find_library() {
  LateLibrary library("libsamplerate.so.0");
  Resampler found{};
  library.find("src_simple", found.simple);
  library.find("src_strerror", found.strerror);
  return library.complete() ? std::optional(found) : std::nullopt;
}

}  // namespace

Result<std::vector<float>> resample(std::vector<float> samples, int from, int to) {
  if (from == to || samples.empty()) return samples;
  static const std::optional<Resampler> library = find_library();
  if (!library)
    return Error{
        Error::Code::system,
        fmt::format("sound of {} Hz cannot be brought to {} Hz without libsamplerate", from, to),
        "install libsamplerate0", ""};
  const double ratio = static_cast<double>(to) / from;
  std::vector<float> made(
      static_cast<std::size_t>(std::ceil(static_cast<double>(samples.size()) * ratio)) + 16);
  SRC_DATA data{};
  data.data_in = samples.data();
  data.input_frames = static_cast<long>(samples.size());
  data.data_out = made.data();
  data.output_frames = static_cast<long>(made.size());
  data.src_ratio = ratio;
  if (const int error = library->simple(&data, SRC_SINC_MEDIUM_QUALITY, 1); error != 0)
    return Error{Error::Code::system, fmt::format("libsamplerate: {}", library->strerror(error)),
                 "", ""};
  made.resize(static_cast<std::size_t>(data.output_frames_gen));
  return made;
}

}  // namespace lectern
