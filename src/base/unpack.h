// Unpacking what may have been packed to do harm. Wraps zlib.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "lectern/result.h"

namespace lectern {

// How many bytes one input may unpack to, with everything that is packed inside it. What is spent
// never comes back, so that reading the same part a thousand times is bounded, too.
class UnpackBudget {
 public:
  static constexpr std::uint64_t usual_total = std::uint64_t{1} << 30;  // bytes
  explicit UnpackBudget(std::uint64_t total = usual_total) : left_(total) {}

  // Errors: too_large when less than that is left.
  Status spend(std::uint64_t bytes);

 private:
  std::uint64_t left_;
};

// RFC 1951, RFC 1950 and RFC 1952.
enum class Packing { deflate, zlib, gzip };

struct Unpacked {
  std::string bytes;
  bool whole = true;  // false: the packed bytes end before their end
};

// Of gzip all members, one after the other; what follows the end of the packed data is not looked
// at. Errors: malformed; too_large for more than the budget or 256 MiB; unsafe_input for more than
// 10 MiB that are over 200 times as long as what they were packed into (text hardly reaches 20).
Result<Unpacked> unpack(std::string_view packed, Packing packing, UnpackBudget& budget);

// CRC-32 as zip and gzip have it.
std::uint32_t crc32_of(std::string_view bytes);

}  // namespace lectern
