#include "cover/colours.h"

#include <algorithm>
#include <cmath>

#include "base/hash.h"

namespace lectern {
namespace {

constexpr Colour white{1, 1, 1};
constexpr double title_contrast = 7;    // WCAG 2.2, 1.4.6
constexpr double least_contrast = 4.5;  // 1.4.3
constexpr double saturation = 0.5;      // grounds, not signals
constexpr double highest_lightness = 0.4;

double linear(double part) {
  return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(Colour it) {
  return 0.2126 * linear(it.red) + 0.7152 * linear(it.green) + 0.0722 * linear(it.blue);
}

// CSS Color 4, section 7.1. `hue` in degrees.
double part_of(double hue, double lightness, double offset) {
  const double k = std::fmod(offset + hue / 30, 12);
  const double swing = saturation * std::min(lightness, 1 - lightness);
  return lightness - swing * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}));
}

Colour of_hue(double hue, double lightness) {
  return {part_of(hue, lightness, 0), part_of(hue, lightness, 8), part_of(hue, lightness, 4)};
}

Colour mix(Colour one, Colour other, double share) {
  const auto part = [&](double a, double b) { return a + (b - a) * share; };
  return {part(one.red, other.red), part(one.green, other.green), part(one.blue, other.blue)};
}

}  // namespace

double contrast(Colour one, Colour other) {
  const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
  return (lighter + 0.05) / (darker + 0.05);
}

CoverColours colours_for(std::string_view name) {
  const auto hue = static_cast<double>(hash_64(name) % 360);
  double lightness = highest_lightness;
  while (contrast(of_hue(hue, lightness), white) < title_contrast) lightness -= 0.01;
  CoverColours colours{of_hue(hue, lightness), white, white, of_hue(hue, 0.7)};
  double share = 0.3;
  do {
    colours.quiet_ink = mix(white, colours.ground, share);
    share -= 0.02;
  } while (contrast(colours.quiet_ink, colours.ground) < least_contrast);
  return colours;
}

}  // namespace lectern
