#include "cover/libraries.h"

#include <optional>

#include "base/late_library.h"

namespace lectern {
namespace {

std::optional<Cairo> find_cairo() {
  LateLibrary library("libcairo.so.2");
  Cairo found{};
  library.find("cairo_clip", found.clip);
  library.find("cairo_create", found.create);
  library.find("cairo_fill", found.fill);
  library.find("cairo_font_options_create", found.font_options_create);
  library.find("cairo_font_options_set_antialias", found.font_options_set_antialias);
  library.find("cairo_font_options_set_hint_metrics", found.font_options_set_hint_metrics);
  library.find("cairo_font_options_set_hint_style", found.font_options_set_hint_style);
  library.find("cairo_get_source", found.get_source);
  library.find("cairo_image_surface_create", found.image_surface_create);
  library.find("cairo_image_surface_create_from_png_stream",
               found.image_surface_create_from_png_stream);
  library.find("cairo_image_surface_get_data", found.image_surface_get_data);
  library.find("cairo_image_surface_get_height", found.image_surface_get_height);
  library.find("cairo_image_surface_get_stride", found.image_surface_get_stride);
  library.find("cairo_image_surface_get_width", found.image_surface_get_width);
  library.find("cairo_move_to", found.move_to);
  library.find("cairo_paint", found.paint);
  library.find("cairo_pattern_set_filter", found.pattern_set_filter);
  library.find("cairo_rectangle", found.rectangle);
  library.find("cairo_restore", found.restore);
  library.find("cairo_save", found.save);
  library.find("cairo_scale", found.scale);
  library.find("cairo_set_source_rgb", found.set_source_rgb);
  library.find("cairo_set_source_surface", found.set_source_surface);
  library.find("cairo_status", found.status);
  library.find("cairo_surface_flush", found.surface_flush);
  library.find("cairo_surface_mark_dirty", found.surface_mark_dirty);
  library.find("cairo_surface_status", found.surface_status);
  library.find("cairo_translate", found.translate);
  return library.complete() ? std::optional(found) : std::nullopt;
}

// One handle finds what the libraries below it have, too.
std::optional<Pango> find_pango() {
  LateLibrary library("libpangocairo-1.0.so.0");
  Pango found{};
  library.find("pango_cairo_context_set_font_options", found.cairo_context_set_font_options);
  library.find("pango_cairo_context_set_resolution", found.cairo_context_set_resolution);
  library.find("pango_cairo_create_layout", found.cairo_create_layout);
  library.find("pango_cairo_show_layout", found.cairo_show_layout);
  library.find("pango_context_get_font_map", found.context_get_font_map);
  library.find("pango_context_set_base_dir", found.context_set_base_dir);
  library.find("pango_context_set_language", found.context_set_language);
  library.find("pango_font_description_from_string", found.font_description_from_string);
  library.find("pango_font_description_free", found.font_description_free);
  library.find("pango_font_map_list_families", found.font_map_list_families);
  library.find("pango_language_from_string", found.language_from_string);
  library.find("pango_layout_get_context", found.layout_get_context);
  library.find("pango_layout_get_direction", found.layout_get_direction);
  library.find("pango_layout_get_iter", found.layout_get_iter);
  library.find("pango_layout_get_pixel_size", found.layout_get_pixel_size);
  library.find("pango_layout_get_unknown_glyphs_count", found.layout_get_unknown_glyphs_count);
  library.find("pango_layout_iter_free", found.layout_iter_free);
  library.find("pango_layout_iter_get_run_readonly", found.layout_iter_get_run_readonly);
  library.find("pango_layout_iter_next_run", found.layout_iter_next_run);
  library.find("pango_layout_set_alignment", found.layout_set_alignment);
  library.find("pango_layout_set_auto_dir", found.layout_set_auto_dir);
  library.find("pango_layout_set_ellipsize", found.layout_set_ellipsize);
  library.find("pango_layout_set_font_description", found.layout_set_font_description);
  library.find("pango_layout_set_height", found.layout_set_height);
  library.find("pango_layout_set_text", found.layout_set_text);
  library.find("pango_layout_set_width", found.layout_set_width);
  library.find("pango_layout_set_wrap", found.layout_set_wrap);
  return library.complete() ? std::optional(found) : std::nullopt;
}

std::optional<Libjpeg> find_libjpeg() {
  LateLibrary library("libjpeg.so.62");
  Libjpeg found{};
  library.find("jpeg_CreateCompress", found.CreateCompress);
  library.find("jpeg_CreateDecompress", found.CreateDecompress);
  library.find("jpeg_calc_output_dimensions", found.calc_output_dimensions);
  library.find("jpeg_finish_compress", found.finish_compress);
  library.find("jpeg_mem_dest", found.mem_dest);
  library.find("jpeg_mem_src", found.mem_src);
  library.find("jpeg_read_header", found.read_header);
  library.find("jpeg_read_scanlines", found.read_scanlines);
  library.find("jpeg_set_defaults", found.set_defaults);
  library.find("jpeg_set_quality", found.set_quality);
  library.find("jpeg_start_compress", found.start_compress);
  library.find("jpeg_start_decompress", found.start_decompress);
  library.find("jpeg_std_error", found.std_error);
  library.find("jpeg_write_scanlines", found.write_scanlines);
  return library.complete() ? std::optional(found) : std::nullopt;
}

const std::optional<Cairo>& loaded_cairo() {
  static const std::optional<Cairo> library = find_cairo();
  return library;
}

const std::optional<Pango>& loaded_pango() {
  static const std::optional<Pango> library = find_pango();
  return library;
}

const std::optional<Libjpeg>& loaded_libjpeg() {
  static const std::optional<Libjpeg> library = find_libjpeg();
  return library;
}

}  // namespace

bool drawing_libraries_are_there() {
  return loaded_cairo() && loaded_pango() && loaded_libjpeg();
}

const Cairo& cairo() {
  return *loaded_cairo();
}

const Pango& pango() {
  return *loaded_pango();
}

const Libjpeg& libjpeg() {
  return *loaded_libjpeg();
}

}  // namespace lectern
