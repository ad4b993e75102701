// LAME as this process has it.
#pragma once

#include <lame.h>

#include "lectern/result.h"

namespace lectern {

// The functions that are used, under their names without "lame_".
struct LameLibrary {
  decltype(&lame_init) init;
  decltype(&lame_close) close;
  decltype(&lame_set_in_samplerate) set_in_samplerate;
  decltype(&lame_set_out_samplerate) set_out_samplerate;
  decltype(&lame_set_num_channels) set_num_channels;
  decltype(&lame_set_mode) set_mode;
  decltype(&lame_set_VBR) set_VBR;
  decltype(&lame_set_brate) set_brate;
  decltype(&lame_set_quality) set_quality;
  decltype(&lame_set_bWriteVbrTag) set_bWriteVbrTag;
  decltype(&lame_set_write_id3tag_automatic) set_write_id3tag_automatic;
  decltype(&lame_init_params) init_params;
  decltype(&lame_encode_buffer_ieee_float) encode_buffer_ieee_float;
  decltype(&lame_encode_flush) encode_flush;
  decltype(&lame_get_scale) get_scale;
  decltype(&lame_get_brate) get_brate;
  decltype(&lame_get_framesize) get_framesize;
  decltype(&lame_get_frameNum) get_frameNum;
  decltype(&lame_get_encoder_delay) get_encoder_delay;
};

// Errors: encoder_failed where it is not there.
Status load_lame();

// Only after load_lame().
const LameLibrary& lame();

}  // namespace lectern
