#include "read/pictures.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "read/links.h"

namespace lectern {
namespace {

using Node = HtmlDocument::Node;

// Smaller `data:` pictures are the placeholders of lazy loading.
constexpr std::size_t smallest_picture = 200;  // bytes

// -1 when it is no number: "100%", "auto".
int pixels(std::string_view text) {
  int value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
  return error == std::errc() && (rest.empty() || rest == "px") ? value : -1;
}

// The candidate of a srcset with the greatest width or density
// (https://html.spec.whatwg.org/multipage/images.html#srcset-attributes).
std::string_view best_of(std::string_view srcset) {
  std::string_view best;
  double greatest = -1;
  while (!srcset.empty()) {
    const std::size_t begin = srcset.find_first_not_of(" \t\n\r,");
    if (begin == std::string_view::npos) break;
    srcset.remove_prefix(begin);
    std::string_view address = srcset.substr(0, srcset.find_first_of(" \t\n\r"));
    srcset.remove_prefix(address.size());
    double size = 1;
    if (address.ends_with(',')) {
      address.remove_suffix(1);
    } else {
      const std::string_view descriptor = trim(srcset.substr(0, srcset.find(',')));
      std::from_chars(descriptor.data(), descriptor.data() + descriptor.size(), size);
      srcset.remove_prefix(std::min(srcset.find(','), srcset.size()));
    }
    if (size <= greatest || address.starts_with("data:")) continue;
    greatest = size;
    best = address;
  }
  return best;
}

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

// RFC 2397. Gives the index of the resource; -1 when it is no picture worth keeping.
int keep_data(std::string_view address, std::vector<Resource>& resources) {
  const std::size_t comma = address.find(',');
  if (comma == std::string_view::npos) return -1;
  const bool base64 = address.substr(0, comma).find(";base64") != std::string_view::npos;
  const std::string_view payload = address.substr(comma + 1);
  Resource resource;
  resource.bytes = base64 ? decode_base64(payload) : decode_percent(payload);
  resource.media_type = sniff_image(resource.bytes);
  if (resource.bytes.size() < smallest_picture || resource.media_type.empty()) return -1;
  const auto same = std::ranges::find(resources, resource.bytes, &Resource::bytes);
  if (same == resources.end()) {
    resources.push_back(std::move(resource));
    return static_cast<int>(resources.size()) - 1;
  }
  return static_cast<int>(same - resources.begin());
}

std::string_view source_of(const HtmlDocument& document, const Node& image) {
  for (const std::string_view lazy : {"data-src", "data-original"})
    if (const auto address = document.attribute(image, lazy); !address.empty()) return address;
  const std::string_view plain = document.attribute(image, "src");
  if (!plain.empty() && !plain.starts_with("data:")) return plain;
  for (const std::string_view set : {"data-srcset", "srcset"})
    if (const auto best = best_of(document.attribute(image, set)); !best.empty()) return best;
  const Node& parent = document.nodes()[image.parent];
  if (parent.tag == Tag::picture) {
    for (std::uint32_t i = image.parent + 1; i < parent.end; ++i) {
      const auto best = best_of(document.attribute(document.nodes()[i], "srcset"));
      if (!best.empty()) return best;
    }
  }
  return plain;
}

}  // namespace

bool is_decoration(const HtmlDocument& document, const Node& image) {
  const int width = pixels(document.attribute(image, "width"));
  const int height = pixels(document.attribute(image, "height"));
  if ((width >= 0 && width <= 2) || (height >= 0 && height <= 2)) return true;
  return document.attribute(image, "alt") == "Presentational grey line" ||
         document.attribute(image, "src").find("medium.com/_/stat") != std::string_view::npos;
}

std::string_view inline_picture_text(const HtmlDocument& document, const Node& image) {
  const std::string_view alt = trim(document.attribute(image, "alt"));
  const std::string_view classes = document.attribute(image, "class");
  const bool named = classes.find("emoji") != std::string_view::npos ||
                     classes.find("smiley") != std::string_view::npos;
  std::size_t at = 0;
  const bool symbol = !alt.empty() && alt.size() <= 16 && decode(alt, at) >= 0x1F000;
  return named || symbol ? alt : std::string_view();
}

Figure figure_of(const HtmlDocument& document, const Node& image, std::string_view base_url,
                 std::vector<Resource>& resources) {
  Figure figure;
  figure.alt = clean_line(document.attribute(image, "alt"));
  const std::string_view source = source_of(document, image);
  if (source.starts_with("data:")) {
    figure.resource = keep_data(source, resources);
  } else {
    figure.href = resolve_link(source, base_url);
  }
  return figure;
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
