// Styled text as HTML elements.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "write/xhtml.h"

namespace lectern {

class InlinePrinter {
 public:
  explicit InlinePrinter(const Page& page) : page_(page) {}

  // What follows is printed there, as part of that document of the page.
  void begin_document(XmlWriter& out, std::size_t document);

  // The text of a paragraph, a heading, a cell or a caption.
  void print(const Inlines& inlines, const Setting& around);
  void print(std::string_view text);
  // A picture counts as a sentence to a Kobo. Each begin has its end.
  void begin_picture();
  void end_picture();

 private:
  void print_group(std::span<const Span> group, const Setting& around);
  void print_link(std::span<const Span> group, std::string_view address, const Setting& around);
  void print_reference(std::span<const Span> group, std::string_view address,
                       const Setting& around);
  void print_spans(std::span<const Span> group, const Setting& around);
  void print_span(const Span& span, const Setting& around);
  void print_content(const Span& span);
  void print_ruby(const Span& span);
  void print_lines(std::string_view text);
  void print_text(std::string_view text);
  void begin_text(std::string_view text);
  void begin_sentence();

  const Page& page_;
  XmlWriter* out_ = nullptr;
  std::size_t document_ = 0;
  std::unordered_set<std::string_view> referred_;  // notes that a printed reference led to
  // Of the text being printed, for a Kobo: its sentences, and how much of it is printed.
  std::vector<std::size_t> starts_;
  std::size_t printed_ = 0, paragraph_ = 0, sentence_ = 0;
};

// What follows one another and has the same link, or none.
std::span<const Span> first_group(std::span<const Span> spans);

}  // namespace lectern
