// bench_pictures [PHOTOS [ONE_BY_ONE]]: what fitting a photo of 12 megapixels costs beside the
// image library's own call for the same (shrink while loading, scale, save), in time and in memory.
// Both work in turn, on the same photos, each time in a process of its own that has the library
// loaded: an article of five, or with a second argument five articles of one.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "bench/measure.h"
#include "lectern/picture.h"
#include "picture/samples.h"

namespace lectern::bench {
namespace {

constexpr int width = 4000, height = 3000;
constexpr int photos_a_turn = 5;
constexpr double wanted = 1.1;

// Hills, a sky and the noise of a sensor: about as large as such photos are.
std::string photo(int number) {
  const auto paint = [number](int x, int y) {
    const auto mixed = static_cast<unsigned>(x * 7919 + y * 104729 + number) * 2654435761U;
    const int noise = static_cast<int>(mixed >> 28);
    const double hill = std::sin(x / 300.0 + number) + std::cos(y / 170.0 + x / 900.0);
    const int light = static_cast<int>(100 + 40 * hill);
    return std::vector{light + noise, light * 3 / 4 + y / 50 + noise, light / 2 + y / 30 + noise};
  };
  return samples::picture(".jpg[Q=90]", width, height, paint);
}

bool bare(const std::string& bytes) {
  VipsImage* image = nullptr;
  void* saved = nullptr;
  std::size_t size = 0;
  const bool good =
      vips().thumbnail_buffer(const_cast<char*>(bytes.data()), bytes.size(), &image, 1600, "height",
                              1600, "size", VIPS_SIZE_DOWN, nullptr) == 0 &&
      vips().jpegsave_buffer(image, &saved, &size, "Q", 82, "strip", TRUE, nullptr) == 0;
  vips().object_unref(image);
  vips().free(saved);
  return good && size > 0;
}

using Photos = std::vector<std::string>;

// Both may use up what they get: they work in a process of their own.
bool all_bare(Photos& photos) {
  return std::all_of(photos.begin(), photos.end(), bare);
}

bool fitted(Photos& photos) {
  const std::size_t size = photos.size();
  Article article = samples::article_of(std::move(photos));
  Notices notices;
  fit_pictures(article, {}, notices);
  return article.resources.size() == size && notices.empty();
}

bool fitted_one_by_one(Photos& photos) {
  return std::all_of(photos.begin(), photos.end(), [](std::string& bytes) {
    Photos one = {std::move(bytes)};
    return fitted(one);
  });
}

struct Cost {
  Figure wall, cpu;  // milliseconds a photo
  double peak = 0;   // MiB, of the largest process
};

// Of `work` on the photos of a turn, in a child.
bool measure(Photos& photos, bool (*work)(Photos&), Cost& cost) {
  const auto begin = std::chrono::steady_clock::now();
  const pid_t pid = fork();
  if (pid == 0) _exit(work(photos) ? 0 : 1);
  int status = 0;
  rusage usage{};
  if (pid < 0 || wait4(pid, &status, 0, &usage) != pid || status != 0) return false;
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  cost.wall.add(wall.count() * 1000 / photos_a_turn);
  cost.cpu.add((line::seconds(usage.ru_utime) + line::seconds(usage.ru_stime)) * 1000 /
               photos_a_turn);
  cost.peak = std::max(cost.peak, static_cast<double>(usage.ru_maxrss) / 1024);
  return true;
}

void print(const char* what, double library, double ours) {
  fmt::print("{:<22} {:>10.1f} {:>10.1f} {:>8.3f}\n", what, library, ours, ours / library);
}

}  // namespace
}  // namespace lectern::bench

int main(int count, char** arguments) {
  using namespace lectern;
  using namespace lectern::bench;
  const int photos = count > 1 ? std::atoi(arguments[1]) : 20;
  if (!load_vips()) return 2;
  const auto fit = count > 2 ? fitted_one_by_one : fitted;
  Photos turn;
  for (int i = 0; i < photos_a_turn; ++i) turn.push_back(photo(i));
  Cost library, ours;
  bool good = true;
  for (int done = 0; done < photos && good; done += photos_a_turn)
    good = measure(turn, all_bare, library) && measure(turn, fit, ours);
  if (!good || photos <= 0) return 2;
  fmt::print("{} photos of {} by {}, {:.1f} MB each\n", photos, width, height,
             static_cast<double>(turn[0].size()) / 1e6);
  fmt::print("{:<22} {:>10} {:>10} {:>8}\n", "a photo", "library", "lectern", "ratio");
  print("wall ms, median", library.wall.median(), ours.wall.median());
  print("CPU ms, median", library.cpu.median(), ours.cpu.median());
  print("peak MiB", library.peak, ours.peak);
  fmt::print("wanted: ratios of at most {}\n", wanted);
  return ours.cpu.median() <= wanted * library.cpu.median() && ours.peak <= wanted * library.peak
             ? 0
             : 1;
}
