#include "batch/cross_links.h"

#include <algorithm>

#include "base/hash.h"
#include "batch/comparable_address.h"

namespace lectern {
namespace {

constexpr std::string_view link_begin = " href=\"http";
constexpr std::string_view mark_of_leading_out = "\" rel=\"external\"";  // with the address's end

std::uint64_t hash_of_address(std::string_view address) {
  const std::string comparable = comparable_address(address);
  return comparable.empty() ? 0 : hash_64(comparable);
}

// Addresses are percent-encoded, so that of XML's references only this one stands in them.
std::string without_references(std::string_view value) {
  constexpr std::string_view ampersand = "&amp;";
  std::string address;
  for (std::size_t at = value.find(ampersand); at != value.npos; at = value.find(ampersand)) {
    address.append(value.substr(0, at)).append("&");
    value.remove_prefix(at + ampersand.size());
  }
  return address.append(value);
}

}  // namespace

std::vector<CrossLink> find_links(std::string_view xhtml, const std::vector<std::uint64_t>& own) {
  std::vector<CrossLink> links;
  for (std::size_t at = xhtml.find(link_begin); at != xhtml.npos; at = xhtml.find(link_begin, at)) {
    const std::size_t begin = at + link_begin.size() - 4;
    const std::size_t end = std::min(xhtml.find('"', begin), xhtml.size());
    const std::uint64_t address =
        hash_of_address(without_references(xhtml.substr(begin, end - begin)));
    if (address != 0 && std::ranges::find(own, address) == own.end())
      links.push_back(
          {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin), address});
    at = end;
  }
  return links;
}

std::vector<std::uint64_t> addresses_of(const Meta& meta) {
  std::vector<std::uint64_t> addresses;
  for (const std::string& address : {meta.url, meta.canonical}) {
    const std::uint64_t hash = hash_of_address(address);
    if (hash != 0 && std::ranges::find(addresses, hash) == addresses.end())
      addresses.push_back(hash);
  }
  return addresses;
}

std::string lead_inside(std::string_view xhtml, const std::vector<CrossLink>& links,
                        const std::function<std::string(std::uint64_t address)>& file_of) {
  std::string led;
  std::size_t copied = 0;
  for (const CrossLink& link : links) {
    const std::string file = file_of(link.address);
    if (file.empty() || link.at < copied ||
        xhtml.size() - std::min<std::size_t>(link.at, xhtml.size()) < link.size)
      continue;
    led.append(xhtml.substr(copied, link.at - copied)).append(file);
    copied = link.at + link.size;
    if (xhtml.substr(copied).starts_with(mark_of_leading_out)) {
      led += '"';
      copied += mark_of_leading_out.size();
    }
  }
  return led.append(xhtml.substr(copied));
}

}  // namespace lectern
