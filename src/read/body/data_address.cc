#include "read/body/data_address.h"

#include <charconv>

#include "base/base64.h"
#include "base/utf8.h"

namespace lectern {
namespace {

using namespace std::string_view_literals;

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

// ISO base media files with one picture inside; what kind stands behind "ftyp".
std::string_view sniff_image_file(std::string_view bytes) {
  if (bytes.size() < 12 || bytes.substr(4, 4) != "ftyp") return {};
  const std::string_view brand = bytes.substr(8, 4);
  if (brand == "avif" || brand == "avis") return "image/avif";
  if (brand == "mif1" || brand.starts_with("hei") || brand.starts_with("hev")) return "image/heic";
  return {};
}

// "BM" alone may begin a text.
bool looks_like_bitmap(std::string_view bytes) {
  return bytes.starts_with("BM") && bytes.size() > 26 && bytes.substr(6, 4) == "\0\0\0\0"sv &&
         bytes.substr(15, 3) == "\0\0\0"sv;
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
  if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv)) return "image/tiff";
  if (looks_like_bitmap(bytes)) return "image/bmp";
  if (const std::string_view type = sniff_image_file(bytes); !type.empty()) return type;
  const std::string_view head = trim(bytes.substr(0, 256));
  if (head.starts_with("<svg") ||
      (head.starts_with("<?xml") && head.find("<svg") != std::string_view::npos))
    return "image/svg+xml";
  return {};
}

}  // namespace lectern
