#include "write/markdown_inlines.h"

#include <algorithm>
#include <optional>
#include <span>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "write/address.h"
#include "write/formula.h"
#include "write/page.h"

namespace lectern {
namespace {

// Whether a character is for certain neither white space nor punctuation to CommonMark. What
// lies in other blocks counts as uncertain.
bool is_surely_letter(char32_t c) {
  if (c < 0x80) return is_ascii_alphanumeric(static_cast<char>(c));
  return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x400 && c <= 0x481) ||
         (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA) ||
         (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0xAC00 && c <= 0xD7A3);
}

char32_t first_character(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? U' ' : decode(text, at);
}

char32_t last_character(std::string_view text) {
  if (text.empty()) return U' ';
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return decode(text, at);
}

std::size_t longest_run(std::string_view text, char c) {
  std::size_t longest = 0, run = 0;
  for (const char it : text) {
    run = it == c ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

// Prints the spans one after the other.
class MarkdownInlinePrinter {
 public:
  MarkdownInlinePrinter(MarkdownPlace place, const NoteNames& notes)
      : place_(place), notes_(notes) {}

  void print(const Inlines& inlines) {
    const std::span<const Span> spans(inlines);
    for (std::size_t begin = 0; begin < spans.size();) {
      std::size_t end = begin + 1;
      while (end < spans.size() && spans[end].href == spans[begin].href &&
             spans[end].target == spans[begin].target)
        ++end;
      if (spans[begin].note && print_reference(spans[begin].target)) {
        begin = end;
        continue;
      }
      print_group(spans.subspan(begin, end - begin), end < spans.size() ? &spans[end] : nullptr);
      begin = end;
    }
  }

  std::string take() { return std::move(out_); }

 private:
  bool print_reference(std::string_view note) {
    const auto name = notes_.find(note);
    if (name == notes_.end()) return false;
    out_ += fmt::format("[^{}]", name->second);
    return true;
  }

  // Spans of one link, or of none; `after` is what follows them.
  void print_group(std::span<const Span> group, const Span* after) {
    const std::optional<std::string> address = tidy_address(group[0].href);
    if (address) begin_link();
    const std::size_t begin = out_.size();
    for (std::size_t i = 0; i < group.size(); ++i)
      print_span(group[i], address ? nullptr : i + 1 < group.size() ? &group[i + 1] : after);
    if (!address) return;
    if (!shows(std::string_view(out_).substr(begin))) {
      out_.resize(begin);
      add_text(host_of(*address));
    }
    out_.append("](").append(markdown_address(*address)).append(")");
  }

  // An exclamation mark before it would make it a picture.
  void begin_link() {
    if (out_.ends_with('!')) out_.insert(out_.size() - 1, 1, '\\');
    out_ += '[';
  }

  void print_span(const Span& span, const Span* after) {
    if (!shows(span.text) && shows(span.ruby)) return add_text(span.ruby);
    // White space inside the marks would undo them.
    const std::string_view text = span.text, core = trim(text);
    const auto lead = static_cast<std::size_t>(core.data() - text.data());
    if (core.empty() || span.styles == 0) return print_core(span, text);
    add_text(text.substr(0, lead));
    print_styled(span, core, lead + core.size() == text.size() ? after : nullptr);
    add_text(text.substr(lead + core.size()));
  }

  void print_styled(const Span& span, std::string_view core, const Span* after) {
    const bool subscript = (span.styles & Span::subscript) != 0,
               superscript = (span.styles & Span::superscript) != 0;
    const std::string mark = mark_for(span.styles);
    const bool stars = can_use_stars(span, core, after);
    if (!mark.empty()) out_ += stars ? mark : opening_tags(mark);
    if (subscript) out_ += "<sub>";
    if (superscript) out_ += "<sup>";
    (span.styles & Span::code) != 0 ? print_code(core) : print_core(span, core);
    if (superscript) out_ += "</sup>";
    if (subscript) out_ += "</sub>";
    if (!mark.empty()) out_ += stars ? mark : closing_tags(mark);
  }

  void print_core(const Span& span, std::string_view text) {
    if (!span.math.empty()) return print_formula(span, text);
    if (!shows(span.ruby)) return add_text(text);
    out_ += "<ruby>";
    add_text(text);
    out_ += "<rp>(</rp><rt>";
    add_text(span.ruby);
    out_ += "</rt><rp>)</rp></ruby>";
  }

  // A table's bar is no part of TeX that GitHub would see.
  void print_formula(const Span& span, std::string_view text) {
    const std::string tex = formula_in_tex(span);
    const bool bar = place_ == MarkdownPlace::cell && tex.find('|') != std::string::npos;
    tex.empty() || bar ? add_text(text) : void(out_ += tex);
  }

  static std::string mark_for(std::uint8_t styles) {
    std::string mark;
    if ((styles & Span::emphasis) != 0) mark += '*';
    if ((styles & Span::strong) != 0) mark += "**";
    return mark;
  }
  static std::string opening_tags(std::string_view mark) {
    return mark == "*" ? "<em>" : mark == "**" ? "<strong>" : "<em><strong>";
  }
  static std::string closing_tags(std::string_view mark) {
    return mark == "*" ? "</em>" : mark == "**" ? "</strong>" : "</strong></em>";
  }

  // CommonMark, section 6.2: a run of stars opens or closes by what stands on both its sides, and
  // in Chinese, where no spaces help, often does neither. Where that is not certain, tags do it.
  bool can_use_stars(const Span& span, std::string_view core, const Span* after) const {
    if ((span.styles & ~(Span::emphasis | Span::strong)) != 0 || shows(span.ruby)) return false;
    if (!is_surely_letter(first_character(core)) || !is_surely_letter(last_character(core)))
      return false;
    if (out_.ends_with('*') || out_.ends_with('>')) return false;
    return after == nullptr || (after->styles == 0 && !after->text.empty());
  }

  // As many backticks as needed; inside, nothing is an escape but a table's bar. Two such
  // stretches side by side would flow together.
  void print_code(std::string_view text) {
    if (out_.ends_with('`')) {
      out_ += "<code>";
      add_text(text);
      out_ += "</code>";
      return;
    }
    const std::string fence(longest_run(text, '`') + 1, '`');
    const bool padded = text.starts_with('`') || text.ends_with('`');
    out_ += fence;
    if (padded) out_ += ' ';
    for (const char c : text) {
      if (c == '|' && place_ == MarkdownPlace::cell) out_ += '\\';
      out_ += c == '\n' ? ' ' : c;
    }
    if (padded) out_ += ' ';
    out_ += fence;
  }

  void add_text(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) add_character(text, at);
  }

  void add_character(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == '\n') return add_line_break();
    if (c == ' ' && at_line_start()) return;  // would hide the start of the line from needs_escape
    if (needs_escape(text, at)) out_ += '\\';
    out_ += c;
  }

  void add_line_break() {
    if (place_ == MarkdownPlace::line) {
      out_ += ' ';
    } else if (place_ == MarkdownPlace::cell) {
      out_ += "<br>";
    } else if (out_.empty() || out_.ends_with('\n')) {
      return;  // an empty line would end the paragraph
    } else {
      out_ += "\\\n";
      line_begin_ = out_.size();
    }
  }

  bool at_line_start() const { return out_.empty() || out_.ends_with('\n'); }

  bool needs_escape(std::string_view text, std::size_t at) const {
    const char c = text[at];
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    switch (c) {
      case '\\':
      case '`':
      case '*':
      case '[':
      case ']':
      case '<':
      case '~':
        return true;
      case '_':  // inside a word it is a letter
        return !(is_ascii_alphanumeric(next) && at > 0 && is_ascii_alphanumeric(text[at - 1]));
      case '&':
        return next == '#' || is_ascii_alphanumeric(next);
      case '|':
        return place_ == MarkdownPlace::cell || at_line_start();
      case '#':  // begins a heading, or closes one
        return at_line_start() || out_.ends_with(' ') || out_.ends_with('#');
      case '>':
      case '-':
      case '+':
      case '=':
      case ':':
        return at_line_start();
      case '.':
      case ')':
        return ends_a_number();
      default:
        return false;
    }
  }

  // "12" at the start of a line: with a dot or bracket it would begin a list.
  bool ends_a_number() const {
    const std::string_view so_far = std::string_view(out_).substr(line_begin_);
    return !so_far.empty() && so_far.size() <= 9 && std::ranges::all_of(so_far, is_ascii_digit);
  }

  MarkdownPlace place_;
  const NoteNames& notes_;
  std::string out_;
  std::size_t line_begin_ = 0;  // in out_
};

}  // namespace

std::string markdown_inlines(const Inlines& inlines, MarkdownPlace place, const NoteNames& notes) {
  MarkdownInlinePrinter printer(place, notes);
  printer.print(inlines);
  std::string text = printer.take();
  // A break at the end would be a backslash that the reader sees.
  while (text.ends_with("\\\n")) text.resize(text.size() - 2);
  return std::string(trim(text));
}

std::string markdown_address(std::string_view tidy) {
  const bool has_brackets = tidy.find_first_of("()") != tidy.npos;
  return has_brackets ? fmt::format("<{}>", tidy) : std::string(tidy);
}

std::string markdown_text(std::string_view text) {
  return markdown_inlines({Span{clean_line(text)}}, MarkdownPlace::line);
}

}  // namespace lectern
