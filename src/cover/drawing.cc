#include "cover/drawing.h"

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

#include <fmt/format.h>

#include "cover/colours.h"
#include "cover/jpeg_codec.h"
#include "cover/picture_size.h"
#include "cover/typesetter.h"

namespace lectern {
namespace {

constexpr int margin = 100;          // pixels, as all below
constexpr int picture_height = 800;  // of the lead picture
constexpr int text_width = cover_width - 2 * margin;
constexpr int foot_height = 140;                      // for authors and date
constexpr std::int64_t most_png_pixels = 40'000'000;  // Cairo decodes them whole

cairo_status_t read_some(void* closure, unsigned char* into, unsigned int size) {
  auto& left = *static_cast<std::string_view*>(closure);
  if (left.size() < size) return CAIRO_STATUS_READ_ERROR;
  std::memcpy(into, left.data(), size);
  left.remove_prefix(size);
  return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t* decode_png(std::string_view bytes, const PictureSize& size) {
  if (std::int64_t{size.width} * size.height > most_png_pixels) _exit(undecodable);
  cairo_surface_t* const surface = cairo().image_surface_create_from_png_stream(read_some, &bytes);
  if (cairo().surface_status(surface) != CAIRO_STATUS_SUCCESS) _exit(undecodable);
  return surface;
}

cairo_surface_t* decode(std::string_view bytes) {
  const auto size = size_of_picture(bytes);
  if (!size) _exit(undecodable);
  if (size->media_type == "image/png") return decode_png(bytes, *size);
  return decode_jpeg(bytes, cover_width, picture_height);
}

void fill(cairo_t* canvas, Colour colour, double left, double top, double width, double height) {
  cairo().set_source_rgb(canvas, colour.red, colour.green, colour.blue);
  cairo().rectangle(canvas, left, top, width, height);
  cairo().fill(canvas);
}

// Fills the upper half. What is too much goes from both sides, from a high picture more from below,
// for faces are above.
void draw_picture(cairo_t* canvas, std::string_view bytes) {
  cairo_surface_t* const picture = decode(bytes);
  const double width = cairo().image_surface_get_width(picture);
  const double height = cairo().image_surface_get_height(picture);
  const double scale = std::max(cover_width / width, picture_height / height);
  fill(canvas, {1, 1, 1}, 0, 0, cover_width, picture_height);  // behind what is transparent
  cairo().save(canvas);
  cairo().rectangle(canvas, 0, 0, cover_width, picture_height);
  cairo().clip(canvas);
  cairo().translate(canvas, (cover_width - width * scale) / 2,
                    (picture_height - height * scale) / 3);
  cairo().scale(canvas, scale, scale);
  cairo().set_source_surface(canvas, picture, 0, 0);
  cairo().pattern_set_filter(cairo().get_source(canvas), CAIRO_FILTER_GOOD);
  cairo().paint(canvas);
  cairo().restore(canvas);
}

std::string joined(const std::vector<std::string>& authors) {
  return fmt::format("{}", fmt::join(authors, ", "));
}

// Site, mark and title from the top; authors and date at the foot.
Status draw_texts(cairo_t* canvas, const CoverText& text, const CoverColours& colours, int top) {
  Typesetter setter(canvas, text.language, text.direction, text.title);
  if (!setter.has_fonts())
    return Error{Error::Code::not_found, "there is no font on this machine", "install some", ""};
  const std::string title = setter.printable(text.title);
  if (title.empty())
    return Error{Error::Code::not_found, "no font on this machine has the title's characters",
                 "install one that has", ""};
  const auto box = [](int height) { return TextBox{margin, 0, text_width, height}; };
  const int foot = cover_height - margin - foot_height;
  double y = top;
  if (const std::string site = setter.printable(text.site); !site.empty()) {
    const int height = setter.set(site, false, 40, 40, box(60));
    setter.show(y, colours.quiet_ink);
    y += height + 24;
  }
  fill(canvas, colours.mark, setter.is_right_to_left() ? cover_width - margin - 140 : margin, y,
       140, 10);
  y += 50;
  setter.set(title, true, 120, 48, box(foot - static_cast<int>(y) - 30));
  setter.show(y, colours.ink);

  const std::string authors = setter.printable(joined(text.authors));
  y = foot + foot_height;
  if (!text.date.empty()) {
    y -= setter.set(setter.printable(text.date), false, 36, 36, box(50));
    setter.show(y, colours.quiet_ink);
  }
  if (authors.empty()) return Done{};
  y -= 10 + setter.set(authors, false, 44, 44, box(64));
  setter.show(y, colours.quiet_ink);
  return Done{};
}

}  // namespace

Result<std::string> print_cover(const CoverText& text, std::string_view lead_picture) {
  const CoverColours colours = colours_for(text.site.empty() ? text.title : text.site);
  cairo_surface_t* const surface =
      cairo().image_surface_create(CAIRO_FORMAT_RGB24, cover_width, cover_height);
  cairo_t* const canvas = cairo().create(surface);
  fill(canvas, colours.ground, 0, 0, cover_width, cover_height);
  if (!lead_picture.empty()) draw_picture(canvas, lead_picture);
  const int top = lead_picture.empty() ? 2 * margin : picture_height + 70;
  LECTERN_TRY(draw_texts(canvas, text, colours, top));
  if (cairo().status(canvas) != CAIRO_STATUS_SUCCESS)
    return Error{Error::Code::system, "the drawing library refused", "", ""};
  return encode_jpeg(surface);  // the process ends now: nothing is freed
}

}  // namespace lectern
