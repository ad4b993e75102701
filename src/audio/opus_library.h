// libopusenc as this process has it.
#pragma once

#include <opusenc.h>

#include "lectern/result.h"

namespace lectern {

// The functions of opusenc.h that are used, under their names without "ope_".
struct OpusLibrary {
  decltype(&ope_comments_create) comments_create;
  decltype(&ope_comments_add) comments_add;
  decltype(&ope_comments_destroy) comments_destroy;
  decltype(&ope_encoder_create_callbacks) encoder_create_callbacks;
  decltype(&ope_encoder_ctl) encoder_ctl;
  decltype(&ope_encoder_write_float) encoder_write_float;
  decltype(&ope_encoder_drain) encoder_drain;
  decltype(&ope_encoder_destroy) encoder_destroy;
  decltype(&ope_strerror) strerror;
};

// Errors: encoder_failed where it is not there.
Status load_opus();

// Only after load_opus().
const OpusLibrary& opus();

}  // namespace lectern
