#include "write/sentence_starts.h"

#include <algorithm>

#include "base/utf8.h"

namespace lectern {
namespace {

bool is_wide_end(char32_t c) {
  return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF61;
}

bool is_end(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x061F || c == 0x06D4 ||
         c == 0x0964 || c == 0x0965 || c == 0x1362 || c == 0x104B || c == 0x17D4 || is_wide_end(c);
}

bool is_closing(char32_t c) {
  constexpr char32_t signs[] = {'"',    '\'',   ')',    ']',    0xBB,   0x2019, 0x201D,
                                0x203A, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0xFF09};
  return std::ranges::find(signs, c) != std::end(signs);
}

// The character before a full stop is a capital that stands alone: "J. Smith".
bool is_initial(std::string_view text, std::size_t stop) {
  if (stop == 0 || text[stop - 1] < 'A' || text[stop - 1] > 'Z') return false;
  return stop == 1 || text[stop - 2] == ' ' || text[stop - 2] == '.';
}

bool is_small(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF) || (c >= 0x430 && c <= 0x45F);
}

}  // namespace

std::vector<std::size_t> sentence_starts(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t stop = at;
    const char32_t end = decode(text, at);
    if (!is_end(end)) continue;
    bool wide = is_wide_end(end), spaced = false;
    std::size_t next = at;
    for (std::size_t look = at; look < text.size();) {
      const char32_t c = decode(text, look);
      if (!(is_end(c) || (is_closing(c) && !spaced) || is_white_space(c))) break;
      wide = wide || is_wide_end(c);
      spaced = spaced || is_white_space(c);
      next = look;
    }
    at = next;
    if (next >= text.size()) break;
    std::size_t look = next;
    const char32_t follower = decode(text, look);
    if (wide || (spaced && !is_small(follower) && !(end == '.' && is_initial(text, stop))))
      starts.push_back(next);
  }
  return starts;
}

}  // namespace lectern
