#include "fetch/image_type.h"

#include <array>
#include <cstddef>

namespace lectern {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::size_t at;
  std::string_view bytes, extension;
};
constexpr std::array signatures = {
    Signature{0, "\xFF\xD8\xFF"sv, "jpg"}, Signature{0, "\x89PNG\r\n\x1A\n"sv, "png"},
    Signature{0, "GIF87a"sv, "gif"},       Signature{0, "GIF89a"sv, "gif"},
    Signature{8, "WEBP"sv, "webp"},        Signature{4, "ftypavif"sv, "avif"},
    Signature{4, "ftypavis"sv, "avif"},    Signature{4, "ftypheic"sv, "heic"},
    Signature{4, "ftypheix"sv, "heic"},    Signature{4, "ftypmif1"sv, "heic"},
    Signature{0, "II*\0"sv, "tiff"},       Signature{0, "MM\0*"sv, "tiff"},
};

bool is_bmp(std::string_view bytes) {
  // "BM" begins words, too; two reserved numbers behind the size are zero.
  return bytes.starts_with("BM") && bytes.size() > 26 && bytes.substr(6, 4) == "\0\0\0\0"sv;
}

std::string_view without_space(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin == text.npos ? std::string_view() : text.substr(begin);
}

// Behind the end of what begins at the front; nothing when it has no end.
std::string_view behind(std::string_view text, std::string_view end) {
  const std::size_t at = text.find(end);
  return at == text.npos ? std::string_view() : without_space(text.substr(at + end.size()));
}

// The first element is svg; a page that holds a drawing is no drawing.
bool is_svg(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text = without_space(text);
  while (text.starts_with("<?") || text.starts_with("<!")) {
    if (text.starts_with("<!--"))
      text = behind(text, "-->");
    else if (text.starts_with("<?"))
      text = behind(text, "?>");
    else
      text = behind(text, text.find('[') < text.find('>') ? "]>"sv : ">"sv);
  }
  return text.starts_with("<svg") && text.size() > 4 && " \t\r\n/>"sv.find(text[4]) != text.npos;
}

}  // namespace

std::string_view image_extension(std::string_view bytes) {
  for (const Signature& it : signatures)
    if (bytes.size() > it.at && bytes.substr(it.at).starts_with(it.bytes)) return it.extension;
  if (is_bmp(bytes)) return "bmp";
  return is_svg(bytes) ? "svg" : "";
}

}  // namespace lectern
