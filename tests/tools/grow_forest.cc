// grow_forest ROWS FOLDS OUT EVIDENCE: grows the article finder's forest by gradient boosting (J.
// Friedman, "Greedy function approximation", 2001) with logistic loss. ROWS is a file of text, a
// passage a line: its fold (0 to FOLDS-1), its label (0 or 1), its weight, and its evidence. Writes
// OUT.<fold>.txt, grown without that fold, and OUT.all.txt, from all rows; only the first EVIDENCE
// kinds of evidence are asked for. TREES, RATE, RIDGE, LEAST, ROWS and COLUMNS in the environment
// try other settings.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <future>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "read/finder/forest.h"

namespace lectern {
namespace {

constexpr int most_bins = 64;
double rate = 0.03, ridge = 1, least_weight = 0.3;
int tree_count = 400;
std::size_t used_evidence = evidence_count;
double row_share = 0.7, column_share = 0.25;

struct Row {
  int fold = 0;
  float label = 0, weight = 0;
  std::array<std::uint8_t, evidence_count> bins{};
};

struct Data {
  std::vector<Row> rows;
  std::vector<std::vector<float>> edges;  // by evidence: what begins bin 1, 2, …
};

Data load(const char* path) {
  std::vector<EvidenceRow> values;
  Data data;
  std::FILE* file = std::fopen(path, "r");
  if (file == nullptr) std::exit(1);
  Row row;
  while (std::fscanf(file, "%d %f %f", &row.fold, &row.label, &row.weight) == 3) {
    EvidenceRow& value = values.emplace_back();
    for (float& it : value)
      if (std::fscanf(file, "%f", &it) != 1) std::exit(1);
    data.rows.push_back(row);
  }
  std::fclose(file);
  data.edges.resize(evidence_count);
  for (std::size_t e = 0; e < evidence_count; ++e) {
    std::vector<float> column;
    for (const EvidenceRow& value : values) column.push_back(value[e]);
    std::ranges::sort(column);
    std::vector<float> distinct = column;
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    auto& edges = data.edges[e];
    const std::vector<float>& from = distinct.size() <= most_bins ? distinct : column;
    for (int bin = 1; bin < most_bins; ++bin) {
      const std::size_t at = distinct.size() <= most_bins
                                 ? static_cast<std::size_t>(bin)
                                 : from.size() * static_cast<std::size_t>(bin) / most_bins;
      if (at >= from.size() || at == 0) continue;
      const float previous = from[at - 1], edge = (from[at] + previous) / 2;
      if (edges.empty() || edge > edges.back()) edges.push_back(edge);
    }
    for (std::size_t i = 0; i < values.size(); ++i)
      data.rows[i].bins[e] =
          static_cast<std::uint8_t>(std::ranges::upper_bound(edges, values[i][e]) - edges.begin());
  }
  return data;
}

struct Sum {
  double gradient = 0, hessian = 0;
  void add(const Sum& it) { gradient += it.gradient, hessian += it.hessian; }
  double worth() const { return gradient * gradient / (hessian + ridge); }
};

class Grower {
 public:
  Grower(const Data& data, int without) : data_(data) {
    for (std::size_t i = 0; i < data.rows.size(); ++i)
      if (data.rows[i].fold != without) used_.push_back(i);
    scores_.resize(data.rows.size());
    sums_.resize(data.rows.size());
    node_.resize(data.rows.size());
  }

  std::vector<Tree> run() {
    std::vector<Tree> forest;
    for (int i = 0; i < tree_count; ++i) forest.push_back(tree());
    return forest;
  }

 private:
  Tree tree() {
    std::vector<std::size_t> sample;
    std::bernoulli_distribution take(row_share), column(column_share);
    for (const std::size_t i : used_) {
      const Row& row = data_.rows[i];
      const double p = 1 / (1 + std::exp(-scores_[i]));
      sums_[i] = {row.weight * (row.label - p), row.weight * p * (1 - p)};
      node_[i] = 0;
      if (take(random_)) sample.push_back(i);
    }
    columns_.clear();
    for (std::size_t e = 0; e < used_evidence; ++e)
      if (column(random_)) columns_.push_back(e);
    Tree tree{};
    for (int level = 0; level < Tree::depth; ++level) grow_level(level, sample, tree);
    answer(sample, tree);
    for (const std::size_t i : used_) scores_[i] += tree.answer[node_[i]];
    return tree;
  }

