#include "write/xhtml_inlines.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "base/utf8.h"
#include "write/address.h"
#include "write/formula.h"
#include "write/language.h"
#include "write/sentence_starts.h"

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

bool shows_text(std::span<const Span> group) {
  return std::ranges::any_of(group,
                             [](const Span& span) { return shows(span.text) || shows(span.ruby); });
}

bool has_setting(const Span& span, const Setting& around) {
  const std::string own = span.language.empty() ? std::string() : tidy_language(span.language);
  return (!own.empty() && own != "und" && own != around.language) ||
         (!span.direction.empty() && (span.direction == "rtl") != around.right_to_left);
}

}  // namespace

std::span<const Span> first_group(std::span<const Span> spans) {
  const auto same = [&](const Span& span) {
    return span.href == spans[0].href && span.target == spans[0].target &&
           span.note == spans[0].note;
  };
  const auto end = std::ranges::find_if_not(spans, same);
  return spans.first(static_cast<std::size_t>(end - spans.begin()));
}

void InlinePrinter::begin_document(XmlWriter& out, std::size_t document) {
  out_ = &out;
  document_ = document;
}

void InlinePrinter::print(const Inlines& inlines, const Setting& around) {
  if (page_.kind == PageKind::kepub) begin_text(plain_text(inlines));
  for (std::span<const Span> rest(inlines); !rest.empty();) {
    const std::span<const Span> group = first_group(rest);
    print_group(group, around);
    rest = rest.subspan(group.size());
  }
}

void InlinePrinter::print(std::string_view text) {
  if (page_.kind == PageKind::kepub) begin_text(text);
  print_text(text);
}

void InlinePrinter::begin_picture() {
  if (page_.kind != PageKind::kepub) return;
  begin_text({});
  begin_sentence();
}

void InlinePrinter::end_picture() {
  if (page_.kind == PageKind::kepub) out_->end();
}

// Spans that have the same link, or none.
void InlinePrinter::print_group(std::span<const Span> group, const Setting& around) {
  const Span& first = group[0];
  if (!first.target.empty()) {
    const std::string address = address_within(page_, first.target, document_);
    if (address.empty() || !shows_text(group)) return print_spans(group, around);
    if (first.note) return print_reference(group, address, around);
    return print_link(group, address, around);
  }
  const std::optional<std::string> address = tidy_address(first.href);
  address ? print_link(group, *address, around) : print_spans(group, around);
}

// A link that shows nothing shows where it leads. Links that leave the book say so.
void InlinePrinter::print_link(std::span<const Span> group, std::string_view address,
                               const Setting& around) {
  out_->begin("a").attribute("href", address);
  if (address.starts_with("http")) out_->attribute("rel", "external");
  shows_text(group) ? print_spans(group, around) : print_text(host_of(address));
  out_->end();
}

void InlinePrinter::print_reference(std::span<const Span> group, std::string_view address,
                                    const Setting& around) {
  const std::string_view note = group[0].target;
  out_->begin("a").attribute("href", address);
  if (referred_.insert(note).second) out_->attribute("id", reference_anchor(page_, note));
  if (page_.kind != PageKind::html) out_->attribute("epub:type", "noteref");
  out_->attribute("role", "doc-noteref");
  print_spans(group, around);
  out_->end();
}

void InlinePrinter::print_spans(std::span<const Span> group, const Setting& around) {
  for (const Span& span : group) print_span(span, around);
}

void InlinePrinter::print_span(const Span& span, const Setting& around) {
  const bool has_own_setting = has_setting(span, around);
  if (has_own_setting) print_setting(out_->begin("span"), span.language, span.direction, around);
  for (const StyleName& it : style_names)
    if ((span.styles & it.style) != 0) out_->begin(it.element);
  const bool is_short = shows(span.expansion) && shows(span.text);
  if (is_short) out_->begin("abbr").attribute("title", clean_line(span.expansion));
  print_content(span);
  if (is_short) out_->end();
  for (const StyleName& it : style_names)
    if ((span.styles & it.style) != 0) out_->end();
  if (has_own_setting) out_->end();
}

void InlinePrinter::print_content(const Span& span) {
  if (!span.math.empty() && has_formula(span)) {
    out_->markup(formula_element(span));
    printed_ += span.text.size();
  } else {
    shows(span.ruby) ? print_ruby(span) : print_lines(span.text);
  }
}

// An annotation over nothing is still somebody's text.
void InlinePrinter::print_ruby(const Span& span) {
  if (!shows(span.text)) {
    out_->text(span.ruby);
    printed_ += span.text.size();
    return;
  }
  out_->begin("ruby");
  print_lines(span.text);
  out_->element("rp", "(").element("rt", span.ruby).element("rp", ")").end();
}

void InlinePrinter::print_lines(std::string_view text) {
  for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n')) {
    print_text(text.substr(0, end));
    out_->begin("br").end_empty();
    text.remove_prefix(end + 1);
    ++printed_;
  }
  if (!text.empty()) print_text(text);
}

// For a Kobo each sentence lies in a span of its own; one that several elements share has a part in
// each.
void InlinePrinter::print_text(std::string_view text) {
  if (page_.kind != PageKind::kepub) {
    out_->text(text);
    return;
  }
  while (!text.empty()) {
    const auto next = std::ranges::upper_bound(starts_, printed_);
    const std::size_t size =
        next == starts_.end() ? text.size() : std::min(text.size(), *next - printed_);
    const std::string_view part = text.substr(0, size);
    if (shows(part)) {
      begin_sentence();
      out_->text(part).end();
    } else {
      out_->text(part);
    }
    printed_ += size;
    text.remove_prefix(size);
  }
}

void InlinePrinter::begin_text(std::string_view text) {
  ++paragraph_;
  sentence_ = printed_ = 0;
  starts_ = sentence_starts(text);
}

void InlinePrinter::begin_sentence() {
  out_->begin("span").attribute("class", "koboSpan");
  out_->attribute("id", fmt::format("kobo.{}.{}", paragraph_, ++sentence_));
}

Setting print_setting(XmlWriter& out, std::string_view language, std::string_view direction,
                      const Setting& around) {
  Setting inside = around;
  const std::string own = language.empty() ? std::string() : tidy_language(language);
  if (!own.empty() && own != "und" && own != around.language) {
    out.attribute("lang", own).attribute("xml:lang", own);
    inside = {own, is_right_to_left(own)};
  }
  if (!direction.empty()) inside.right_to_left = direction == "rtl";
  if (inside.right_to_left != around.right_to_left)
    out.attribute("dir", inside.right_to_left ? "rtl" : "ltr");
  return inside;
}

std::string print_language(XmlWriter& out, std::string_view tag, std::string_view around) {
  return print_setting(out, tag, {}, {std::string(around), is_right_to_left(around)}).language;
}

void print_root_language(XmlWriter& out, std::string_view language) {
  out.attribute("lang", language).attribute("xml:lang", language);
  if (is_right_to_left(language)) out.attribute("dir", "rtl");
}

void print_root_setting(XmlWriter& out, const Page& page) {
  out.attribute("lang", page.language).attribute("xml:lang", page.language);
  if (page.right_to_left) out.attribute("dir", "rtl");
  if (page.vertical) out.attribute("class", "vertical");
}

}  // namespace lectern
