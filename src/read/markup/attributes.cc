#include "read/markup/attributes.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace lectern {
namespace {

constexpr int most_attributes = 32;

// The attributes that the reading room asks for; all others cost the parser time only.
constexpr std::string_view kept_attributes[] = {
    "accent",
    "accentunder",
    "alt",
    "alttext",
    "aria-hidden",
    "aria-label",
    "aria-modal",
    "class",
    "close",
    "colspan",
    "columnalign",
    "columnspan",
    "content",
    "data",
    "data-actualsrc",
    "data-echo",
    "data-full-src",
    "data-large-file",
    "data-lazy",
    "data-lazy-src",
    "data-lazy-srcset",
    "data-orig-file",
    "data-original",
    "data-original-src",
    "data-selfpromo-app",
    "data-selfpromo-newsletter",
    "data-src",
    "data-srcset",
    "datetime",
    "depth",
    "dir",
    "display",
    "displaystyle",
    "encoding",
    "epub:type",
    "fence",
    "file",
    "form",
    "height",
    "hidden",
    "href",
    "http-equiv",
    "id",
    "itemprop",
    "itemscope",
    "itemtype",
    "lang",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "media",
    "minsize",
    "mode",
    "movablelimits",
    "name",
    "notation",
    "open",
    "poster",
    "property",
    "pubdate",
    "pudate",
    "rel",
    "role",
    "rowspan",
    "rspace",
    "scriptlevel",
    "separator",
    "separators",
    "src",
    "srcset",
    "start",
    "stretchy",
    "style",
    "symmetric",
    "title",
    "type",
    "voffset",
    "width",
    "xml:lang",
    "zoomfile",
};
static_assert(std::ranges::is_sorted(kept_attributes));

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

void append_attribute(std::string_view name, std::string_view value, std::string& out) {
  out += ' ';
  for (const char c : name) out += ascii_lower(c);
  out += "=\"";
  for (std::size_t quote; (quote = value.find('"')) != std::string_view::npos;) {
    out += value.substr(0, quote);
    out += "&quot;";
    value.remove_prefix(quote + 1);
  }
  out += value;
  out += '"';
}

}  // namespace

bool AttributeReader::is_kept(std::string_view name) const {
  std::array<char, 32> lower;  // longer than any of the usual ones
  if (!wanted_.empty() && std::ranges::find(wanted_, ascii_lower(name)) != wanted_.end())
    return true;
  if (name.size() > lower.size()) return false;
  std::ranges::transform(name, lower.begin(), [](char c) { return ascii_lower(c); });
  return std::ranges::binary_search(kept_attributes, std::string_view(lower.data(), name.size()));
}

// Of a value without quotes.
std::size_t AttributeReader::value_end(std::size_t at) const {
  while (at < in_.size() && !is_space(in_[at]) && in_[at] != '>') ++at;
  return at;
}

TagEnd AttributeReader::read(std::size_t at, std::string* out) {
  const auto skip_spaces = [&] {
    while (at < in_.size() && is_space(in_[at])) ++at;
  };
  int kept = 0;
  bool slash = false;
  for (;;) {
    while (at < in_.size() && (is_space(in_[at]) || in_[at] == '/')) slash = in_[at++] == '/';
    if (at >= in_.size() || in_[at] == '>') return {at, slash};
    slash = false;
    const std::size_t begin = at++;  // even '=' begins a name
    while (at < in_.size() && !is_space(in_[at]) && in_[at] != '=' && in_[at] != '/' &&
           in_[at] != '>')
      ++at;
    const std::string_view name = in_.substr(begin, at - begin);
    std::string_view value;
    const std::size_t after_name = at;
    skip_spaces();
    if (at < in_.size() && in_[at] == '=') {
      ++at;
      skip_spaces();
      const char quote = at < in_.size() ? in_[at] : '\0';
      bool& lost = quote == '"' ? lost_double_ : lost_single_;
      std::size_t end = std::string_view::npos;
      if ((quote == '"' || quote == '\'') && !lost) {
        end = in_.find(quote, at + 1);
        lost = end == std::string_view::npos;
      }
      if (end != std::string_view::npos) {
        value = in_.substr(at + 1, end - at - 1);
        at = end + 1;
      } else {
        end = value_end(at);
        value = in_.substr(at, end - at);
        at = end;
      }
    } else {
      at = after_name;
    }
    if (out == nullptr || kept >= most_attributes || !is_kept(name)) continue;
    ++kept;
    append_attribute(name, value, *out);
  }
}

}  // namespace lectern
