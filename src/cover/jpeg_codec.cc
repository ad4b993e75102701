#include "cover/jpeg_codec.h"

#include <unistd.h>

#include <bit>
#include <cstdint>
#include <cstdlib>

namespace lectern {
namespace {

constexpr int quality = 85;  // below it the edges of letters fray
constexpr std::uint64_t most_pixels = 100'000'000;

// A pixel of Cairo's is a number of 32 bits; libjpeg-turbo names the order of its bytes.
constexpr J_COLOR_SPACE cairos_order =
    std::endian::native == std::endian::little ? JCS_EXT_BGRX : JCS_EXT_XRGB;

void end_process(j_common_ptr) {
  _exit(undecodable);
}

void say_nothing(j_common_ptr) {}

jpeg_error_mgr* silent(jpeg_error_mgr& errors) {
  libjpeg().std_error(&errors);
  errors.error_exit = end_process;
  errors.output_message = say_nothing;
  return &errors;
}

// The smallest eighth that still covers what is wanted.
void choose_scale(jpeg_decompress_struct& jpeg, int width, int height) {
  jpeg.scale_denom = 8;
  for (jpeg.scale_num = 1; jpeg.scale_num < 8; ++jpeg.scale_num) {
    libjpeg().calc_output_dimensions(&jpeg);
    if (jpeg.output_width >= static_cast<JDIMENSION>(width) &&
        jpeg.output_height >= static_cast<JDIMENSION>(height))
      return;
  }
}

JSAMPROW row_of(cairo_surface_t* surface, JDIMENSION row) {
  return cairo().image_surface_get_data(surface) +
         static_cast<std::size_t>(row) *
             static_cast<std::size_t>(cairo().image_surface_get_stride(surface));
}

}  // namespace

cairo_surface_t* decode_jpeg(std::string_view bytes, int width, int height) {
  jpeg_decompress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = silent(errors);
  libjpeg().CreateDecompress(&jpeg, JPEG_LIB_VERSION, sizeof jpeg);
  libjpeg().mem_src(&jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  libjpeg().read_header(&jpeg, TRUE);
  const auto pixels = std::uint64_t{jpeg.image_width} * jpeg.image_height;
  if (pixels > most_pixels || jpeg.num_components > 3) _exit(undecodable);
  choose_scale(jpeg, width, height);
  jpeg.out_color_space = cairos_order;
  libjpeg().start_decompress(&jpeg);
  cairo_surface_t* const surface =
      cairo().image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(jpeg.output_width),
                                   static_cast<int>(jpeg.output_height));
  if (cairo().surface_status(surface) != CAIRO_STATUS_SUCCESS) _exit(undecodable);
  cairo().surface_flush(surface);
  while (jpeg.output_scanline < jpeg.output_height) {
    JSAMPROW row = row_of(surface, jpeg.output_scanline);
    libjpeg().read_scanlines(&jpeg, &row, 1);
  }
  cairo().surface_mark_dirty(surface);
  return surface;
}

std::string encode_jpeg(cairo_surface_t* surface) {
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = silent(errors);
  libjpeg().CreateCompress(&jpeg, JPEG_LIB_VERSION, sizeof jpeg);
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  libjpeg().mem_dest(&jpeg, &buffer, &size);
  cairo().surface_flush(surface);
  jpeg.image_width = static_cast<JDIMENSION>(cairo().image_surface_get_width(surface));
  jpeg.image_height = static_cast<JDIMENSION>(cairo().image_surface_get_height(surface));
  jpeg.input_components = 4;
  jpeg.in_color_space = cairos_order;
  libjpeg().set_defaults(&jpeg);
  libjpeg().set_quality(&jpeg, quality, TRUE);
  jpeg.optimize_coding = TRUE;
  for (int i = 0; i < jpeg.num_components; ++i)  // white letters on a colour need all of it
    jpeg.comp_info[i].h_samp_factor = jpeg.comp_info[i].v_samp_factor = 1;
  libjpeg().start_compress(&jpeg, TRUE);
  while (jpeg.next_scanline < jpeg.image_height) {
    JSAMPROW row = row_of(surface, jpeg.next_scanline);
    libjpeg().write_scanlines(&jpeg, &row, 1);
  }
  libjpeg().finish_compress(&jpeg);
  std::string bytes(reinterpret_cast<const char*>(buffer), size);
  std::free(buffer);
  return bytes;
}

}  // namespace lectern
