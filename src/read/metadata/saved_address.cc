#include "read/metadata/saved_address.h"

#include <algorithm>
#include "read/body/links.h"
#include "read/characters/entities.h"

namespace lectern {
namespace {

constexpr std::size_t where_to_look = 4096;  // bytes

std::string address_at(std::string_view text) {
  while (!text.empty() && (text[0] == ' ' || text[0] == '\t')) text.remove_prefix(1);
  const std::size_t end = text.find_first_of(" \t\r\n<>\"");
  if (end == std::string_view::npos && text.size() > 2048) return {};
  std::string_view address = text.substr(0, end);
  if (address.ends_with("--")) address.remove_suffix(2);
  return resolve_link(decode_entities(address), "");
}

std::string in_comment(std::string_view comment) {
  constexpr std::string_view browsers = "saved from url=(";
  if (const auto at = comment.find(browsers); at != std::string_view::npos) {
    const std::size_t bracket = comment.find(')', at);
    if (bracket != std::string_view::npos) return address_at(comment.substr(bracket + 1));
  }
  for (const std::string_view label : {"url:", "source:", "source url:", "original url:"}) {
    for (std::size_t at = comment.find(label); at != std::string_view::npos;
         at = comment.find(label, at + 1)) {
      // A word of its own: "saved by …\n url: …".
      if (at > 0 && comment[at - 1] != ' ' && comment[at - 1] != '\n' && comment[at - 1] != '\t')
        continue;
      if (std::string address = address_at(comment.substr(at + label.size())); !address.empty())
        return address;
    }
  }
  return {};
}

}  // namespace

std::string saved_address(std::string_view markup) {
  markup = markup.substr(0, where_to_look);
  for (std::size_t at = markup.find("<!--"); at != std::string_view::npos;
       at = markup.find("<!--", at + 4)) {
    const std::size_t end = std::min(markup.find("-->", at), markup.size());
    if (std::string address = in_comment(markup.substr(at + 4, end - at - 4)); !address.empty())
      return address;
  }
  return {};
}

}  // namespace lectern
