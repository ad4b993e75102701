// bench_read [FOLDER] [benchmark flags]: how fast one core reads articles (bytes to Article, with
// its language), beside libxml2's bare parse of the same bytes into its own tree, and what the
// steps on the way cost.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <libxml/HTMLparser.h>

#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/unpack.h"
#include "bench/measure.h"
#include "lectern/prepare.h"
#include "lectern/read.h"
#include "read/archive/head.h"
#include "read/markup/html.h"
#include "read/markup/repair.h"

namespace lectern {
namespace {

using Texts = std::vector<std::string>;

// Corpora keep their pages packed, and unpacking is not what is measured.
std::string bytes_unpacked(const std::string& file) {
  std::string bytes = line::bytes_of(file);
  if (!file.ends_with(".gz")) return bytes;
  UnpackBudget budget;
  auto unpacked = unpack(bytes, Packing::gzip, budget);
  return unpacked ? std::move(unpacked->bytes) : bytes;
}

std::size_t total_size(const Texts& texts) {
  std::size_t size = 0;
  for (const std::string& text : texts) size += text.size();
  return size;
}

void read_text(const std::string& text) {
  Notices notices;
  auto articles = read_articles(text, {"article"}, notices);
  if (!articles) return;
  for (Article& article : *articles) identify_language(article, notices);
  benchmark::DoNotOptimize(articles);
}

void parse_bare(const std::string& text) {
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                      HTML_PARSE_NONET | XML_PARSE_HUGE;
  const htmlDocPtr document =
      htmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", options);
  benchmark::DoNotOptimize(document);
  xmlFreeDoc(document);
}

std::string_view body_of(const std::string& text) {
  const auto head = parse_archive_head(text);
  return head ? head->body : std::string_view(text);
}

void repair(const std::string& text) {
  Notices notices;
  benchmark::DoNotOptimize(repair_markup(body_of(text), notices));
}

void repair_and_parse(const std::string& text) {
  Notices notices;
  benchmark::DoNotOptimize(parse_html(repair_markup(body_of(text), notices)));
}

struct Step {
  const char* name;
  void (*work)(const std::string&);
};
constexpr Step reading = {"read_articles + identify_language", read_text};
constexpr Step bare = {"libxml2 bare parse", parse_bare};
constexpr Step steps[] = {
    reading,
    bare,
    {"step: repair_markup", repair},
    {"step: repair_markup + parse_html", repair_and_parse},
};

void add_benchmarks(const Texts& texts) {
  for (const Step& step : steps) {
    const auto run = [&texts, work = step.work](benchmark::State& state) {
      for (auto _ : state)
        for (const std::string& text : texts) work(text);
      state.SetBytesProcessed(static_cast<std::int64_t>(total_size(texts)) * state.iterations());
    };
    benchmark::RegisterBenchmark(step.name, run)
        ->Unit(benchmark::kMillisecond)
        ->Repetitions(7)
        ->ReportAggregatesOnly(true);
  }
}

// Keeps the medians for the line that compares them.
class Reporter final : public benchmark::ConsoleReporter {
 public:
  Reporter() : ConsoleReporter(OO_Tabular) {}

  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs)
      if (run.aggregate_name == "median")
        cpu_[run.run_name.function_name] = run.GetAdjustedCPUTime() / 1000;
    ConsoleReporter::ReportRuns(runs);
  }

  void compare(std::size_t bytes) const {
    const auto read = cpu_.find(reading.name), parse = cpu_.find(bare.name);
    if (read == cpu_.end() || parse == cpu_.end()) return;
    const double megabytes = static_cast<double>(bytes) / 1e6;
    fmt::print("\nreading     {:7.1f} MB/s   (wanted: at least 30)\n", megabytes / read->second);
    fmt::print("bare parse  {:7.1f} MB/s\n", megabytes / parse->second);
    fmt::print("reading takes {:.2f} times the bare parse   (wanted: at most 2)\n",
               read->second / parse->second);
  }

 private:
  std::map<std::string, double> cpu_;  // seconds a pass, by benchmark
};

}  // namespace
}  // namespace lectern

int main(int count, char** arguments) {
  using namespace lectern;
  benchmark::Initialize(&count, arguments);
  const std::string path = bench::input_path(count > 1 ? arguments[1] : nullptr);
  Texts texts;
  for (const std::string& file : bench::files_below(path)) texts.push_back(bytes_unpacked(file));
  fmt::print("{} files, {:.2f} MB in {}\n", texts.size(),
             static_cast<double>(total_size(texts)) / 1e6, path);
  add_benchmarks(texts);
  Reporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  reporter.compare(total_size(texts));
}
