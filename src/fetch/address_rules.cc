#include "fetch/address_rules.h"

#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace lectern {
namespace {

struct Range4 {
  std::uint32_t first;  // in the host's order
  int bits;
};

constexpr std::uint32_t ip4(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  return a << 24 | b << 16 | c << 8 | d;
}

// https://www.iana.org/assignments/iana-ipv4-special-registry
constexpr std::array closed4 = {
    Range4{ip4(0, 0, 0, 0), 8},         // this host
    Range4{ip4(10, 0, 0, 0), 8},        // private
    Range4{ip4(100, 64, 0, 0), 10},     // shared by providers' customers
    Range4{ip4(127, 0, 0, 0), 8},       // loopback
    Range4{ip4(168, 63, 129, 16), 32},  // a cloud's own, though it looks public
    Range4{ip4(169, 254, 0, 0), 16},    // link-local
    Range4{ip4(172, 16, 0, 0), 12},     // private
    Range4{ip4(192, 0, 0, 0), 24},      // protocol assignments
    Range4{ip4(192, 0, 2, 0), 24},      // documentation
    Range4{ip4(192, 88, 99, 0), 24},    // relays into IPv6
    Range4{ip4(192, 168, 0, 0), 16},    // private
    Range4{ip4(198, 18, 0, 0), 15},     // benchmarks
    Range4{ip4(198, 51, 100, 0), 24},   // documentation
    Range4{ip4(203, 0, 113, 0), 24},    // documentation
    Range4{ip4(224, 0, 0, 0), 4},       // multicast
    Range4{ip4(240, 0, 0, 0), 4},       // reserved, broadcast
};

bool is_public4(std::uint32_t address) {
  return std::none_of(closed4.begin(), closed4.end(), [&](const Range4& range) {
    return (address ^ range.first) >> (32 - range.bits) == 0;
  });
}

using Bytes6 = std::array<std::uint8_t, 16>;

std::uint32_t ip4_at(const Bytes6& bytes, std::size_t at) {
  return ip4(bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]);
}

template <std::size_t Size>
bool begins(const Bytes6& bytes, const std::array<std::uint8_t, Size>& prefix) {
  return std::equal(prefix.begin(), prefix.end(), bytes.begin());
}

// https://www.iana.org/assignments/iana-ipv6-special-registry: global unicast is 2000::/3.
bool is_public6(const Bytes6& bytes) {
  constexpr std::array<std::uint8_t, 12> mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  constexpr std::array<std::uint8_t, 12> translated = {0, 0x64, 0xFF, 0x9B};  // NAT64
  constexpr std::array<std::uint8_t, 2> relayed = {0x20, 0x02};               // 6to4
  constexpr std::array<std::uint8_t, 4> documentation = {0x20, 0x01, 0x0D, 0xB8};
  if (begins(bytes, mapped) || begins(bytes, translated)) return is_public4(ip4_at(bytes, 12));
  if (begins(bytes, relayed)) return is_public4(ip4_at(bytes, 2));
  if (begins(bytes, documentation)) return false;
  // 2001::/23 is protocols, tunnels (Teredo) among them; 3fff::/20 is documentation.
  if (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] < 2) return false;
  if (bytes[0] == 0x3F && bytes[1] == 0xFF && bytes[2] < 0x10) return false;
  return (bytes[0] & 0xE0) == 0x20;
}

}  // namespace

bool is_public_address(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in it{};
    std::memcpy(&it, &address, sizeof it);
    return is_public4(ntohl(it.sin_addr.s_addr));
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 it{};
    std::memcpy(&it, &address, sizeof it);
    Bytes6 bytes;
    std::memcpy(bytes.data(), it.sin6_addr.s6_addr, bytes.size());
    return is_public6(bytes);
  }
  return false;
}

}  // namespace lectern
