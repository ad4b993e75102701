#include "read/body/srcset.h"

#include <charconv>

#include "base/utf8.h"

namespace lectern {
namespace {

struct Candidate {
  std::string_view address;
  double size = 1;      // pixels, or times
  bool density = true;  // times
};

// Takes the next candidate off; one without an address is the last.
Candidate take_candidate(std::string_view& srcset) {
  Candidate candidate;
  srcset.remove_prefix(std::min(srcset.find_first_not_of(" \t\n\r\f,"), srcset.size()));
  candidate.address = srcset.substr(0, srcset.find_first_of(" \t\n\r\f"));
  srcset.remove_prefix(candidate.address.size());
  if (candidate.address.ends_with(',')) {
    candidate.address.remove_suffix(1);
    return candidate;
  }
  const std::string_view descriptor = trim(srcset.substr(0, srcset.find(',')));
  std::from_chars(descriptor.data(), descriptor.data() + descriptor.size(), candidate.size);
  candidate.density = !descriptor.ends_with('w');
  srcset.remove_prefix(std::min(srcset.find(','), srcset.size()));
  return candidate;
}

bool is_better(const Candidate& one, const Candidate& other) {
  const auto fits = [](const Candidate& it) { return it.size <= (it.density ? 3 : 1600); };
  if (fits(one) != fits(other)) return fits(one);
  return fits(one) ? one.size > other.size : one.size < other.size;
}

}  // namespace

std::string_view best_candidate(std::string_view srcset) {
  Candidate best;
  for (;;) {
    const Candidate candidate = take_candidate(srcset);
    if (candidate.address.empty()) return best.address;
    if (candidate.address.starts_with("data:")) continue;
    if (best.address.empty() || is_better(candidate, best)) best = candidate;
  }
}

}  // namespace lectern
