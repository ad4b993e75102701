// Stretches of a text that belong further up.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace lectern {

// The bytes [from, end) belong before `to`, to <= from.
struct Move {
  std::size_t from, end, to;
};

// The text with all moves made; those to one place keep their order. Requires: stretches lie apart
// or one inside another, and a move that begins in a stretch stays in it. Takes as long as sorting
// the moves.
std::string moved(std::string text, const std::vector<Move>& moves);

}  // namespace lectern
