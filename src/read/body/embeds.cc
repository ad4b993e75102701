#include "read/body/embeds.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "read/body/links.h"

namespace lectern {
namespace {

using Node = HtmlDocument::Node;

// Addresses of players, and of the page where the same is watched or heard.
struct Player {
  std::string_view host, path, page;
};
constexpr Player players[] = {
    {"youtube.com", "/embed/", "https://www.youtube.com/watch?v="},
    {"youtube-nocookie.com", "/embed/", "https://www.youtube.com/watch?v="},
    {"player.vimeo.com", "/video/", "https://vimeo.com/"},
    {"dailymotion.com", "/embed/video/", "https://www.dailymotion.com/video/"},
    {"open.spotify.com", "/embed/", "https://open.spotify.com/"},
    {"player.bilibili.com", "/player.html?bvid=", "https://www.bilibili.com/video/"},
};

std::string watched_at(const std::string& address) {
  const std::string host = host_of(address);
  for (const Player& player : players) {
    if (host != player.host) continue;
    const std::size_t path = address.find(player.path, address.find("//") + 2);
    if (path == std::string::npos) continue;
    const std::string_view rest = std::string_view(address).substr(path + player.path.size());
    const std::string_view name = rest.substr(0, rest.find_first_of("?&#"));
    if (!name.empty() && name != "videoseries") return std::string(player.page).append(name);
  }
  return address;
}

// A frame that counts visits shows nothing.
bool is_invisible_size(std::string_view text) {
  int value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = end == text.data() + text.size() || *end != '%';
  return error == std::errc() && whole && value <= 1;
}

std::string_view source_of(const HtmlDocument& document, const Node& element) {
  for (const std::string_view name : {"src", "data-src", "data-lazy-src", "data"}) {
    const std::string_view value = document.attribute(element, name);
    if (!value.empty() && !value.starts_with("about:") && !value.starts_with("data:")) return value;
  }
  const auto& nodes = document.nodes();
  const auto index = static_cast<std::uint32_t>(&element - nodes.data());
  for (std::uint32_t i = index + 1; i < element.end; ++i)
    if (nodes[i].tag == Tag::source || nodes[i].tag == Tag::embed)
      if (const auto value = document.attribute(nodes[i], "src"); !value.empty()) return value;
  return {};
}

}  // namespace

Embed embed_of(const HtmlDocument& document, const Node& element, std::string_view base_url) {
  if (is_invisible_size(document.attribute(element, "width")) ||
      is_invisible_size(document.attribute(element, "height")))
    return {};
  std::string title = clean_line(document.attribute(element, "title"));
  if (title.empty()) title = clean_line(document.attribute(element, "aria-label"));
  return {watched_at(resolve_link(source_of(document, element), base_url)), std::move(title)};
}

}  // namespace lectern