  void grow_level(int level, const std::vector<std::size_t>& sample, Tree& tree) {
    const std::size_t first = (1u << level) - 1, count = 1u << level;
    std::vector<double> best(count, 1e-6);
    std::vector<std::uint8_t> bins(count, 255);
    std::vector<std::size_t> chosen(count, 0);
    for (const std::size_t e : columns_) {
      std::vector<std::array<Sum, most_bins>> histogram(count);
      for (const std::size_t i : sample) histogram[node_[i]][data_.rows[i].bins[e]].add(sums_[i]);
      for (std::size_t n = 0; n < count; ++n) {
        Sum all;
        for (const Sum& it : histogram[n]) all.add(it);
        Sum left;
        for (std::size_t bin = 0; bin < data_.edges[e].size(); ++bin) {
          left.add(histogram[n][bin]);
          const Sum right{all.gradient - left.gradient, all.hessian - left.hessian};
          if (left.hessian < least_weight || right.hessian < least_weight) continue;
          const double gain = left.worth() + right.worth() - all.worth();
          if (gain <= best[n]) continue;
          best[n] = gain;
          bins[n] = static_cast<std::uint8_t>(bin);
          chosen[n] = e;
        }
      }
    }
    for (std::size_t n = 0; n < count; ++n) {
      tree.evidence[first + n] = static_cast<std::uint8_t>(chosen[n]);
      tree.threshold[first + n] = bins[n] == 255 ? 1e9F : data_.edges[chosen[n]][bins[n]];
    }
    for (const std::size_t i : used_) {
      const std::size_t n = node_[i];
      const bool left = bins[n] == 255 || data_.rows[i].bins[chosen[n]] <= bins[n];
      node_[i] = 2 * n + (left ? 0 : 1);
    }
  }

  void answer(const std::vector<std::size_t>& sample, Tree& tree) {
    std::array<Sum, 1 << Tree::depth> leaves{};
    for (const std::size_t i : sample) leaves[node_[i]].add(sums_[i]);
    for (std::size_t n = 0; n < leaves.size(); ++n)
      tree.answer[n] = static_cast<float>(rate * leaves[n].gradient / (leaves[n].hessian + ridge));
  }

  const Data& data_;
  std::vector<std::size_t> used_, node_, columns_;
  std::vector<double> scores_;
  std::vector<Sum> sums_;
  std::mt19937 random_{1};
};

void print(const std::vector<Tree>& forest, const std::string& path) {
  std::ofstream file(path);
  for (const Tree& tree : forest)
    file << fmt::format("{{{{{}}}, {{{:.4g}}}, {{{:.3f}}}}},\n", fmt::join(tree.evidence, ","),
                        fmt::join(tree.threshold, ","), fmt::join(tree.answer, ","));
  if (!file.flush()) throw std::runtime_error("cannot write " + path);
}

}  // namespace
}  // namespace lectern

int main(int count, char** arguments) {
  using namespace lectern;
  if (count < 5) return 2;
  used_evidence = static_cast<std::size_t>(std::atoi(arguments[4]));
  if (const char* it = std::getenv("TREES")) tree_count = std::atoi(it);
  if (const char* it = std::getenv("RATE")) rate = std::atof(it);
  if (const char* it = std::getenv("RIDGE")) ridge = std::atof(it);
  if (const char* it = std::getenv("ROWS")) row_share = std::atof(it);
  if (const char* it = std::getenv("COLUMNS")) column_share = std::atof(it);
  if (const char* it = std::getenv("LEAST")) least_weight = std::atof(it);
  const Data data = load(arguments[1]);
  const int folds = std::atoi(arguments[2]);
  std::vector<std::future<void>> growing;
  for (int fold = -1; fold < folds; ++fold)
    growing.push_back(std::async(std::launch::async, [&data, fold, out = arguments[3]] {
      const std::string name = fold < 0 ? "all" : std::to_string(fold);
      print(Grower(data, fold).run(), fmt::format("{}.{}.txt", out, name));
    }));
  for (std::future<void>& it : growing) it.get();
}
