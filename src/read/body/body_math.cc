// Formulas as pages have them: MathML, or what KaTeX, MathJax and MediaWiki make of TeX.
#include "base/utf8.h"
#include "read/body/body_walker.h"
#include "read/markup/elements.h"

namespace lectern {
namespace {

using Node = HtmlDocument::Node;

// Elements in which a script or a server draws a formula, with MathML beside the drawing.
constexpr std::string_view renderers[] = {"mwe-math-element", "katex", "MathJax", "mjx-chtml"};

bool is_renderer(const HtmlDocument& document, const Node& node) {
  if ((node.tag != Tag::span && node.tag != Tag::div) || node.count == 0) return false;
  for (const std::string_view name : renderers)
    if (has_class(document, node, name)) return true;
  return false;
}

bool is_display(const HtmlDocument& document, const Node& node) {
  const std::string_view classes = document.attribute(node, "class");
  return classes.find("display") != classes.npos || classes.find("Display") != classes.npos;
}

}  // namespace

BodyWalker::Index BodyWalker::formula(Index index, InlineBuilder& text, bool blocks) {
  const Node& node = nodes_[index];
  if (!has_math_ || skipping_) return index;
  if (node.tag == Tag::math) {
    const bool is_source = node.end == index + 1;
    if (is_source && rendered_end_ != 0 && index <= rendered_end_ + 1) return node.end;
    if (is_all_dropped(index)) return node.end;
    Formula it = read_formula(document_, index);
    if (it.text.empty()) return is_source ? node.end : index;
    add_formula(std::move(it), text, blocks);
    return node.end;
  }
  if (!is_renderer(document_, node)) return index;
  const Index math = math_in(index);
  if (math == 0) return has_tex_behind(node.end) ? node.end : index;
  if (is_all_dropped(index)) return node.end;
  Formula it = read_formula(document_, math, is_display(document_, node));
  if (it.text.empty()) return index;
  add_formula(std::move(it), text, blocks);
  rendered_end_ = node.end;
  return node.end;
}

void BodyWalker::add_formula(Formula formula, InlineBuilder& text, bool blocks) {
  const bool own_line = formula.display && blocks && &text == &blocks_.text();
  if (own_line) blocks_.end_paragraph();
  text.add_math(formula.text, std::move(formula.markup), style_);
  if (own_line) blocks_.end_paragraph();
}

BodyWalker::Index BodyWalker::math_in(Index index) const {
  for (Index i = index + 1; i < nodes_[index].end; ++i)
    if (nodes_[i].tag == Tag::math) return i;
  return 0;
}

bool BodyWalker::has_tex_behind(Index end) const {
  if (end < nodes_.size() && nodes_[end].tag == Tag::text &&
      trim(document_.text(nodes_[end])).empty())
    ++end;
  return end < nodes_.size() && nodes_[end].tag == Tag::math && nodes_[end].end == end + 1;
}

bool BodyWalker::formula_picture(const Node& image, InlineBuilder& text) {
  const bool named = has_class(document_, image, "mwe-math-fallback") ||
                     has_class(document_, image, "latex") ||
                     document_.attribute(image, "class") == "tex";
  const std::string_view tex = document_.attribute(image, "alt");
  if (!named || tex.empty()) return false;
  Formula it = formula_of_tex(tex, false);
  text.add_math(it.text, std::move(it.markup), style_);
  return true;
}

}  // namespace lectern
