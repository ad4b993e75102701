#include "base/utf8.h"
#include "base/xml.h"

namespace lectern {
namespace {

// XML 1.0, production [2] Char.
bool is_xml_character(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c != 0xFFFE && c != 0xFFFF;
}

bool is_plain_ascii(char c) {
  return c >= 0x20 && c < 0x7F;
}

bool stands_for_itself(char c) {
  return is_plain_ascii(c) && c != '<' && c != '>' && c != '&' && c != '"';
}

// What a reader would take for something else: markup, and line ends and tabs, which it turns into
// others (2.11) and in values into spaces (3.3.3).
std::string_view reference(char32_t c, bool in_value) {
  switch (c) {
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '&':
      return "&amp;";
    case '"':
      return "&quot;";
    case '\r':
      return "&#13;";
    case '\n':
      return in_value ? "&#10;" : "";
    case '\t':
      return in_value ? "&#9;" : "";
    default:
      return "";
  }
}

void append_escaped(std::string& out, std::string_view text, bool in_value) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t plain = at;
    while (plain < text.size() && stands_for_itself(text[plain])) ++plain;
    out += text.substr(at, plain - at);
    at = plain;
    if (at == text.size()) break;
    const char32_t character = decode(text, at);
    if (const std::string_view escaped = reference(character, in_value); !escaped.empty())
      out += escaped;
    else if (is_xml_character(character))
      append_utf8(out, character);
  }
}

void append_allowed(std::string& out, std::string_view markup) {
  for (std::size_t at = 0; at < markup.size();) {
    std::size_t plain = at;
    while (plain < markup.size() && is_plain_ascii(markup[plain])) ++plain;
    out += markup.substr(at, plain - at);
    at = plain;
    if (at == markup.size()) break;
    const char32_t character = decode(markup, at);
    if (is_xml_character(character)) append_utf8(out, character);
  }
}

}  // namespace

void XmlWriter::close_tag() {
  if (in_tag_) out_ += '>';
  in_tag_ = false;
}

XmlWriter& XmlWriter::begin(const char* name) {
  close_tag();
  out_ += '<';
  out_ += open_.emplace_back(name);
  in_tag_ = true;
  return *this;
}

XmlWriter& XmlWriter::attribute(const char* name, std::string_view value) {
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
  append_escaped(out_, value, /*in_value=*/true);
  out_ += '"';
  return *this;
}

XmlWriter& XmlWriter::text(std::string_view text) {
  close_tag();
  append_escaped(out_, text, /*in_value=*/false);
  return *this;
}

XmlWriter& XmlWriter::markup(std::string_view elements) {
  close_tag();
  append_allowed(out_, elements);
  return *this;
}

XmlWriter& XmlWriter::end() {
  close_tag();
  out_ += "</";
  out_ += open_.back();
  out_ += '>';
  open_.pop_back();
  return *this;
}

XmlWriter& XmlWriter::end_empty() {
  if (!in_tag_) return end();
  out_ += "/>";
  in_tag_ = false;
  open_.pop_back();
  return *this;
}

XmlWriter& XmlWriter::element(const char* name, std::string_view content) {
  return begin(name).text(content).end();
}

std::string XmlWriter::take() {
  return std::move(out_) + "\n";
}

}  // namespace lectern
