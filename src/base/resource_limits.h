// What a child that handles dangerous input may use. Where the system refuses a limit, there is
// none: it only makes a bad end milder.
#pragma once

#include <cstdint>

namespace lectern {

// No core file.
void forbid_core();

// Bytes of addresses, besides those the process has now. Not under the address sanitizer, which
// reserves terabytes of them.
void limit_memory(std::uint64_t more);

// Seconds of the processor, counted from now; then comes SIGXCPU. May be set anew.
void limit_processor(int seconds);

// Bytes of a file that is written.
void limit_file_size(std::uint64_t most);

}  // namespace lectern
