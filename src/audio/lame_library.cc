#include "audio/lame_library.h"

#include <optional>

#include "base/late_library.h"

namespace lectern {
namespace {

std::optional<LameLibrary> find_library() {
  LateLibrary library("libmp3lame.so.0");
  LameLibrary found{};
  library.find("lame_init", found.init);
  library.find("lame_close", found.close);
  library.find("lame_set_in_samplerate", found.set_in_samplerate);
  library.find("lame_set_out_samplerate", found.set_out_samplerate);
  library.find("lame_set_num_channels", found.set_num_channels);
  library.find("lame_set_mode", found.set_mode);
  library.find("lame_set_VBR", found.set_VBR);
  library.find("lame_set_brate", found.set_brate);
  library.find("lame_set_quality", found.set_quality);
  library.find("lame_set_bWriteVbrTag", found.set_bWriteVbrTag);
  library.find("lame_set_write_id3tag_automatic", found.set_write_id3tag_automatic);
  library.find("lame_init_params", found.init_params);
  library.find("lame_encode_buffer_ieee_float", found.encode_buffer_ieee_float);
  library.find("lame_encode_flush", found.encode_flush);
  library.find("lame_get_scale", found.get_scale);
  library.find("lame_get_brate", found.get_brate);
  library.find("lame_get_framesize", found.get_framesize);
  library.find("lame_get_frameNum", found.get_frameNum);
  library.find("lame_get_encoder_delay", found.get_encoder_delay);
  return library.complete() ? std::optional(found) : std::nullopt;
}

const std::optional<LameLibrary>& library() {
  static const std::optional<LameLibrary> found = find_library();
  return found;
}

}  // namespace

Status load_lame() {
  if (library()) return Done{};
  return Error{Error::Code::encoder_failed, "LAME is not there, which writes MP3",
               "install libmp3lame0", ""};
}

const LameLibrary& lame() {
  return *library();
}

}  // namespace lectern
