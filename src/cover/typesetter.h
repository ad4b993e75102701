// Lines of text on a cover. Wraps Pango.
#pragma once

#include <string>
#include <string_view>

#include "cover/colours.h"
#include "cover/libraries.h"

namespace lectern {

struct TextBox {
  double left = 0, top = 0;
  int width = 0, height = 0;  // pixels; what does not fit ends in "…"
};

class Typesetter {
 public:
  // Draws on `canvas`, which must outlive this. `title` settles the direction where `direction`
  // ("rtl", "ltr") is empty.
  Typesetter(cairo_t* canvas, std::string_view language, std::string_view direction,
             const std::string& title);

  bool has_fonts() const;
  bool is_right_to_left() const { return right_to_left_; }

  // The text without those characters that no font has.
  std::string printable(std::string text);

  // Lays it out as large as fits, `largest` to `smallest` pixels. Gives the height.
  int set(const std::string& text, bool bold, int largest, int smallest, TextBox box);
  // Draws what was set last, at its box but for the top.
  void show(double top, Colour ink);

 private:
  void choose_font(bool bold, int pixels);
  bool fits();

  cairo_t* canvas_;
  PangoLayout* layout_;
  TextBox box_;
  bool right_to_left_ = false;
};

}  // namespace lectern
