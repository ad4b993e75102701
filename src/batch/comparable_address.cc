#include "batch/comparable_address.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/ascii.h"

namespace lectern {
namespace {

// Parameters that say where a reader came from, never what is to be read.
constexpr std::array<std::string_view, 6> campaign_prefixes = {"utm_", "at_",  "mtm_",
                                                               "pk_",  "hsa_", "wt_"};
constexpr std::array<std::string_view, 22> campaign_parameters = {
    "_ga",     "_gl",     "cmpid",  "dclid",  "fbclid",  "gbraid",  "gclid", "gclsrc",
    "igsh",    "igshid",  "mc_cid", "mc_eid", "mkt_tok", "msclkid", "ncid",  "ocid",
    "ref_src", "ref_url", "twclid", "wbraid", "yclid",   "zanpid",
};

template <class List>
bool contains(const List& list, std::string_view name) {
  return std::ranges::find(list, name) != list.end();
}

std::string_view take_until(std::string_view& rest, std::string_view ends) {
  const std::size_t end = std::min(rest.find_first_of(ends), rest.size());
  const std::string_view taken = rest.substr(0, end);
  rest.remove_prefix(end);
  return taken;
}

bool is_unreserved(char c) {
  return is_ascii_alphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

// "%7e" is "~", and "%e6" is "%E6".
std::string normal_escapes(std::string_view text) {
  const auto digit = [](char c) { return is_ascii_digit(c) ? c - '0' : ascii_lower(c) - 'a' + 10; };
  std::string normal;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool escaped = text[at] == '%' && at + 2 < text.size() &&
                         is_ascii_hex_digit(text[at + 1]) && is_ascii_hex_digit(text[at + 2]);
    const char plain =
        escaped ? static_cast<char>(digit(text[at + 1]) * 16 + digit(text[at + 2])) : text[at];
    if (!escaped || is_unreserved(plain))
      normal += plain;
    else
      normal += fmt::format("%{:02X}", static_cast<unsigned char>(plain));
    if (escaped) at += 2;
  }
  return normal;
}

std::string comparable_host(std::string_view authority) {
  authority.remove_prefix(authority.rfind('@') + 1);  // npos + 1 is 0
  std::string host = ascii_lower(authority);
  for (const std::string_view port : {":80", ":443", ":"})
    if (host.ends_with(port)) host.resize(host.size() - port.size());
  // What is left must still be a domain of somebody's.
  for (const std::string_view variant : {"www.", "m.", "amp."})
    if (host.starts_with(variant) && host.find('.', variant.size()) != host.npos)
      host.erase(0, variant.size());
  return host;
}

std::string comparable_path(std::string_view path) {
  std::string normal = normal_escapes(path);
  while (normal.ends_with('/')) normal.pop_back();
  if (normal.ends_with("/amp")) normal.resize(normal.size() - 4);
  return normal;
}

bool counts_campaigns(std::string_view parameter) {
  const std::string name = ascii_lower(parameter.substr(0, parameter.find('=')));
  return contains(campaign_parameters, name) ||
         std::ranges::any_of(campaign_prefixes, [&](auto it) { return name.starts_with(it); });
}

std::string comparable_query(std::string_view query) {
  std::vector<std::string> parameters;
  while (!query.empty()) {
    const std::string_view parameter = take_until(query, "&");
    query.remove_prefix(std::min<std::size_t>(1, query.size()));
    if (!parameter.empty() && parameter != "amp" && parameter != "amp=1" &&
        !counts_campaigns(parameter))
      parameters.push_back(normal_escapes(parameter));
  }
  std::ranges::sort(parameters);
  return fmt::format("{}", fmt::join(parameters, "&"));
}

}  // namespace

std::string comparable_address(std::string_view address) {
  const std::string scheme = ascii_lower(address.substr(0, 8));
  if (!scheme.starts_with("http://") && !scheme.starts_with("https://")) return {};
  address.remove_prefix(address.find("//") + 2);
  const std::string host = comparable_host(take_until(address, "/?#"));
  const std::string path = comparable_path(take_until(address, "?#"));
  const std::string_view question = take_until(address, "#");
  const std::string query =
      comparable_query(question.substr(std::min<std::size_t>(1, question.size())));
  // "#!" began the addresses of pages that scripts put together.
  const std::string_view fragment = address.starts_with("#!") ? address : std::string_view();
  if (host.empty() || (path.empty() && query.empty() && fragment.empty())) return {};
  return fmt::format("{}{}?{}{}", host, path, query, fragment);
}

}  // namespace lectern
