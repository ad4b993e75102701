#include "read/body/links.h"

#include "base/ascii.h"
#include "base/utf8.h"

namespace lectern {
namespace {

bool is_scheme_character(char c, bool first) {
  return is_ascii_letter(c) || (!first && (is_ascii_digit(c) || c == '+' || c == '-' || c == '.'));
}

// "https" of "https://…", lower case; empty when the reference is relative.
std::string scheme_of(std::string_view address) {
  std::string scheme;
  for (const char c : address) {
    if (c == ':') return scheme;
    if (!is_scheme_character(c, scheme.empty())) return {};
    scheme += ascii_lower(c);
  }
  return {};
}

// "https://host" of "https://host/path".
std::string_view origin_of(std::string_view address) {
  const std::size_t authority = scheme_of(address).size();
  if (authority == 0 || !address.substr(authority).starts_with("://")) return {};
  return address.substr(0, address.find_first_of("/?#", authority + 3));
}

// RFC 3986, section 5.2.4, for a path that begins with '/'.
std::string remove_dot_segments(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/', 1), path.size());
    const std::string_view segment = path.substr(0, end);
    const bool last = end == path.size();
    if (segment == "/..") {
      out.erase(std::min(out.rfind('/'), out.size()));
      if (last) out += '/';
    } else if (segment == "/.") {
      if (last) out += '/';
    } else {
      out += segment;
    }
    path.remove_prefix(end);
  }
  return out;
}

// Line breaks, tabs and what shows nothing do not count inside an address.
std::string clean_address(std::string_view text) {
  std::string out;
  text = trim(text);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = decode(text, at);
    const bool skipped = c == '\n' || c == '\r' || c == '\t' || c == 0x85 || is_invisible(c);
    if (!skipped) out += text.substr(start, at - start);
  }
  return out;
}

}  // namespace

std::string resolve_link(std::string_view reference, std::string_view base) {
  const std::string cleaned = clean_address(reference);
  if (cleaned.empty()) return {};
  if (const std::string scheme = scheme_of(cleaned); !scheme.empty()) {
    if (scheme == "mailto") return cleaned;
    const bool web = scheme == "http" || scheme == "https";
    return web && !host_of(cleaned).empty() ? cleaned : std::string();
  }
  const std::string_view origin = origin_of(base);
  if (origin.empty()) return {};
  if (cleaned.starts_with("//")) return std::string(base.substr(0, base.find("//"))) + cleaned;
  const std::size_t tail = cleaned.find_first_of("?#");
  const std::string suffix = tail == std::string::npos ? "" : cleaned.substr(tail);
  const std::string path = cleaned.substr(0, tail);
  const std::string_view whole = base.substr(0, base.find_first_of("?#"));
  if (path.empty())
    return (cleaned[0] == '#' ? std::string(base.substr(0, base.find('#'))) : std::string(whole)) +
           suffix;
  if (path[0] == '/') return std::string(origin) + remove_dot_segments(path) + suffix;
  std::string_view folder = whole.substr(origin.size());
  folder = folder.substr(0, folder.rfind('/') + 1);
  return std::string(origin) +
         remove_dot_segments((folder.empty() ? "/" : std::string(folder)) + path) + suffix;
}

std::string host_of(std::string_view address) {
  const std::string_view origin = origin_of(address);
  if (origin.empty()) return {};
  std::string_view host = origin.substr(origin.find("://") + 3);
  if (const auto at = host.rfind('@'); at != std::string_view::npos) host.remove_prefix(at + 1);
  host = host.substr(0, host.rfind(':'));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return std::string(host);
}

}  // namespace lectern
