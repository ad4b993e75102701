#include "cover/typesetter.h"

#include <vector>

#include <fmt/format.h>

#include "base/utf8.h"

namespace lectern {
namespace {

// Fontconfig knows the shapes of Chinese characters by country, not by writing system.
const char* language_of_fonts(std::string_view tag) {
  struct Named {
    std::string_view tag;
    const char* language;
  };
  static constexpr Named names[] = {
      {"zh-Hant-HK", "zh-hk"}, {"zh-Hant-MO", "zh-hk"}, {"zh-HK", "zh-hk"}, {"yue", "zh-hk"},
      {"zh-Hant", "zh-tw"},    {"zh-TW", "zh-tw"},      {"zh", "zh-cn"},
  };
  for (const Named& it : names)
    if (tag.starts_with(it.tag)) return it.language;
  return nullptr;
}

constexpr int step = 8;  // pixels between the sizes that are tried

int units(int pixels) {
  return pixels * PANGO_SCALE;
}

}  // namespace

Typesetter::Typesetter(cairo_t* canvas, std::string_view language, std::string_view direction,
                       const std::string& title)
    : canvas_(canvas), layout_(pango().cairo_create_layout(canvas)) {
  PangoContext* const context = pango().layout_get_context(layout_);
  cairo_font_options_t* const options = cairo().font_options_create();
  cairo().font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo().font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo().font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango().cairo_context_set_font_options(context, options);
  pango().cairo_context_set_resolution(context, 96);
  const char* const known = language_of_fonts(language);
  pango().context_set_language(
      context,
      pango().language_from_string(known != nullptr ? known : std::string(language).c_str()));
  pango().layout_set_text(layout_, title.data(), static_cast<int>(title.size()));
  right_to_left_ = direction.empty()
                       ? pango().layout_get_direction(layout_, 0) == PANGO_DIRECTION_RTL
                       : direction == "rtl";
  pango().context_set_base_dir(context, right_to_left_ ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango().layout_set_auto_dir(layout_, FALSE);
  pango().layout_set_alignment(layout_, right_to_left_ ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

bool Typesetter::has_fonts() const {
  PangoFontFamily** families = nullptr;
  int count = 0;
  pango().font_map_list_families(pango().context_get_font_map(pango().layout_get_context(layout_)),
                                 &families, &count);
  return count > 0;  // the list is small, and so is the time that the process has to live
}

std::string Typesetter::printable(std::string text) {
  choose_font(/*bold=*/false, step);
  pango().layout_set_width(layout_, -1);
  pango().layout_set_text(layout_, text.data(), static_cast<int>(text.size()));
  if (pango().layout_get_unknown_glyphs_count(layout_) == 0) return text;
  std::vector<bool> unknown(text.size());
  PangoLayoutIter* const at = pango().layout_get_iter(layout_);
  do {
    const PangoLayoutRun* const run = pango().layout_iter_get_run_readonly(at);
    if (run == nullptr) continue;
    for (int i = 0; i < run->glyphs->num_glyphs; ++i)
      if ((run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
        unknown[static_cast<std::size_t>(run->item->offset + run->glyphs->log_clusters[i])] = true;
  } while (pango().layout_iter_next_run(at) != FALSE);
  pango().layout_iter_free(at);
  std::string kept;
  for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end) {
    decode(text, end);
    if (!unknown[begin]) kept.append(text, begin, end - begin);
  }
  return clean_line(kept);
}

void Typesetter::choose_font(bool bold, int pixels) {
  PangoFontDescription* const font = pango().font_description_from_string(
      fmt::format("Noto Sans,sans-serif {} {}px", bold ? "Bold" : "", pixels).c_str());
  pango().layout_set_font_description(layout_, font);
  pango().font_description_free(font);
}

bool Typesetter::fits() {
  int width = 0, height = 0;
  pango().layout_get_pixel_size(layout_, &width, &height);
  return width <= box_.width && height <= box_.height;
}

int Typesetter::set(const std::string& text, bool bold, int largest, int smallest, TextBox box) {
  box_ = box;
  pango().layout_set_text(layout_, text.data(), static_cast<int>(text.size()));
  pango().layout_set_width(layout_, units(box.width));
  pango().layout_set_height(layout_, -1);
  pango().layout_set_ellipsize(layout_, PANGO_ELLIPSIZE_NONE);
  pango().layout_set_wrap(layout_, PANGO_WRAP_WORD);  // a long word shows as too wide
  int pixels = largest;
  choose_font(bold, pixels);
  while (!fits() && pixels - step >= smallest) choose_font(bold, pixels -= step);
  if (!fits()) {
    pango().layout_set_wrap(layout_, PANGO_WRAP_WORD_CHAR);
    pango().layout_set_ellipsize(layout_, PANGO_ELLIPSIZE_END);
    pango().layout_set_height(layout_, units(box.height));
  }
  int width = 0, height = 0;
  pango().layout_get_pixel_size(layout_, &width, &height);
  return height;
}

void Typesetter::show(double top, Colour ink) {
  cairo().set_source_rgb(canvas_, ink.red, ink.green, ink.blue);
  cairo().move_to(canvas_, box_.left, top);
  pango().cairo_show_layout(canvas_, layout_);
}

}  // namespace lectern
