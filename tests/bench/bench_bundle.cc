// bench_bundle [FOLDER] [ARTICLES...]: one book of many articles by the real program on one core,
// without fsync: CPU seconds of all its processes, and the memory of the largest (200, 984 and
// 10,000 articles if none is named); and one article, start-up included, by itself.
//
// The corpus is used over and over; copies get addresses of their own. Others, measured on the same
// 200 articles (984): epub-gen-memory 2.3 s and 170 MB (8 s, 324 MB), calibre 7.6 s and 213 MB
// (12 s, 311 MB), pandoc 10.8 s and 1,198 MB (51 s, 5,439 MB), percollate 116 s and 349 MB. One
// article: pandoc 0.06 s and 95 MB, calibre 0.9 s and 119 MB, percollate 1.6 s and 139 MB.
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/measure.h"
#include "read/archive/head.h"

namespace lectern::bench {
namespace {

namespace fs = std::filesystem;

constexpr const char* seed = LECTERN_SOURCE_DIR "/seeds/000_0e916cca4399556e.txt";
constexpr int rounds = 3;  // the least of them is told: others use the machine, too

std::vector<std::string> archive_files(const std::string& path) {
  std::vector<std::string> files = files_below(path);
  std::erase_if(files, [](const std::string& file) {
    return !parse_archive_head(line::bytes_of(file)).has_value();
  });
  return files;
}

// The address ends at the last `)` before the rule.
std::string with_address_of_its_own(std::string bytes, int copy) {
  const std::size_t end = bytes.rfind(')', bytes.find("\n------"));
  if (copy > 0 && end != bytes.npos) bytes.insert(end, fmt::format("?copy={}", copy));
  return bytes;
}

void fill(const std::string& folder, const std::vector<std::string>& corpus, int count) {
  const int size = static_cast<int>(corpus.size());
  for (int i = 0; i < count; ++i)
    line::write_bytes(fmt::format("{}/{:03}/{:06}.md", folder, i / 100, i),
                      with_address_of_its_own(
                          line::bytes_of(corpus[static_cast<std::size_t>(i % size)]), i / size));
}

// The cheapest of several runs with a new output each; `output` is where it lies. Exit code -1 when
// one failed.
line::Ended least(const std::vector<std::string>& arguments, const std::string& output) {
  line::Ended best;
  for (int round = 0; round < rounds; ++round) {
    fs::remove_all(fs::path(output).parent_path());
    const line::Ended run = line::run_program(arguments);
    if (run.exit_code != 0) return {};
    if (round == 0 || run.cpu_seconds < best.cpu_seconds) best = run;
  }
  return best;
}

bool print(const std::string& what, const line::Ended& run, const char* wanted) {
  fmt::print("{:>9} {:>9.3f} {:>9.3f} {:>9.1f}  {}\n", what, run.cpu_seconds, run.wall_seconds,
             static_cast<double>(run.peak_kib) / 1024, wanted);
  std::fflush(stdout);
  return run.exit_code == 0;
}

bool measure(const std::vector<std::string>& corpus, int count) {
  const line::Scratch scratch(fs::path(LECTERN_PROGRAM).parent_path());
  fill(scratch / "in", corpus, count);
  const std::string book = scratch / "out/book.epub";
  const line::Ended run = least({"convert", scratch / "in", "--bundle", book, "--group", "folder",
                                 "--no-sync", "--jobs", "1", "--quiet"},
                                book);
  const char* wanted = count == 200   ? "0.25 s, 60 MB"
                       : count == 984 ? "1.0 s, 100 MB"
                                      : "as much for each article, 100 MB";
  return print(fmt::format("{}", count), run, wanted);
}

bool measure_one() {
  const line::Scratch scratch(fs::path(LECTERN_PROGRAM).parent_path());
  return print(
      "alone",
      least({"convert", seed, "-o", scratch / "out", "--no-sync", "--quiet"}, scratch / "out/book"),
      "0.015 s, 25 MB");
}

}  // namespace
}  // namespace lectern::bench

int main(int count, char** arguments) {
  using namespace lectern::bench;
  std::vector<int> sizes;
  for (int i = 2; i < count; ++i) sizes.push_back(std::atoi(arguments[i]));
  if (sizes.empty()) sizes = {200, 984, 10000};
  const std::string path = input_path(count > 1 ? arguments[1] : nullptr);
  const auto corpus = archive_files(path);
  fmt::print("{} archive files in {}\n", corpus.size(), path);
  fmt::print("{:>9} {:>9} {:>9} {:>9}  {}\n", "articles", "CPU s", "wall s", "peak MiB", "wanted");
  bool good = !corpus.empty() && measure_one();
  for (const int size : sizes) good = good && measure(corpus, size);
  return good ? 0 : 1;
}
