#include "audio/flac_library.h"

#include <fmt/format.h>

#include <optional>

#include "base/late_library.h"

namespace lectern {
namespace {

std::optional<FlacLibrary> find_library() {
  constexpr int version = FLAC_API_VERSION_CURRENT - FLAC_API_VERSION_AGE;
  LateLibrary library(fmt::format("libFLAC.so.{}", version).c_str());
  FlacLibrary found{};
  library.find("FLAC__stream_encoder_new", found.stream_encoder_new);
  library.find("FLAC__stream_encoder_delete", found.stream_encoder_delete);
  library.find("FLAC__stream_encoder_set_channels", found.stream_encoder_set_channels);
  library.find("FLAC__stream_encoder_set_bits_per_sample",
               found.stream_encoder_set_bits_per_sample);
  library.find("FLAC__stream_encoder_set_sample_rate", found.stream_encoder_set_sample_rate);
  library.find("FLAC__stream_encoder_set_compression_level",
               found.stream_encoder_set_compression_level);
  library.find("FLAC__stream_encoder_set_metadata", found.stream_encoder_set_metadata);
  library.find("FLAC__stream_encoder_init_stream", found.stream_encoder_init_stream);
  library.find("FLAC__stream_encoder_process_interleaved",
               found.stream_encoder_process_interleaved);
  library.find("FLAC__stream_encoder_finish", found.stream_encoder_finish);
  library.find("FLAC__stream_encoder_get_resolved_state_string",
               found.stream_encoder_get_resolved_state_string);
  library.find("FLAC__metadata_object_new", found.metadata_object_new);
  library.find("FLAC__metadata_object_delete", found.metadata_object_delete);
  library.find("FLAC__metadata_object_vorbiscomment_entry_from_name_value_pair",
               found.metadata_object_vorbiscomment_entry_from_name_value_pair);
  library.find("FLAC__metadata_object_vorbiscomment_append_comment",
               found.metadata_object_vorbiscomment_append_comment);
  library.find("FLAC__StreamEncoderInitStatusString", found.init_status_string);
  return library.complete() ? std::optional(found) : std::nullopt;
}

const std::optional<FlacLibrary>& library() {
  static const std::optional<FlacLibrary> found = find_library();
  return found;
}

}  // namespace

Status load_flac() {
  if (library()) return Done{};
  return Error{Error::Code::encoder_failed, "libFLAC is not there, which writes FLAC",
               "install libflac12", ""};
}

const FlacLibrary& flac() {
  return *library();
}

}  // namespace lectern
