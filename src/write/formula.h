// The formula of a span: whether it may be printed, and in which forms.
#pragma once

#include <string>

#include "lectern/article.h"

namespace lectern {

// Whether it holds one well-formed <math>.
bool has_formula(const Span& span);

// As an element of XHTML, which HTML reads too: with its namespace, and the span's text as the
// alternative. Requires: has_formula().
std::string formula_element(const Span& span);

// In the TeX of its annotation, "$x^2$", or "$$…$$" when it stands on a line of its own; empty when
// there is none or Markdown could not hold it.
std::string formula_in_tex(const Span& span);

}  // namespace lectern
