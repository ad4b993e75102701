#include "picture/vips_library.h"

#include <optional>

#include "base/late_library.h"

namespace lectern {
namespace {

// What pages have and nothing else; by the names of libvips' classes. Of BMP see bmp.h.
constexpr const char* allowed_loaders[] = {"VipsForeignLoadJpeg",  "VipsForeignLoadPng",
                                           "VipsForeignLoadNsgif", "VipsForeignLoadWebp",
                                           "VipsForeignLoadHeif",  "VipsForeignLoadTiff"};

void find_images(LateLibrary& library, VipsLibrary& found) {
  library.find("vips_image_new_from_buffer", found.image_new_from_buffer);
  library.find("vips_image_new_from_memory", found.image_new_from_memory);
  library.find("vips_image_write_to_memory", found.image_write_to_memory);
  library.find("vips_image_get_width", found.image_get_width);
  library.find("vips_image_get_height", found.image_get_height);
  library.find("vips_image_get_bands", found.image_get_bands);
  library.find("vips_image_get_format", found.image_get_format);
  library.find("vips_image_get_interpretation", found.image_get_interpretation);
  library.find("vips_image_get_typeof", found.image_get_typeof);
  library.find("vips_image_get_blob", found.image_get_blob);
}

std::optional<VipsLibrary> find_library() {
  LateLibrary library("libvips.so.42");
  VipsLibrary found{};
  library.find("vips_init", found.init);
  library.find("vips_version", found.version);
  library.find("vips_cache_set_max", found.cache_set_max);
  library.find("vips_concurrency_set", found.concurrency_set);
  library.find("vips_operation_block_set", found.operation_block_set);
  library.find("vips_error_buffer", found.error_buffer);
  library.find("vips_error_clear", found.error_clear);
  find_images(library, found);
  library.find("vips_thumbnail_buffer", found.thumbnail_buffer);
  library.find("vips_thumbnail_image", found.thumbnail_image);
  library.find("vips_colourspace", found.colourspace);
  library.find("vips_cast", found.cast);
  library.find("vips_jpegsave_buffer", found.jpegsave_buffer);
  library.find("vips_pngsave_buffer", found.pngsave_buffer);
  library.find("g_object_unref", found.object_unref);
  library.find("g_free", found.free);
  library.find("g_log_set_default_handler", found.log_set_default_handler);
  return library.complete() ? std::optional(found) : std::nullopt;
}

// The codecs' warnings: what a picture's trouble is stands in the notice about it.
void say_nothing(const gchar*, GLogLevelFlags, const gchar*, gpointer) {}

std::optional<VipsLibrary> start_library() {
  auto library = find_library();
  if (!library) return std::nullopt;
  library->log_set_default_handler(say_nothing, nullptr);
  if (library->init("lectern") != 0) return std::nullopt;
  library->concurrency_set(1);  // lectern works on many articles at a time instead
  library->cache_set_max(0);
  library->operation_block_set("VipsForeignLoad", TRUE);
  for (const char* loader : allowed_loaders) library->operation_block_set(loader, FALSE);
  return library;
}

const std::optional<VipsLibrary>& library() {
  static const std::optional<VipsLibrary> started = start_library();
  return started;
}

}  // namespace

Status load_vips() {
  if (library()) return Done{};
  return Error{Error::Code::not_found, "libvips is not there, which converts pictures",
               "install libvips42", ""};
}

const VipsLibrary& vips() {
  return *library();
}

}  // namespace lectern
