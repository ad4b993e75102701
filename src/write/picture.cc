#include "write/picture.h"

#include <array>

namespace lectern {
namespace {

using namespace std::string_view_literals;

struct Known {
  std::string_view beginning;
  PictureFormat format;
};
constexpr std::array known = {
    Known{"\xFF\xD8\xFF"sv, {"image/jpeg", ".jpg"}},
    Known{"\x89PNG\r\n\x1A\n"sv, {"image/png", ".png"}},
    Known{"GIF87a"sv, {"image/gif", ".gif"}},
    Known{"GIF89a"sv, {"image/gif", ".gif"}},
    Known{"<svg"sv, {"image/svg+xml", ".svg"}},
};

}  // namespace

PictureFormat recognise_picture(std::string_view bytes) {
  for (const Known& it : known)
    if (bytes.starts_with(it.beginning)) return it.format;
  return {};
}

}  // namespace lectern
