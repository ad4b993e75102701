#include "read/body/inlines.h"

#include <array>

#include "base/utf8.h"

namespace lectern {
namespace {

// What a lead byte says about the characters it begins.
enum class Lead : char { plain, ascii_space, look };

constexpr std::array<Lead, 256> leads = [] {
  std::array<Lead, 256> table{};
  for (std::size_t byte = 0; byte < 256; ++byte) {
    const bool space = byte == ' ' || (byte >= 0x09 && byte <= 0x0D);
    const bool control = byte < 0x20 || byte == 0x7F;
    // C2: nbsp, soft hyphen, C1; E1, E2, E3: spaces; EF: BOM and noncharacters; F0-F4: likewise
    const bool mixed = byte == 0xC2 || (byte >= 0xE1 && byte <= 0xE3) || byte >= 0xEF;
    table[byte] = space ? Lead::ascii_space : control || mixed ? Lead::look : Lead::plain;
  }
  return table;
}();

std::uint8_t flags(const TextStyle& style) {
  return static_cast<std::uint8_t>(
      (style.emphasis > 0 ? Span::emphasis : 0) | (style.strong > 0 ? Span::strong : 0) |
      (style.code > 0 ? Span::code : 0) | (style.subscript > 0 ? Span::subscript : 0) |
      (style.superscript > 0 ? Span::superscript : 0));
}

bool has_link(const Span& span, const TextStyle& style) {
  return span.href == style.href && span.target == style.target && span.note == style.note;
}

// Language, direction and what is meant.
bool has_manner(const Span& span, const TextStyle& style) {
  return span.language == style.language && span.direction == style.direction &&
         span.expansion == style.expansion;
}

bool has_style(const Span& span, const TextStyle& style) {
  return span.styles == flags(style) && span.ruby.empty() && span.math.empty() &&
         has_link(span, style) && has_manner(span, style);
}

Span styled(std::string_view text, const TextStyle& style) {
  Span span;
  span.text = text;
  span.styles = flags(style);
  span.href = style.href;
  span.language = style.language;
  span.target = style.target;
  span.note = style.note;
  span.expansion = style.expansion;
  span.direction = style.direction;
  return span;
}

// Lines of verse and of addresses are shorter than these, and so are most that were broken to fit
// a column; in characters.
constexpr std::size_t short_line = 120, short_wide_line = 24;

bool is_closing(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == 0x2019 || c == 0x201D || c == 0x300D ||
         c == 0x300F || c == 0xFF09;
}

// How many characters a line that ends with it must have to be a paragraph; 0: it ends no sentence.
std::size_t least_line(char32_t c) {
  switch (c) {
    case 0x3002:  // 。
    case 0xFF01:  // ！
    case 0xFF1F:  // ？
      return short_wide_line;
    case '.':
    case '!':
    case '?':
    case 0x0964:  // danda
    case 0x06D4:  // Arabic full stop
    case 0x061F:  // Arabic question mark
      return short_line;
    default:
      return 0;
  }
}

}  // namespace

bool InlineBuilder::ends_with_long_sentence() const {
  std::size_t characters = 0, least = 0;
  for (std::size_t i = spans_.size(); i-- > 0;) {
    const std::string& text = spans_[i].text;
    for (std::size_t end = text.size(); end > 0;) {
      std::size_t begin = end - 1;
      while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
      end = begin;
      if (text[begin] == '\n') return false;
      const char32_t c = decode(text, begin);
      if (least == 0 && is_closing(c)) continue;
      if (least == 0) least = least_line(c);
      if (least == 0) return false;
      if (++characters >= least) return true;
    }
  }
  return false;
}

Span& InlineBuilder::span_for(const TextStyle& style) {
  if (spans_.empty() || !has_style(spans_.back(), style)) spans_.push_back(styled("", style));
  return spans_.back();
}

// The space between two styles has what they share.
void InlineBuilder::separate(char separator, const TextStyle& style) {
  Span& last = spans_.back();
  const auto styles = static_cast<std::uint8_t>(last.styles & flags(style));
  static const TextStyle none;
  const bool text = last.ruby.empty() && last.math.empty();
  const bool same = has_link(last, style) && has_manner(last, style) && text;
  const bool plain = has_link(last, none) && has_manner(last, none) && text;
  if (last.styles == styles && (same || plain)) {
    last.text += separator;
    return;
  }
  Span span;
  span.text = separator;
  span.styles = styles;
  if (has_link(last, style)) {
    span.href = style.href;
    span.target = style.target;
    span.note = style.note;
  }
  if (last.language == style.language) span.language = style.language;
  if (last.direction == style.direction) span.direction = style.direction;
  spans_.push_back(std::move(span));
}

void InlineBuilder::put(std::string_view bytes, const TextStyle& style) {
  if ((at_break_ || space_) && !spans_.empty()) separate(at_break_ ? '\n' : ' ', style);
  at_break_ = space_ = false;
  span_for(style).text += bytes;
}

void InlineBuilder::add(std::string_view text, const TextStyle& style) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = at;
    while (at < text.size() && leads[static_cast<unsigned char>(text[at])] == Lead::plain) ++at;
    // A run of plain bytes ends before a character, since continuation bytes are plain too.
    if (at > begin) put(text.substr(begin, at - begin), style);
    while (at < text.size() && leads[static_cast<unsigned char>(text[at])] != Lead::plain) {
      const std::size_t start = at;
      const char32_t c = decode(text, at);
      if (is_white_space(c)) {
        space_ = true;
      } else if (is_invisible(c)) {
        ++invisible_;
      } else {
        put(text.substr(start, at - start), style);
      }
    }
  }
}

void InlineBuilder::add_ruby(std::string_view base, std::string_view annotation,
                             const TextStyle& style) {
  const std::string text = clean_line(base), over = clean_line(annotation);
  if (text.empty()) return add(over, style);
  const std::string_view words = trim(base);
  if (words.data() != base.data()) space_ = true;
  put("", style);
  spans_.push_back(styled(text, style));
  spans_.back().ruby = over;
  space_ = words.data() + words.size() != base.data() + base.size();
}

void InlineBuilder::add_math(std::string_view text, std::string markup, const TextStyle& style) {
  if (text.empty()) return;
  put("", style);
  spans_.push_back(styled(text, style));
  spans_.back().math = std::move(markup);
}

void InlineBuilder::add_break() {
  at_break_ = true;
}

Inlines InlineBuilder::take() {
  space_ = at_break_ = false;
  Inlines taken;
  taken.swap(spans_);
  std::erase_if(taken, [](const Span& span) { return span.text.empty(); });
  return taken;
}

}  // namespace lectern
