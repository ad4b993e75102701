// The judgement on a passage: many small decision trees, each of which asks four questions of the
// evidence and adds its answer.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "read/finder/evidence.h"

namespace lectern {

// A full binary tree. Question n leads to question 2n+1 when the evidence is below the threshold,
// else to 2n+2; the answers follow the last questions from left to right.
struct Tree {
  static constexpr int depth = 4;
  std::array<std::uint8_t, (1 << depth) - 1> evidence;
  std::array<float, (1 << depth) - 1> threshold;
  std::array<float, 1 << depth> answer;
};
using Forest = std::span<const Tree>;

// The natural logarithm of the odds that each passage is part of the article.
std::vector<float> weigh(Forest forest, std::span<const EvidenceRow> rows);

// The two kinds of evidence that were asked for most often on the way to that judgement, the most
// telling first, as evidence_name() calls them: "in article, ends a sentence".
std::string reasons(Forest forest, const EvidenceRow& row);

// The first judges by the page alone, the second knows what the first says of the whole page.
struct Judges {
  Forest first, second;
};

// The judges that tests/train-finder grew from pages whose articles are known.
Judges trained_judges();

}  // namespace lectern
