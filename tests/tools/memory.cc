// memory [HOURS...]: converts a book of so many hours of sound (1 and 10 if none is named), the
// seed's text over and over in one article, to MP3, and prints the resident memory of the largest
// process: it must not grow with the book. Ten hours take about two minutes of one processor.
#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "line/program.h"
#include "line/scratch.h"
#include "read/archive/head.h"

namespace lectern::line {
namespace {

constexpr double seed_seconds = 435;

bool measure(const std::string& body, double hours) {
  const auto times = static_cast<int>(std::ceil(hours * 3600 / seed_seconds));
  std::string book;
  for (int i = 0; i < times; ++i) book += body;
  const Scratch scratch(std::filesystem::path(LECTERN_PROGRAM).parent_path());
  write_bytes(scratch / "book.txt", archive_file("Book", book));
  const Ended run =
      run_program({"convert", scratch / "book.txt", "-o", scratch / "out", "--to", "mp3",
                   "--no-sync", "--jobs", "1", "--json", "--time-limit", "86400"});
  if (run.exit_code != 0) {
    fmt::print("exit code {}: {:.200}\n", run.exit_code, run.err);
    return false;
  }
  const double sound = nlohmann::json::parse(lines(run.out).at(0)).value("audio_seconds", 0.0);
  fmt::print("{:>8.2f} {:>12.2f} {:>10.1f} {:>10.1f} {:>10.1f}\n", sound / 3600,
             static_cast<double>(book.size()) / 1e6, run.wall_seconds, run.cpu_seconds,
             static_cast<double>(run.peak_kib) / 1024);
  std::fflush(stdout);
  return true;
}

}  // namespace
}  // namespace lectern::line

int main(int count, char** arguments) {
  using namespace lectern;
  std::vector<double> hours;
  for (int i = 1; i < count; ++i) hours.push_back(std::atof(arguments[i]));
  if (hours.empty()) hours = {1, 10};
  const std::string seed = line::bytes_of(LECTERN_SOURCE_DIR "/seeds/000_0e916cca4399556e.txt");
  const auto head = parse_archive_head(seed);
  if (!head) return 1;
  fmt::print("{:>8} {:>12} {:>10} {:>10} {:>10}\n", "hours", "MB of text", "wall s", "CPU s",
             "peak MiB");
  bool good = true;
  for (const double it : hours) good = line::measure(std::string(head->body), it) && good;
  return good ? 0 : 1;
}
