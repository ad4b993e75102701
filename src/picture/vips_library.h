// libvips, loaded when a picture has to be decoded: with the hundred libraries that it brings it
// takes 50 ms to start and 30 MB. Only this file and its users see its header.
#pragma once

#include <vips/vips.h>

#include "lectern/result.h"

namespace lectern {

// The functions that are used, under their names without "vips_".
struct VipsLibrary {
  decltype(&vips_init) init;
  decltype(&vips_version) version;
  decltype(&vips_cache_set_max) cache_set_max;
  decltype(&vips_concurrency_set) concurrency_set;
  decltype(&vips_operation_block_set) operation_block_set;
  decltype(&vips_error_buffer) error_buffer;
  decltype(&vips_error_clear) error_clear;
  decltype(&vips_image_new_from_buffer) image_new_from_buffer;
  decltype(&vips_image_new_from_memory) image_new_from_memory;
  decltype(&vips_image_write_to_memory) image_write_to_memory;
  decltype(&vips_image_get_width) image_get_width;
  decltype(&vips_image_get_height) image_get_height;
  decltype(&vips_image_get_bands) image_get_bands;
  decltype(&vips_image_get_format) image_get_format;
  decltype(&vips_image_get_interpretation) image_get_interpretation;
  decltype(&vips_image_get_typeof) image_get_typeof;
  decltype(&vips_image_get_blob) image_get_blob;
  decltype(&vips_thumbnail_buffer) thumbnail_buffer;
  decltype(&vips_thumbnail_image) thumbnail_image;
  decltype(&vips_colourspace) colourspace;
  decltype(&vips_cast) cast;
  decltype(&vips_jpegsave_buffer) jpegsave_buffer;
  decltype(&vips_pngsave_buffer) pngsave_buffer;
  // GLib's.
  decltype(&g_object_unref) object_unref;
  decltype(&g_free) free;
  decltype(&g_log_set_default_handler) log_set_default_handler;
};

// Loads and starts the library once in the life of the process; later calls cost nothing. It
// keeps no results, starts no threads before there is work, and reads only the formats that
// convert.h names. Errors: not_found when it is not installed or does not start.
Status load_vips();

// Requires: load_vips() was done.
const VipsLibrary& vips();

}  // namespace lectern
