#include "write/address.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "write/punycode.h"

namespace lectern {
namespace {

// unreserved, sub-delims, ":", "@", "/" and "?": what may stand in a path, query or fragment.
bool may_stand(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) ||
         std::string_view("-._~!$&'()*+,;=:@/?").find(c) != std::string_view::npos;
}

bool is_escape(std::string_view text, std::size_t at) {
  return text[at] == '%' && at + 2 < text.size() && is_ascii_hex_digit(text[at + 1]) &&
         is_ascii_hex_digit(text[at + 2]);
}

// Appends with everything encoded that may not stand there; the first '#' begins the fragment,
// where one is `allowed`.
enum class Fragment { allowed, encoded };

void append_encoded(std::string& out, std::string_view text, Fragment fragment) {
  bool in_fragment = fragment == Fragment::encoded;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (may_stand(c) || is_escape(text, at)) {
      out += c;
    } else if (c == '#' && !in_fragment) {
      in_fragment = true;
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

bool is_label(std::string_view label) {
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         std::ranges::all_of(
             label, [](char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '-'; });
}

bool is_byte(std::string_view label) {
  return !label.empty() && label.size() <= 3 && std::ranges::all_of(label, is_ascii_digit) &&
         (label.size() < 3 || label <= "255");
}

// RFC 1123 names, whose last label does not begin with a digit, and IPv4 addresses.
bool is_host(const std::string& host) {
  if (host.size() > 253) return false;
  const std::vector<std::string_view> labels = split(host, '.');
  if (!std::ranges::all_of(labels, is_label)) return false;
  if (is_ascii_letter(labels.back().front())) return true;
  return labels.size() == 4 && std::ranges::all_of(labels, is_byte);
}

std::optional<std::string> tidy_host(std::string_view host) {
  std::string out;
  for (const std::string_view label : split(host, '.')) {
    if (!out.empty()) out += '.';
    const std::optional<std::string> ascii = ascii_label(ascii_lower(label));
    if (!ascii) return std::nullopt;
    out += *ascii;
  }
  if (out.ends_with('.')) out.pop_back();  // the root of the name system
  if (!is_host(out)) return std::nullopt;
  return out;
}

bool is_port(std::string_view port) {
  if (port.size() > 5 || !std::ranges::all_of(port, is_ascii_digit)) return false;
  int number = 0;
  for (const char c : port) number = number * 10 + (c - '0');
  return number <= 65535;
}

// A name and password before the host are left out: a book is no place for them.
std::optional<std::string> tidy_authority(std::string_view authority) {
  if (const std::size_t at = authority.rfind('@'); at != authority.npos)
    authority.remove_prefix(at + 1);
  const std::size_t colon = std::min(authority.find(':'), authority.size());
  const std::string_view port = authority.substr(std::min(colon + 1, authority.size()));
  std::optional<std::string> host = tidy_host(authority.substr(0, colon));
  if (!host || !is_port(port)) return std::nullopt;
  if (!port.empty()) *host += fmt::format(":{}", port);
  return host;
}

// Where programs that make links of addresses in Chinese or Japanese text have taken the text
// behind one for a part of its host: "https://example.org（下线），".
constexpr std::array<std::string_view, 16> marks_behind_hosts = {
    "（", "）", "【", "】", "「", "」", "《", "》",
    "，", "。", "、", "；", "：", "！", "？", "\u3000"};

std::string_view without_swallowed_text(std::string_view rest) {
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?#\\"));
  std::size_t end = authority.npos;
  for (const std::string_view mark : marks_behind_hosts) end = std::min(end, authority.find(mark));
  if (end == authority.npos) return rest;
  const std::string_view host = authority.substr(0, end);
  return host.find('.') != host.npos && tidy_authority(host) ? host : rest;
}

std::optional<std::string> tidy_web_address(std::string scheme, std::string_view rest) {
  const std::size_t end = std::min(rest.find_first_of("/?#\\"), rest.size());
  const std::optional<std::string> authority = tidy_authority(rest.substr(0, end));
  if (!authority) return std::nullopt;
  std::string out = scheme + "//" + *authority;
  if (end == rest.size() || rest[end] != '/') out += '/';
  append_encoded(out, rest.substr(end), Fragment::allowed);
  return out;
}

// RFC 6068: somebody at a place, then perhaps header fields; never a fragment.
std::optional<std::string> tidy_mail_address(std::string_view rest) {
  const std::string_view recipient = rest.substr(0, rest.find('?'));
  const std::size_t at = recipient.rfind('@');
  if (at == recipient.npos || at == 0 || at + 1 == recipient.size()) return std::nullopt;
  std::string out = "mailto:";
  append_encoded(out, rest, Fragment::encoded);
  return out;
}

}  // namespace

std::optional<std::string> tidy_address(std::string_view address) {
  address = trim(address);
  const std::size_t colon = address.find(':');
  if (colon == address.npos || colon > 6) return std::nullopt;
  const std::string scheme = ascii_lower(address.substr(0, colon + 1));
  const std::string_view rest = address.substr(colon + 1);
  if ((scheme == "http:" || scheme == "https:") && rest.starts_with("//"))
    return tidy_web_address(scheme, without_swallowed_text(rest.substr(2)));
  return scheme == "mailto:" ? tidy_mail_address(rest) : std::nullopt;
}

std::string_view host_of(std::string_view tidy) {
  std::string_view rest = tidy.substr(tidy.find(':') + 1);
  if (rest.starts_with("//")) rest.remove_prefix(2);
  return rest.substr(0, rest.find_first_of("/?#"));
}

}  // namespace lectern
