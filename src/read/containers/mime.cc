#include "read/containers/mime.h"
#include "read/characters/encoding.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

#include "base/ascii.h"
#include "base/base64.h"
#include "base/utf8.h"

namespace lectern {
namespace {

constexpr std::size_t most_parts = 10'000;
constexpr int deepest_part = 8;
constexpr std::size_t most_fields = 1'000;
constexpr std::size_t longest_value = 8'000;  // bytes of a field whose words are decoded

Error malformed(std::string what) {
  return {Error::Code::malformed, std::move(what), "save the page again", ""};
}

std::string_view trim_blanks(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// The next line without its end; moves past both.
std::string_view take_line(std::string_view& bytes) {
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  std::string_view line = bytes.substr(0, end);
  bytes.remove_prefix(std::min(end + 1, bytes.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// RFC 5322, 3.6.8: printable ASCII without a colon.
bool is_field_name(std::string_view name) {
  return !name.empty() && name.size() <= 100 &&
         std::ranges::all_of(name, [](char c) { return c > ' ' && c < 0x7F; });
}

int hex_digit(char c) {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The parts between the lines "--boundary", up to "--boundary--".
struct Split {
  std::vector<std::string_view> parts;
  bool whole = false;
};

Split split_at(std::string_view bytes, const std::string& boundary) {
  const std::string mark = "--" + boundary;
  Split split;
  std::size_t begin = bytes.npos;  // of the part that is open
  for (std::size_t at = 0; at < bytes.size() && split.parts.size() <= most_parts;) {
    const std::size_t line_end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = bytes.substr(at, line_end - at);
    const bool is_mark = line.starts_with(mark);
    const std::string_view rest = is_mark ? line.substr(mark.size()) : line;
    const bool last = is_mark && rest.starts_with("--");
    if (is_mark && (last || trim_blanks(rest).empty())) {
      if (begin != bytes.npos) split.parts.push_back(bytes.substr(begin, at - begin));
      begin = std::min(line_end + 1, bytes.size());
      split.whole = last;
      if (last) return split;
    }
    at = line_end + 1;
  }
  if (begin != bytes.npos) split.parts.push_back(bytes.substr(begin));
  return split;
}

// The line end before a boundary belongs to the boundary.
std::string_view without_last_line_end(std::string_view body) {
  if (body.ends_with('\n')) body.remove_suffix(1);
  if (body.ends_with('\r')) body.remove_suffix(1);
  return body;
}

// MIME knows no lengths; who writes one must mean it, or a part was cut.
bool has_its_length(const MimePart& part) {
  const std::string_view told = mime_value(part.fields, "content-length");
  std::size_t length = 0;
  const auto [end, error] = std::from_chars(told.data(), told.data() + told.size(), length);
  if (told.empty()) return true;
  if (error != std::errc() || end != told.data() + told.size()) return false;
  const std::size_t size = part.body.size();
  return (length >= size && length <= size + 2) || length == part.content().size();
}

struct Open {
  MimePart part;
  int depth;
};

// Takes a multipart apart: its parts come onto the stack, the first on top.
Status open_multipart(const Open& open, std::vector<Open>& stack, MimeMessage& message) {
  if (open.depth >= deepest_part)
    return Error{Error::Code::unsafe_input, "has parts in parts without end", "", ""};
  const std::string boundary =
      mime_parameter(mime_value(open.part.fields, "content-type"), "boundary");
  if (boundary.empty()) return malformed("does not say where its parts begin");
  const Split split = split_at(open.part.body, boundary);
  if (split.parts.empty()) return malformed("has none of the parts that it promises");
  if (split.parts.size() + stack.size() + message.parts.size() > most_parts)
    return Error{Error::Code::too_large, "has more than 10,000 parts", "", ""};
  message.whole = message.whole && split.whole;
  for (std::size_t i = split.parts.size(); i-- > 0;) {
    std::string_view bytes = split.parts[i];
    MimePart part;
    part.fields = read_mime_fields(bytes);
    // Without fields the empty line that would end them stands alone.
    if (part.fields.empty() && (bytes.starts_with('\n') || bytes.starts_with("\r\n")))
      bytes.remove_prefix(bytes.find('\n') + 1);
    const bool last = i + 1 == split.parts.size() && !split.whole;
    part.body = last ? bytes : without_last_line_end(bytes);
    stack.push_back({std::move(part), open.depth + 1});
  }
  return Done{};
}

// "?Q?…?=" and "?B?…?=" after the charset; empty `text` is a fine text, too.
struct Word {
  std::string charset, bytes;
  std::size_t size = 0;  // of all of it; 0: it is none
};

Word read_word(std::string_view value) {
  if (!value.starts_with("=?")) return {};
  const std::size_t charset_end = value.find('?', 2);
  if (charset_end == value.npos || charset_end + 2 >= value.size()) return {};
  const char coding = ascii_lower(value[charset_end + 1]);
  if (value[charset_end + 2] != '?' || (coding != 'q' && coding != 'b')) return {};
  const std::size_t begin = charset_end + 3, end = value.find("?=", begin);
  if (end == value.npos) return {};
  std::string text(value.substr(begin, end - begin));
  if (coding == 'q') std::ranges::replace(text, '_', ' ');
  std::string charset = ascii_lower(value.substr(2, charset_end - 2));
  charset.resize(std::min(charset.find('*'), charset.size()));  // RFC 2231: the language after it
  return {charset, coding == 'q' ? decode_quoted_printable(text) : decode_base64(text), end + 2};
}

std::string utf8_of(std::string_view bytes, std::string_view charset) {
  Notices of_no_interest;
  return decode_text(bytes, charset, of_no_interest);
}

}  // namespace

MimeFields read_mime_fields(std::string_view& bytes) {
  MimeFields fields;
  std::string_view rest = bytes;
  while (!rest.empty() && fields.size() < most_fields) {
    const std::string_view line = take_line(rest);
    if (line.empty()) break;
    const bool folded = line[0] == ' ' || line[0] == '\t';
    const std::size_t colon = line.find(':');
    if (folded && !fields.empty()) {
      fields.back().value += ' ';
      fields.back().value += trim_blanks(line);
    } else if (colon != line.npos && is_field_name(line.substr(0, colon))) {
      fields.push_back(
          {ascii_lower(line.substr(0, colon)), std::string(trim_blanks(line.substr(colon + 1)))});
    } else if (fields.empty()) {
      return {};
    }
  }
  if (!fields.empty()) bytes = rest;
  return fields;
}

std::string_view mime_value(const MimeFields& fields, std::string_view name) {
  const auto found = std::ranges::find(fields, name, &MimeField::name);
  return found == fields.end() ? std::string_view() : std::string_view(found->value);
}

std::string mime_type(std::string_view content_type) {
  return ascii_lower(trim_blanks(content_type.substr(0, content_type.find(';'))));
}

std::string mime_parameter(std::string_view content_type, std::string_view name) {
  std::size_t at = content_type.find(';');
  while (at < content_type.size()) {
    const std::size_t equals = content_type.find('=', at);
    if (equals == content_type.npos) return {};
    const std::string key = ascii_lower(trim_blanks(content_type.substr(at + 1, equals - at - 1)));
    std::size_t begin = content_type.find_first_not_of(" \t", equals + 1);
    if (begin == content_type.npos) return {};
    const bool quoted = content_type[begin] == '"';
    if (quoted) ++begin;
    const std::size_t end =
        std::min(content_type.find(quoted ? '"' : ';', begin), content_type.size());
    if (key == name) return std::string(trim_blanks(content_type.substr(begin, end - begin)));
    at = quoted ? content_type.find(';', end) : end;
  }
  return {};
}

std::string MimePart::type() const {
  const std::string type = mime_type(mime_value(fields, "content-type"));
  return type.empty() ? "text/plain" : type;
}

std::string MimePart::content() const {
  const std::string coding = ascii_lower(mime_value(fields, "content-transfer-encoding"));
  if (coding == "base64") return decode_base64(body);
  if (coding == "quoted-printable") return decode_quoted_printable(body);
  return std::string(body);
}

Result<MimeMessage> read_mime(std::string_view bytes) {
  MimeMessage message;
  MimePart whole;
  whole.fields = read_mime_fields(bytes);
  whole.body = bytes;
  message.fields = whole.fields;
  std::vector<Open> stack;
  stack.push_back({std::move(whole), 0});
  while (!stack.empty()) {
    Open open = std::move(stack.back());
    stack.pop_back();
    if (open.part.type().starts_with("multipart/")) {
      LECTERN_TRY(open_multipart(open, stack, message));
    } else if (!has_its_length(open.part)) {
      return malformed("a part of it has another length than it says");
    } else {
      message.parts.push_back(std::move(open.part));
    }
  }
  return message;
}

std::string decode_quoted_printable(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  while (!text.empty()) {
    const bool ended = text.find('\n') != text.npos;
    std::string_view line = take_line(text);
    line = line.substr(0, line.find_last_not_of(" \t") + 1);  // RFC 2045, 6.7 (3); npos + 1 is 0
    const bool soft = line.ends_with('=');
    if (soft) line.remove_suffix(1);
    for (std::size_t i = 0; i < line.size(); ++i) {
      const bool escape = line[i] == '=' && i + 2 < line.size() && hex_digit(line[i + 1]) >= 0 &&
                          hex_digit(line[i + 2]) >= 0;
      bytes += escape ? static_cast<char>(hex_digit(line[i + 1]) << 4 | hex_digit(line[i + 2]))
                      : line[i];
      if (escape) i += 2;
    }
    if (ended && !soft) bytes += '\n';
  }
  return bytes;
}

std::string decode_mime_words(std::string_view value) {
  value = value.substr(0, longest_value);
  std::string text;
  std::string charset, bytes;  // of words in a row: a character may be cut between two
  while (!value.empty()) {
    // Blanks between two words are there for the length of lines only.
    const std::size_t blanks =
        bytes.empty() ? 0 : std::min(value.find_first_not_of(" \t"), value.size());
    const Word word = read_word(value.substr(blanks));
    if (word.size == 0 || word.charset != charset)
      text += utf8_of(std::exchange(bytes, {}), charset);
    charset = word.charset;
    bytes += word.bytes;
    const std::size_t plain = std::min(value.find("=?", 1), value.size());
    if (word.size == 0) text += utf8_of(value.substr(0, plain), "");
    value.remove_prefix(word.size == 0 ? plain : blanks + word.size);
  }
  text += utf8_of(bytes, charset);
  return clean_line(text);
}

}  // namespace lectern
