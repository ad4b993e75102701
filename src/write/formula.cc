#include "write/formula.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/xml.h"

namespace lectern {
namespace {

constexpr std::string_view start = "<math";
constexpr std::string_view tex_begin = "<annotation encoding=\"application/x-tex\">";

std::string unescape(std::string_view text) {
  constexpr std::pair<std::string_view, char> names[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}};
  std::string out;
  while (!text.empty()) {
    const auto* name =
        std::ranges::find_if(names, [&](const auto& it) { return text.starts_with(it.first); });
    const bool found = name != std::end(names);
    out += found ? name->second : text.front();
    text.remove_prefix(found ? name->first.size() : 1);
  }
  return out;
}

std::string escaped_attribute(std::string_view text) {
  std::string element = XmlWriter("").begin("a").attribute("alttext", text).end().take();
  return element.substr(2, element.find('>') - 2);
}

}  // namespace

bool has_formula(const Span& span) {
  const std::string_view markup = span.math;
  if (!markup.starts_with(start) || !markup.ends_with("</math>")) return false;
  return bool(scan_xml(markup, [](const XmlNode&) { return true; }));
}

std::string formula_element(const Span& span) {
  return "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"" +
         escaped_attribute(clean_line(span.text)) + span.math.substr(start.size());
}

std::string formula_in_tex(const Span& span) {
  const std::size_t begin = span.math.rfind(tex_begin);
  if (begin == std::string::npos) return {};
  const std::string_view rest = std::string_view(span.math).substr(begin + tex_begin.size());
  const std::string tex = clean_line(unescape(rest.substr(0, rest.find("</annotation>"))));
  if (tex.empty() || tex.find('$') != std::string::npos) return {};
  const std::string_view mark = span.math.starts_with("<math display=\"block\"") ? "$$" : "$";
  return std::string(mark) + tex + std::string(mark);
}

}  // namespace lectern
