#include "audio/opus_library.h"

#include <optional>

#include "base/late_library.h"

namespace lectern {
namespace {

std::optional<OpusLibrary> find_library() {
  LateLibrary library("libopusenc.so.0");
  OpusLibrary found{};
  library.find("ope_comments_create", found.comments_create);
  library.find("ope_comments_add", found.comments_add);
  library.find("ope_comments_destroy", found.comments_destroy);
  library.find("ope_encoder_create_callbacks", found.encoder_create_callbacks);
  library.find("ope_encoder_ctl", found.encoder_ctl);
  library.find("ope_encoder_write_float", found.encoder_write_float);
  library.find("ope_encoder_drain", found.encoder_drain);
  library.find("ope_encoder_destroy", found.encoder_destroy);
  library.find("ope_strerror", found.strerror);
  return library.complete() ? std::optional(found) : std::nullopt;
}

const std::optional<OpusLibrary>& library() {
  static const std::optional<OpusLibrary> found = find_library();
  return found;
}

}  // namespace

Status load_opus() {
  if (library()) return Done{};
  return Error{Error::Code::encoder_failed, "libopusenc is not there, which writes Opus",
               "install libopusenc0", ""};
}

const OpusLibrary& opus() {
  return *library();
}

}  // namespace lectern
