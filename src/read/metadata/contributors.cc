#include "read/metadata/contributors.h"

#include <algorithm>

namespace lectern {
namespace {

constexpr std::size_t most_contributors = 50;

bool is_relator_code(std::string_view role) {
  return role.size() == 3 && std::ranges::all_of(role, [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

void add_contributor(std::string name, std::string_view role, Meta& meta) {
  if (name.empty() || meta.contributors.size() >= most_contributors) return;
  if (std::ranges::find(meta.authors, name) != meta.authors.end()) return;
  Contributor it{std::move(name), is_relator_code(role) ? std::string(role) : "ctb"};
  if (std::ranges::find(meta.contributors, it) == meta.contributors.end())
    meta.contributors.push_back(std::move(it));
}

}  // namespace lectern
