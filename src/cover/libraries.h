// Cairo with Pango, and libjpeg, as this process has them.
#pragma once

#include <pango/pangocairo.h>
// jpeglib.h needs the others' names.
#include <cstddef>
#include <cstdio>

#include <jpeglib.h>

namespace lectern {

// The functions that are used, under their names without the library's.
struct Cairo {
  decltype(&cairo_clip) clip;
  decltype(&cairo_create) create;
  decltype(&cairo_fill) fill;
  decltype(&cairo_font_options_create) font_options_create;
  decltype(&cairo_font_options_set_antialias) font_options_set_antialias;
  decltype(&cairo_font_options_set_hint_metrics) font_options_set_hint_metrics;
  decltype(&cairo_font_options_set_hint_style) font_options_set_hint_style;
  decltype(&cairo_get_source) get_source;
  decltype(&cairo_image_surface_create) image_surface_create;
  decltype(&cairo_image_surface_create_from_png_stream) image_surface_create_from_png_stream;
  decltype(&cairo_image_surface_get_data) image_surface_get_data;
  decltype(&cairo_image_surface_get_height) image_surface_get_height;
  decltype(&cairo_image_surface_get_stride) image_surface_get_stride;
  decltype(&cairo_image_surface_get_width) image_surface_get_width;
  decltype(&cairo_move_to) move_to;
  decltype(&cairo_paint) paint;
  decltype(&cairo_pattern_set_filter) pattern_set_filter;
  decltype(&cairo_rectangle) rectangle;
  decltype(&cairo_restore) restore;
  decltype(&cairo_save) save;
  decltype(&cairo_scale) scale;
  decltype(&cairo_set_source_rgb) set_source_rgb;
  decltype(&cairo_set_source_surface) set_source_surface;
  decltype(&cairo_status) status;
  decltype(&cairo_surface_flush) surface_flush;
  decltype(&cairo_surface_mark_dirty) surface_mark_dirty;
  decltype(&cairo_surface_status) surface_status;
  decltype(&cairo_translate) translate;
};

struct Pango {
  decltype(&pango_cairo_context_set_font_options) cairo_context_set_font_options;
  decltype(&pango_cairo_context_set_resolution) cairo_context_set_resolution;
  decltype(&pango_cairo_create_layout) cairo_create_layout;
  decltype(&pango_cairo_show_layout) cairo_show_layout;
  decltype(&pango_context_get_font_map) context_get_font_map;
  decltype(&pango_context_set_base_dir) context_set_base_dir;
  decltype(&pango_context_set_language) context_set_language;
  decltype(&pango_font_description_from_string) font_description_from_string;
  decltype(&pango_font_description_free) font_description_free;
  decltype(&pango_font_map_list_families) font_map_list_families;
  decltype(&pango_language_from_string) language_from_string;
  decltype(&pango_layout_get_context) layout_get_context;
  decltype(&pango_layout_get_direction) layout_get_direction;
  decltype(&pango_layout_get_iter) layout_get_iter;
  decltype(&pango_layout_get_pixel_size) layout_get_pixel_size;
  decltype(&pango_layout_get_unknown_glyphs_count) layout_get_unknown_glyphs_count;
  decltype(&pango_layout_iter_free) layout_iter_free;
  decltype(&pango_layout_iter_get_run_readonly) layout_iter_get_run_readonly;
  decltype(&pango_layout_iter_next_run) layout_iter_next_run;
  decltype(&pango_layout_set_alignment) layout_set_alignment;
  decltype(&pango_layout_set_auto_dir) layout_set_auto_dir;
  decltype(&pango_layout_set_ellipsize) layout_set_ellipsize;
  decltype(&pango_layout_set_font_description) layout_set_font_description;
  decltype(&pango_layout_set_height) layout_set_height;
  decltype(&pango_layout_set_text) layout_set_text;
  decltype(&pango_layout_set_width) layout_set_width;
  decltype(&pango_layout_set_wrap) layout_set_wrap;
};

struct Libjpeg {
  decltype(&jpeg_CreateCompress) CreateCompress;
  decltype(&jpeg_CreateDecompress) CreateDecompress;
  decltype(&jpeg_calc_output_dimensions) calc_output_dimensions;
  decltype(&jpeg_finish_compress) finish_compress;
  decltype(&jpeg_mem_dest) mem_dest;
  decltype(&jpeg_mem_src) mem_src;
  decltype(&jpeg_read_header) read_header;
  decltype(&jpeg_read_scanlines) read_scanlines;
  decltype(&jpeg_set_defaults) set_defaults;
  decltype(&jpeg_set_quality) set_quality;
  decltype(&jpeg_start_compress) start_compress;
  decltype(&jpeg_start_decompress) start_decompress;
  decltype(&jpeg_std_error) std_error;
  decltype(&jpeg_write_scanlines) write_scanlines;
};

// Whether all are there. They are loaded here, late: with fontconfig and GLib they bring twenty
// more along, and most commands draw nothing.
bool drawing_libraries_are_there();

// Only where they are.
const Cairo& cairo();
const Pango& pango();
const Libjpeg& libjpeg();

}  // namespace lectern
