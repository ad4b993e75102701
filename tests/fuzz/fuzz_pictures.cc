// Any bytes as a picture, without decoding: no crash, and what passes does so again, unchanged.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "picture/bmp.h"
#include "picture/gif.h"
#include "picture/jpeg.h"
#include "picture/png.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const auto look : {lectern::look_at_jpeg, lectern::look_at_png, lectern::look_at_gif}) {
    const lectern::Raster raster = look(bytes);
    if (!raster.plain) continue;
    const std::string stripped = raster.stripped();
    const lectern::Raster again = look(stripped);
    if (!again.plain || again.stripped() != stripped || again.width != raster.width ||
        again.height != raster.height)
      std::abort();
  }
  const auto pixels = lectern::decode_bmp(bytes);
  if (pixels && pixels->rgb.size() != std::size_t{3} * static_cast<std::size_t>(pixels->width) *
                                          static_cast<std::size_t>(pixels->height))
    std::abort();
  return 0;
}
