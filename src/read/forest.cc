#include "read/forest.h"

namespace lectern {
namespace {

constexpr Tree first_trees[] = {
#include "read/first_forest.inc"
};
constexpr Tree second_trees[] = {
#include "read/second_forest.inc"
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

Judges trained_judges() {
  return {first_trees, second_trees};
}

}  // namespace lectern
