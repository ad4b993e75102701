#include "read/data_address.h"

#include <charconv>

#include "base/utf8.h"

namespace lectern {
namespace {

int sextet(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return -1;
}

std::string decode_base64(std::string_view text) {  // RFC 4648, sections 4 and 5
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const int value = sextet(c);
    if (value < 0) continue;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFF);
  }
  return bytes;
}

std::string decode_percent(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned value = 0;
    const bool escape = text[i] == '%' && i + 2 < text.size() &&
                        std::from_chars(&text[i + 1], &text[i + 3], value, 16).ptr == &text[i + 3];
    bytes += escape ? static_cast<char>(value) : text[i];
    if (escape) i += 2;
  }
  return bytes;
}

}  // namespace

std::string bytes_of_data(std::string_view address) {
  const std::size_t comma = address.find(',');
  if (comma == std::string_view::npos) return {};
  const bool base64 = address.substr(0, comma).find(";base64") != std::string_view::npos;
  const std::string_view payload = address.substr(comma + 1);
  return base64 ? decode_base64(payload) : decode_percent(payload);
}

std::string_view sniff_image(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return "image/png";
  if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return "image/gif";
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return "image/webp";
  const std::string_view head = trim(bytes.substr(0, 256));
  if (head.starts_with("<svg") ||
      (head.starts_with("<?xml") && head.find("<svg") != std::string_view::npos))
    return "image/svg+xml";
  return {};
}

}  // namespace lectern
