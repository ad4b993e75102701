// Formulas: MathML → a copy that may stand in any document, and words for those who cannot see it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "read/markup/html.h"

namespace lectern {

struct Formula {
  std::string markup;    // as Span::math has it; empty when there is nothing to show
  std::string text;      // the author's words for it, else the formula in one line
  bool display = false;  // stands on a line of its own
};

// Reads the <math> at `index`; `display` when its surroundings say so. Elements and attributes are
// those of presentation MathML that MathML Core has (https://www.w3.org/TR/mathml-core/); what else
// there is leaves its text, and TeX stays as an annotation. A <math> without content may have its
// TeX in `alttext`.
Formula read_formula(const HtmlDocument& document, std::uint32_t index, bool display = false);

// The formula that a page's author wrote in TeX.
Formula formula_of_tex(std::string_view tex, bool display);

}  // namespace lectern
