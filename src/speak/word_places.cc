#include "speak/word_places.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace lectern {
namespace {

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// How much both begin with, in whole characters.
std::size_t common_prefix(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t size = 0;
  while (size < most && a[size] == b[size]) ++size;
  const auto splits = [size](std::string_view text) {
    return size < text.size() && is_continuation(text[size]);
  };
  if (splits(a) || splits(b))
    while (size > 0 && is_continuation(a[--size])) {
    }
  return size;
}

std::size_t common_suffix(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t size = 0;
  while (size < most && a[a.size() - 1 - size] == b[b.size() - 1 - size]) ++size;
  while (size > 0 && is_continuation(a[a.size() - size])) --size;
  return size;
}

}  // namespace

TextRange written_place(std::string_view spoken, std::string_view written, TextRange word) {
  if (spoken == written) return word;
  const std::size_t before = common_prefix(spoken, written);
  const std::size_t after = common_suffix(spoken.substr(before), written.substr(before));
  const std::size_t spoken_after = spoken.size() - after, written_after = written.size() - after;
  TextRange place = word;
  if (word.begin >= spoken_after)
    place.begin = static_cast<std::uint32_t>(word.begin - spoken_after + written_after);
  else if (word.begin > before)
    place.begin = static_cast<std::uint32_t>(before);
  if (word.end >= spoken_after)
    place.end = static_cast<std::uint32_t>(word.end - spoken_after + written_after);
  else if (word.end > before)
    place.end = static_cast<std::uint32_t>(written_after);
  return place;
}

}  // namespace lectern
