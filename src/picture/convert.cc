#include "picture/convert.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "picture/bmp.h"
#include "picture/vips_library.h"

namespace lectern {
namespace {

constexpr int jpeg_quality = 82;
constexpr int png_effort = 6;  // of 9

struct Unref {
  void operator()(VipsImage* image) const { vips().object_unref(image); }
};
using Image = std::unique_ptr<VipsImage, Unref>;

struct Free {
  void operator()(void* memory) const { vips().free(memory); }
};

// The first line of what the library has to say.
Error trouble() {
  std::string_view said = vips().error_buffer();
  said = said.substr(0, std::min<std::size_t>(said.find('\n'), 200));
  const std::string what =
      said.empty() ? "it cannot be decoded" : fmt::format("it cannot be decoded ({})", said);
  Error error{Error::Code::malformed, what, "", ""};
  vips().error_clear();
  return error;
}

// Calls a function of the library that gives an image.
template <class Make>
Result<Image> make(Make&& call) {
  VipsImage* image = nullptr;
  if (call(&image) != 0 || image == nullptr) return trouble();
  return Image(image);
}

// libvips takes the bytes of its input as changeable, and does not change them.
void* changeable(std::string_view bytes) {
  return const_cast<char*>(bytes.data());
}

Status check_size(VipsImage* header) {
  const std::int64_t width = vips().image_get_width(header),
                     height = vips().image_get_height(header);
  if (width * height <= most_pixels) return Done{};
  return Error{Error::Code::too_large,
               fmt::format("it is {} by {} pixels, more than {} million", width, height,
                           most_pixels / 1'000'000),
               "", ""};
}

// Whether its colours are others than those of screens. Profiles of sRGB say so in their name;
// going through one takes a third of all the time that a photo takes.
bool needs_profile(VipsImage* header) {
  if (vips().image_get_interpretation(header) == VIPS_INTERPRETATION_CMYK) return true;
  const void* profile = nullptr;
  std::size_t size = 0;
  if (vips().image_get_typeof(header, VIPS_META_ICC_NAME) == 0 ||
      vips().image_get_blob(header, VIPS_META_ICC_NAME, &profile, &size) != 0)
    return false;
  return std::string_view(static_cast<const char*>(profile), size).find("sRGB") ==
         std::string_view::npos;
}

// A picture that turns out to be broken is refused instead of being shown half grey.
Result<Image> scaled(std::string_view bytes, int side, bool with_profile) {
  return make([&](VipsImage** out) {
    // The last option is left off where it is not wanted.
    const char* const profile = with_profile ? "export_profile" : nullptr;
    return vips().thumbnail_buffer(changeable(bytes), bytes.size(), out, side, "height", side,
                                   "size", VIPS_SIZE_DOWN, "fail_on", VIPS_FAIL_ON_ERROR, profile,
                                   "srgb", nullptr);
  });
}

// Eight bits of grey or sRGB, whatever it was.
Result<Image> in_plain_colours(Image image) {
  const VipsInterpretation now = vips().image_get_interpretation(image.get());
  if (now == VIPS_INTERPRETATION_sRGB || now == VIPS_INTERPRETATION_B_W) {
    if (vips().image_get_format(image.get()) == VIPS_FORMAT_UCHAR) return image;
    return make(
        [&](VipsImage** out) { return vips().cast(image.get(), out, VIPS_FORMAT_UCHAR, nullptr); });
  }
  const VipsInterpretation wanted =
      now == VIPS_INTERPRETATION_GREY16 ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB;
  return make(
      [&](VipsImage** out) { return vips().colourspace(image.get(), out, wanted, nullptr); });
}

using Save = int (*)(VipsImage*, void**, std::size_t*);

int save_jpeg(VipsImage* image, void** bytes, std::size_t* size) {
  return vips().jpegsave_buffer(image, bytes, size, "Q", jpeg_quality, "strip", TRUE, nullptr);
}

int save_png(VipsImage* image, void** bytes, std::size_t* size) {
  return vips().pngsave_buffer(image, bytes, size, "compression", png_effort, "strip", TRUE,
                               nullptr);
}

Result<Converted> saved(VipsImage* image, std::string_view media_type, Save save) {
  void* bytes = nullptr;
  std::size_t size = 0;
  if (save(image, &bytes, &size) != 0) return trouble();
  const std::unique_ptr<void, Free> memory(bytes);
  return Converted{media_type, std::string(static_cast<const char*>(bytes), size),
                   vips().image_get_width(image), vips().image_get_height(image)};
}

// The pixels of an image, all at hand.
struct Plane {
  const unsigned char* pixels;
  std::size_t bands, count, row;  // `row`: pixels

