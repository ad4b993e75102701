#include "read/finder/forest.h"

#include <algorithm>

namespace lectern {
namespace {

constexpr Tree first_trees[] = {
#include "read/finder/first_forest.inc"
};
constexpr Tree second_trees[] = {
#include "read/finder/second_forest.inc"
};

std::size_t next(const Tree& tree, std::size_t at, const EvidenceRow& row) {
  return 2 * at + (row[tree.evidence[at]] < tree.threshold[at] ? 1 : 2);
}

float answer(const Tree& tree, std::size_t at) {
  return tree.answer[at - tree.evidence.size()];
}

float weigh(Forest forest, const EvidenceRow& row) {
  float sum = 0;
  for (const Tree& tree : forest) {
    std::size_t at = 0;
    for (int level = 0; level < Tree::depth; ++level) at = next(tree, at, row);
    sum += answer(tree, at);
  }
  return sum;
}

}  // namespace

std::vector<float> weigh(Forest forest, std::span<const EvidenceRow> rows) {
  // Each question waits for the answer to the one above it; several rows at a time wait together.
  constexpr std::size_t together = 8;
  std::vector<float> sums(rows.size());
  std::size_t row = 0;
  for (; row + together <= rows.size(); row += together) {
    std::array<float, together> sum{};
    for (const Tree& tree : forest) {
      std::array<std::size_t, together> at{};
      for (int level = 0; level < Tree::depth; ++level)
        for (std::size_t i = 0; i < together; ++i) at[i] = next(tree, at[i], rows[row + i]);
      for (std::size_t i = 0; i < together; ++i) sum[i] += answer(tree, at[i]);
    }
    std::ranges::copy(sum, sums.begin() + static_cast<std::ptrdiff_t>(row));
  }
  for (; row < rows.size(); ++row) sums[row] = weigh(forest, rows[row]);
  return sums;
}

// An answer speaks for the questions that led to it, in equal parts; what says the opposite of the
// whole is no reason for it.
std::string reasons(Forest forest, const EvidenceRow& row) {
  const bool kept = weigh(forest, row) > 0;
  std::array<float, evidence_count> weights{};
  for (const Tree& tree : forest) {
    std::array<std::uint8_t, Tree::depth> asked{};
    std::size_t at = 0;
    for (std::uint8_t& evidence : asked) {
      evidence = tree.evidence[at];
      at = next(tree, at, row);
    }
    const float weight = kept ? answer(tree, at) : -answer(tree, at);
    for (const std::uint8_t evidence : asked) weights[evidence] += weight;
  }
  const auto most = std::ranges::max_element(weights);
  const auto first = static_cast<int>(most - weights.begin());
  *most = 0;
  const auto second = static_cast<int>(std::ranges::max_element(weights) - weights.begin());
  return std::string(evidence_name(first)).append(", ").append(evidence_name(second));
}

Judges trained_judges() {
  return {first_trees, second_trees};
}

}  // namespace lectern
