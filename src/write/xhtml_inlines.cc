// Styled text as HTML elements.
#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "write/address.h"
#include "write/formula.h"
#include "write/language.h"
#include "write/xhtml.h"

namespace lectern {
namespace {

struct StyleName {
  Span::Style style;
  const char* element;
};
constexpr std::array style_names = {
    StyleName{Span::strong, "strong"},   StyleName{Span::emphasis, "em"},
    StyleName{Span::code, "code"},       StyleName{Span::subscript, "sub"},
    StyleName{Span::superscript, "sup"},
};

void print_lines(XmlWriter& out, std::string_view text) {
  for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n')) {
    out.text(text.substr(0, end)).begin("br").end_empty();
    text.remove_prefix(end + 1);
  }
  if (!text.empty()) out.text(text);
}

// An annotation over nothing is still somebody's text.
void print_ruby(XmlWriter& out, const Span& span) {
  if (!shows(span.text)) {
    out.text(span.ruby);
    return;
  }
  out.begin("ruby");
  print_lines(out, span.text);
  out.element("rp", "(").element("rt", span.ruby).element("rp", ")").end();
}

void print_span(XmlWriter& out, const Span& span, std::string_view language) {
  const std::string own = span.language.empty() ? std::string() : tidy_language(span.language);
  const bool has_language = !own.empty() && own != "und" && own != language;
  if (has_language) print_language(out.begin("span"), own, language);
  for (const StyleName& it : style_names)
    if ((span.styles & it.style) != 0) out.begin(it.element);
  if (!span.math.empty() && has_formula(span)) {
    out.markup(formula_element(span));
  } else {
    shows(span.ruby) ? print_ruby(out, span) : print_lines(out, span.text);
  }
  for (const StyleName& it : style_names)
    if ((span.styles & it.style) != 0) out.end();
  if (has_language) out.end();
}

// A link that shows nothing shows where it leads.
void print_link(XmlWriter& out, std::span<const Span> group, std::string_view address,
                std::string_view language) {
  out.begin("a").attribute("href", address);
  const bool has_text = std::ranges::any_of(
      group, [](const Span& span) { return shows(span.text) || shows(span.ruby); });
  if (!has_text) out.text(host_of(address));
  if (has_text)
    for (const Span& span : group) print_span(out, span, language);
  out.end();
}

// Spans that have the same link, or none.
void print_group(XmlWriter& out, std::span<const Span> group, std::string_view language) {
  const std::optional<std::string> address = tidy_address(group[0].href);
  if (address) return print_link(out, group, *address, language);
  for (const Span& span : group) print_span(out, span, language);
}

}  // namespace

std::string print_language(XmlWriter& out, std::string_view tag, std::string_view around) {
  const std::string language = tag.empty() ? std::string() : tidy_language(tag);
  if (language.empty() || language == "und" || language == around) return std::string(around);
  out.attribute("lang", language).attribute("xml:lang", language);
  if (is_right_to_left(language) != is_right_to_left(around))
    out.attribute("dir", is_right_to_left(language) ? "rtl" : "ltr");
  return language;
}

void print_root_language(XmlWriter& out, std::string_view language) {
  out.attribute("lang", language).attribute("xml:lang", language);
  if (is_right_to_left(language)) out.attribute("dir", "rtl");
}

void print_inlines(XmlWriter& out, const Inlines& inlines, std::string_view language) {
  const std::span<const Span> spans(inlines);
  for (std::size_t begin = 0; begin < spans.size();) {
    std::size_t end = begin + 1;
    while (end < spans.size() && spans[end].href == spans[begin].href) ++end;
    print_group(out, spans.subspan(begin, end - begin), language);
    begin = end;
  }
}

}  // namespace lectern
