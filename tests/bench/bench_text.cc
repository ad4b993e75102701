// The text room on one core, in bytes of text a second.
//
//   bench_text [FILE LANGUAGE]     UTF-8 text, one paragraph a line; the seed article if none is
//   named
//
// "prepare" is the whole room: sentences, spoken forms, voices by script, and readings of Chinese.
#include <benchmark/benchmark.h>

#include <fmt/format.h>

#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include "base/file.h"
#include "lectern/prepare.h"
#include "lectern/spoken.h"
#include "text/mandarin/pinyin.h"
#include "text/mandarin/readings.h"

namespace lectern {
namespace {

std::string language = "zh-Hans";
std::vector<std::string> lines;
std::vector<std::string> sentences;
std::int64_t bytes = 0;

void whole(benchmark::State& state) {
  Article article;
  article.meta.title = "x";
  article.meta.language = language;
  for (const std::string& line : lines)
    article.blocks.push_back({.id = fmt::format("b{:04}", article.blocks.size() + 1),
                              .as = Paragraph{{{.text = line}}}});
  for (auto _ : state) benchmark::DoNotOptimize(prepare(article, {}));
  state.SetBytesProcessed(state.iterations() * bytes);
}

void split(benchmark::State& state) {
  for (auto _ : state)
    for (const std::string& line : lines) benchmark::DoNotOptimize(sentence_ranges(line, language));
  state.SetBytesProcessed(state.iterations() * bytes);
}

void forms(benchmark::State& state) {
  for (auto _ : state)
    for (const std::string& it : sentences) benchmark::DoNotOptimize(spoken_text(it, language));
  state.SetBytesProcessed(state.iterations() * bytes);
}

void pinyin(benchmark::State& state) {
  for (auto _ : state)
    for (const std::string& line : lines) benchmark::DoNotOptimize(mandarin_pinyin(line));
  state.SetBytesProcessed(state.iterations() * bytes);
}

void open(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(MandarinData::open(LECTERN_SOURCE_DIR "/voices/cmn"));
}

}  // namespace
}  // namespace lectern

int main(int count, char** arguments) {
  using namespace lectern;
  benchmark::Initialize(&count, arguments);
  const auto read =
      read_file(count > 1 ? arguments[1] : LECTERN_SOURCE_DIR "/seeds/000_0e916cca4399556e.txt");
  if (!read) return 1;
  if (count > 2) language = arguments[2];
  std::istringstream text(*read);
  for (std::string line; std::getline(text, line); lines.push_back(line)) {
    bytes += static_cast<std::int64_t>(line.size());
    for (const TextRange& it : sentence_ranges(line, language))
      sentences.push_back(line.substr(it.begin, it.end - it.begin));
  }
  benchmark::RegisterBenchmark("prepare", whole)->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("sentences", split)->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("spoken forms", forms)->Unit(benchmark::kMillisecond);
  if (language.starts_with("zh")) {
    benchmark::RegisterBenchmark("pinyin", pinyin)->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("open the data", open)->Unit(benchmark::kMicrosecond);
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
