// The text room on one core: bytes of Chinese a second. bench_text [FILE]; the file is UTF-8 text,
// the seed article if none is named.
#include <benchmark/benchmark.h>

#include <string>

#include "base/file.h"
#include "text/mandarin/pinyin.h"
#include "text/mandarin/readings.h"

namespace lectern {
namespace {

std::string text;

void han(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(read_han(text, mandarin_data()));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(han)->Unit(benchmark::kMillisecond);

void pinyin(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(mandarin_pinyin(text));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
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
  lectern::text = *read;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
