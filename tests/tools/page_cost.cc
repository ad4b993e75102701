// page_cost FOLDER [WORST]: what one page costs, a process of `lectern read` a page: the median,
// the 99th percentile and the largest of wall time and of resident memory, and what pages of 250 kB
// and more add to the memory of a run on the small page of the seeds, as a multiple of their own
// size (in smaller ones what any larger page needs first, 2 MiB of code and tables, weighs more).
// Then the WORST pages. For example on build/extraction/pages, which tests/score-extraction
// unpacks.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "line/program.h"

namespace lectern::line {
namespace {

namespace fs = std::filesystem;

struct Cost {
  fs::path page;
  double bytes, milliseconds, mebibytes;
  bool read;
};

Cost cost_of(const fs::path& page) {
  const Ended run = run_program({"read", page.string()});
  return {page, static_cast<double>(fs::file_size(page)), run.wall_seconds * 1000,
          static_cast<double>(run.peak_kib) / 1024, run.exit_code == 0};
}

void print(std::string_view name, std::vector<double> values, std::string_view unit) {
  if (values.empty()) return;
  std::ranges::sort(values);
  const auto at = [&](double share) {
    return values[std::min(values.size() - 1,
                           static_cast<std::size_t>(static_cast<double>(values.size()) * share))];
  };
  fmt::print("{:34}{:10.1f}{:10.1f}{:10.1f} {}\n", name, at(0.5), at(0.99), values.back(), unit);
}

int measure(const fs::path& folder, std::size_t worst) {
  constexpr double mebibyte = 1048576, least = 250000, limit = 64e6 / mebibyte;
  std::vector<Cost> costs;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) costs.push_back(cost_of(entry.path()));
  if (costs.empty()) {
    fmt::print("there are no pages in {}\n", folder.string());
    return 1;
  }
  const Cost small_page = cost_of(LECTERN_SOURCE_DIR "/seeds/012_6d0f92c4be517a38.html");
  std::vector<double> times, memory, added;
  double bytes = 0;
  for (const Cost& it : costs) {
    bytes += it.bytes;
    times.push_back(it.milliseconds);
    memory.push_back(it.mebibytes);
    if (it.bytes >= least)
      added.push_back((it.mebibytes - small_page.mebibytes) * mebibyte / it.bytes);
  }
  const auto refused = std::ranges::count(costs, false, &Cost::read);
  const auto small = std::ranges::count_if(memory, [](double it) { return it < limit; });
  fmt::print("{} pages of {:.1f} MB, {} refused; the page of the seeds takes {:.1f} MiB\n",
             costs.size(), bytes / 1e6, refused, small_page.mebibytes);
  fmt::print("{:34}{:>10}{:>10}{:>10}\n", "", "median", "99 %", "most");
  print("wall time", times, "ms");
  print("memory", memory, "MiB");
  print("memory added, pages from 250 kB", added, "times the page");
  fmt::print("below 64 MB: {:.1f} % of the pages\n",
             100 * static_cast<double>(small) / static_cast<double>(costs.size()));
  std::ranges::sort(costs, std::ranges::greater(), &Cost::mebibytes);
  for (std::size_t i = 0; i < std::min(worst, costs.size()); ++i)
    fmt::print("{:8.1f} MiB {:8.1f} ms {:9.0f} bytes  {}\n", costs[i].mebibytes,
               costs[i].milliseconds, costs[i].bytes, costs[i].page.filename().string());
  return 0;
}

}  // namespace
}  // namespace lectern::line

int main(int count, char** arguments) {
  if (count < 2) {
    fmt::print(stderr, "page_cost FOLDER [WORST]\n");
    return 2;
  }
  return lectern::line::measure(arguments[1],
                                count > 2 ? static_cast<std::size_t>(std::atoi(arguments[2])) : 0);
}
