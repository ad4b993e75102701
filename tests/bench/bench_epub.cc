// bench_epub [FOLDER] [ARTICLES...]: articles a second on one core, from archive files to EPUB
// files on disk without fsync, by the real program; and its memory, which must not grow with the
// number of articles (200, 2,000 and 10,000 if none is named).
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

// `count` files in folders of a thousand, the corpus over and over.
void fill(const std::string& folder, const std::vector<std::string>& corpus, int count) {
  for (int i = 0; i < count; ++i) {
    const fs::path path = fmt::format("{}/{:03}/{:06}.txt", folder, i / 1000, i);
    fs::create_directories(path.parent_path());
    fs::copy_file(corpus[static_cast<std::size_t>(i) % corpus.size()], path);
  }
}

// The archive files among them: what lectern does not read would look like speed.
std::vector<std::string> archive_files(const std::string& path) {
  std::vector<std::string> files = files_below(path);
  std::erase_if(files, [](const std::string& file) {
    return !parse_archive_head(line::bytes_of(file)).has_value();
  });
  return files;
}

bool measure(const std::vector<std::string>& corpus, int count) {
  const line::Scratch scratch(fs::path(LECTERN_PROGRAM).parent_path());
  fill(scratch / "in", corpus, count);
  const line::Ended run =
      line::run_program({"convert", scratch / "in", "-o", scratch / "out", "--to", "epub",
                         "--no-sync", "--jobs", "1", "--quiet"});
  fmt::print("{:>9} {:>9.0f} {:>12.0f} {:>9.2f} {:>9.2f} {:>9.1f}\n", count,
             count / run.wall_seconds, count / run.cpu_seconds, run.wall_seconds, run.cpu_seconds,
             static_cast<double>(run.peak_kib) / 1024);
  std::fflush(stdout);
  if (run.exit_code != 0) fmt::print("exit code {}: {:.200}\n", run.exit_code, run.err);
  return run.exit_code == 0;
}

}  // namespace
}  // namespace lectern::bench

int main(int count, char** arguments) {
  using namespace lectern::bench;
  std::vector<int> sizes;
  for (int i = 2; i < count; ++i) sizes.push_back(std::atoi(arguments[i]));
  if (sizes.empty()) sizes = {200, 2000, 10000};
  const std::string path = input_path(count > 1 ? arguments[1] : nullptr);
  const auto corpus = archive_files(path);
  fmt::print("{} archive files in {}; peak: of the largest process\n", corpus.size(), path);
  fmt::print("{:>9} {:>9} {:>12} {:>9} {:>9} {:>9}\n", "articles", "a second", "a CPU second",
             "wall s", "CPU s", "peak MiB");
  bool good = !corpus.empty();
  for (const int size : sizes) good = measure(corpus, size) && good;
  fmt::print("wanted: at least 200 articles a second, below 60 MB however many\n");
  return good ? 0 : 1;
}
