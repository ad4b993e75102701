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

}  // namespace

float weigh(Forest forest, const EvidenceRow& row) {
  float sum = 0;
  for (const Tree& tree : forest) {
    std::size_t at = 0;
    for (int level = 0; level < Tree::depth; ++level)
      at = 2 * at + (row[tree.evidence[at]] < tree.threshold[at] ? 1 : 2);
    sum += tree.answer[at - tree.evidence.size()];
  }
  return sum;
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
      at = 2 * at + (row[evidence] < tree.threshold[at] ? 1 : 2);
    }
    const float answer = tree.answer[at - tree.evidence.size()];
    for (const std::uint8_t evidence : asked) weights[evidence] += kept ? answer : -answer;
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
