// libFLAC as this process has it.
#pragma once

#include <FLAC/metadata.h>
#include <FLAC/stream_encoder.h>

#include "lectern/result.h"

namespace lectern {

// The functions that are used, under their names without "FLAC__". Loaded late: every sound format
// that is not wanted would be a part of what the program takes to start.
struct FlacLibrary {
  decltype(&FLAC__stream_encoder_new) stream_encoder_new;
  decltype(&FLAC__stream_encoder_delete) stream_encoder_delete;
  decltype(&FLAC__stream_encoder_set_channels) stream_encoder_set_channels;
  decltype(&FLAC__stream_encoder_set_bits_per_sample) stream_encoder_set_bits_per_sample;
  decltype(&FLAC__stream_encoder_set_sample_rate) stream_encoder_set_sample_rate;
  decltype(&FLAC__stream_encoder_set_compression_level) stream_encoder_set_compression_level;
  decltype(&FLAC__stream_encoder_set_metadata) stream_encoder_set_metadata;
  decltype(&FLAC__stream_encoder_init_stream) stream_encoder_init_stream;
  decltype(&FLAC__stream_encoder_process_interleaved) stream_encoder_process_interleaved;
  decltype(&FLAC__stream_encoder_finish) stream_encoder_finish;
  decltype(&FLAC__stream_encoder_get_resolved_state_string)
      stream_encoder_get_resolved_state_string;
  decltype(&FLAC__metadata_object_new) metadata_object_new;
  decltype(&FLAC__metadata_object_delete) metadata_object_delete;
  decltype(&FLAC__metadata_object_vorbiscomment_entry_from_name_value_pair)
      metadata_object_vorbiscomment_entry_from_name_value_pair;
  decltype(&FLAC__metadata_object_vorbiscomment_append_comment)
      metadata_object_vorbiscomment_append_comment;
  decltype(&*FLAC__StreamEncoderInitStatusString) init_status_string;
};

// Errors: encoder_failed where it is not there.
Status load_flac();

// Only after load_flac().
const FlacLibrary& flac();

}  // namespace lectern
