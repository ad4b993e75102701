#include "base/resource_limits.h"

#include <sys/resource.h>
#include <unistd.h>

#include <fstream>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LECTERN_SANITIZED_ADDRESSES
#endif
#endif

namespace lectern {
namespace {

void limit(int resource, rlim_t value) {
  const rlimit both{value, value};
  setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

}  // namespace

void forbid_core() {
  limit(RLIMIT_CORE, 0);
}

void limit_memory([[maybe_unused]] std::uint64_t more) {
#if !defined(LECTERN_SANITIZED_ADDRESSES) && !defined(__SANITIZE_ADDRESS__)
  rlim_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  limit(RLIMIT_AS, pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE)) + more);
#endif
}

void limit_processor(int seconds) {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto so_far = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1);
  const rlimit soft{so_far + static_cast<rlim_t>(seconds), RLIM_INFINITY};
  setrlimit(RLIMIT_CPU, &soft);
}

void limit_file_size(std::uint64_t most) {
  limit(RLIMIT_FSIZE, most);
}

}  // namespace lectern
