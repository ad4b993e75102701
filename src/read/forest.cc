#include "read/forest.h"

namespace lectern {
namespace {

constexpr Tree trees[] = {
#include "read/forest.inc"
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

Forest trained_forest() {
  return trees;
}

}  // namespace lectern
