// Which network addresses may be connected to.
#pragma once

#include <sys/socket.h>

namespace lectern {

// Whether it is an address of the public network: not private, loopback, link-local, shared,
// multicast, reserved or known for what clouds tell their machines; of IPv6 also those that hold
// such an address of IPv4. Anything but IPv4 and IPv6 is not. Requires: `address` is as long as its
// family says.
bool is_public_address(const sockaddr& address);

}  // namespace lectern
