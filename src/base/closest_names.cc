#include "base/closest_names.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lectern {
namespace {

constexpr std::size_t most_suggested = 3;
constexpr std::size_t most_listed = 12;

// Levenshtein: insertions, deletions and substitutions cost one.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({row[j + 1] + 1, row[j] + 1, substituted});
    }
  }
  return row.back();
}

}  // namespace

std::string suggestion(std::string_view wrong, std::span<const std::string> known) {
  wrong = wrong.substr(0, 100);  // the distance costs the product of both lengths
  // Two letters for a transposition, but not in a name so short that all are within two.
  const std::size_t furthest = wrong.size() < 4 ? 1 : std::max<std::size_t>(2, wrong.size() / 3);
  std::vector<std::pair<std::size_t, std::string_view>> near;
  for (const std::string& name : known)
    if (const std::size_t distance = edit_distance(wrong, name); distance <= furthest)
      near.emplace_back(distance, name);
  if (near.empty()) {
    const auto listed = known.first(std::min(known.size(), most_listed));
    return fmt::format("known are: {}{}", fmt::join(listed, ", "),
                       listed.size() < known.size() ? ", …" : "");
  }
  std::sort(near.begin(), near.end());
  near.resize(std::min(near.size(), most_suggested));
  std::string text = "did you mean ";
  for (std::size_t i = 0; i < near.size(); ++i) {
    const char* separator = i == 0 ? "" : i + 1 == near.size() ? " or " : ", ";
    text += fmt::format("{}{}", separator, near[i].second);
  }
  return text + "?";
}

}  // namespace lectern
