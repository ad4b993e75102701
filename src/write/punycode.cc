#include "write/punycode.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"

namespace lectern {
namespace {

// RFC 3492, section 5: parameter values for Punycode.
constexpr std::uint32_t base = 36, tmin = 1, tmax = 26, skew = 38, damp = 700, initial_bias = 72,
                        initial_n = 0x80;

char digit(std::uint32_t value) {
  return static_cast<char>(value < 26 ? 'a' + value : '0' + (value - 26));
}

// Section 6.1: bias adaptation function.
std::uint32_t adapt(std::uint32_t delta, std::uint32_t points, bool first) {
  delta = first ? delta / damp : delta / 2;
  delta += delta / points;
  std::uint32_t k = 0;
  for (; delta > ((base - tmin) * tmax) / 2; k += base) delta /= base - tmin;
  return k + (base - tmin + 1) * delta / (delta + skew);
}

// The variable-length integer of section 3.3.
void append_delta(std::string& out, std::uint32_t delta, std::uint32_t bias) {
  std::uint32_t q = delta;
  for (std::uint32_t k = base;; k += base) {
    const std::uint32_t t = k <= bias ? tmin : std::min(k - bias, tmax);
    if (q < t) break;
    out += digit(t + (q - t) % (base - t));
    q = (q - t) / (base - t);
  }
  out += digit(q);
}

// Section 6.3: encoding procedure. Requires: at most 63 code points, so nothing overflows.
std::string encode(const std::vector<std::uint32_t>& points) {
  std::string out;
  for (const std::uint32_t c : points)
    if (c < initial_n) out += static_cast<char>(c);
  const auto basic = static_cast<std::uint32_t>(out.size());
  if (basic > 0) out += '-';
  std::uint32_t n = initial_n, delta = 0, bias = initial_bias, handled = basic;
  while (handled < points.size()) {
    std::uint32_t next = UINT32_MAX;
    for (const std::uint32_t c : points)
      if (c >= n) next = std::min(next, c);
    delta += (next - n) * (handled + 1);
    n = next;
    for (const std::uint32_t c : points) {
      if (c < n) ++delta;
      if (c != n) continue;
      append_delta(out, delta, bias);
      bias = adapt(delta, handled + 1, handled == basic);
      delta = 0;
      ++handled;
    }
    ++delta;
    ++n;
  }
  return out;
}

}  // namespace

std::optional<std::string> ascii_label(std::string_view label) {
  if (std::ranges::all_of(label, [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return std::string(label);
  if (label.size() > 252 || !is_utf8(label)) return std::nullopt;
  std::vector<std::uint32_t> points;
  for (std::size_t at = 0; at < label.size();) points.push_back(decode(label, at));
  if (points.size() > 63) return std::nullopt;
  return "xn--" + encode(points);
}

}  // namespace lectern