  const unsigned char* at(std::size_t pixel) const { return pixels + pixel * bands; }
};

bool is_opaque(const Plane& plane) {
  if (plane.bands % 2 != 0) return true;
  for (std::size_t i = 0; i < plane.count; ++i)
    if (plane.at(i)[plane.bands - 1] != 0xFF) return false;
  return true;
}

// Drawings and screens are flat: most pixels are as their left neighbours. Hardly any of a photo's
// are.
bool is_drawing(const Plane& plane) {
  std::size_t same = 0;
  for (std::size_t i = 1; i < plane.count; ++i)
    same +=
        i % plane.row != 0 && std::equal(plane.at(i), plane.at(i) + plane.bands, plane.at(i - 1));
  return same * 2 >= plane.count;
}

Result<Converted> saved_as_fits(const Image& image) {
  std::size_t size = 0;
  const std::unique_ptr<void, Free> memory(vips().image_write_to_memory(image.get(), &size));
  if (!memory) return trouble();
  const int width = vips().image_get_width(image.get()),
            height = vips().image_get_height(image.get()),
            bands = vips().image_get_bands(image.get());
  const auto row = static_cast<std::size_t>(width), band_count = static_cast<std::size_t>(bands);
  const Plane plane{static_cast<const unsigned char*>(memory.get()), band_count, size / band_count,
                    row};
  const Image decoded(
      vips().image_new_from_memory(memory.get(), size, width, height, bands, VIPS_FORMAT_UCHAR));
  if (!decoded) return trouble();
  if (is_opaque(plane) && !is_drawing(plane)) return saved(decoded.get(), "image/jpeg", save_jpeg);
  return saved(decoded.get(), "image/png", save_png);
}

Result<Converted> convert_bmp(std::string_view bytes, int side) {
  const Pixels pixels = LECTERN_TRY(decode_bmp(bytes));
  const Image whole(vips().image_new_from_memory(pixels.rgb.data(), pixels.rgb.size(), pixels.width,
                                                 pixels.height, 3, VIPS_FORMAT_UCHAR));
  if (!whole) return trouble();
  const Image image = LECTERN_TRY(make([&](VipsImage** out) {
    return vips().thumbnail_image(whole.get(), out, side, "height", side, "size", VIPS_SIZE_DOWN,
                                  nullptr);
  }));
  return saved_as_fits(image);
}

}  // namespace

Result<Converted> convert_picture(std::string_view bytes, const PictureOptions& options) {
  const int side = options.longest_side;
  if (is_bmp(bytes)) return convert_bmp(bytes, side);
  const Image header(
      vips().image_new_from_buffer(bytes.data(), bytes.size(), "", nullptr));  // nothing more yet
  if (!header) return trouble();
  LECTERN_TRY(check_size(header.get()));
  Image as_it_was = LECTERN_TRY(scaled(bytes, side, needs_profile(header.get())));
  const Image image = LECTERN_TRY(in_plain_colours(std::move(as_it_was)));
  // Straight from decoder to encoder, a few rows at a time.
  if (bytes.starts_with("\xFF\xD8\xFF")) return saved(image.get(), "image/jpeg", save_jpeg);
  return saved_as_fits(image);
}

}  // namespace lectern
