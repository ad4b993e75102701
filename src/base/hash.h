// XXH3: for telling whether bytes are the same, not against an attacker.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct XXH3_state_s;

namespace lectern {

// 128 bits.
class Hash {
 public:
  Hash();
  ~Hash();
  Hash(const Hash&) = delete;
  Hash& operator=(const Hash&) = delete;

  void add(std::string_view bytes);  // only the bytes
  // The bytes and their number, so that ("ab","c") and ("a","bc") differ.
  void add_field(std::string_view bytes);
  std::string hex() const;  // 32 lower-case digits

 private:
  XXH3_state_s* state_;
};

std::string hash_hex(std::string_view bytes);

// XXH3, 64 bits: for tables.
std::uint64_t hash_64(std::string_view bytes);

}  // namespace lectern
