// The text room on one core: bytes of Chinese a second, line by line. bench_text [FILE]; the file
// is UTF-8 text, the seed article if none is named.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include "base/file.h"
#include "text/mandarin/pinyin.h"
#include "text/mandarin/readings.h"

namespace lectern {
namespace {

std::vector<std::string> lines;
std::int64_t bytes = 0;

void han(benchmark::State& state) {
  for (auto _ : state)
    for (const std::string& line : lines) benchmark::DoNotOptimize(read_han(line, mandarin_data()));
  state.SetBytesProcessed(state.iterations() * bytes);
}
BENCHMARK(han)->Unit(benchmark::kMillisecond);

void pinyin(benchmark::State& state) {
  for (auto _ : state)
    for (const std::string& line : lines) benchmark::DoNotOptimize(mandarin_pinyin(line));
  state.SetBytesProcessed(state.iterations() * bytes);
}
BENCHMARK(pinyin)->Unit(benchmark::kMillisecond);

void open(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(MandarinData::open(LECTERN_SOURCE_DIR "/voices/cmn"));
}
BENCHMARK(open)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace lectern

int main(int count, char** arguments) {
  benchmark::Initialize(&count, arguments);
  const auto read = lectern::read_file(
      count > 1 ? arguments[1] : LECTERN_SOURCE_DIR "/seeds/000_0e916cca4399556e.txt");
  if (!read) return 1;
  std::istringstream text(*read);
  for (std::string line; std::getline(text, line); lectern::lines.push_back(line))
    lectern::bytes += static_cast<std::int64_t>(line.size());
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
