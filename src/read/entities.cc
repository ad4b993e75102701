#include "read/entities.h"

#include <libxml/HTMLparser.h>

#include <algorithm>

#include "base/utf8.h"
#include "read/inlines.h"

namespace lectern {
namespace {

// Named references; numeric ones are left to decode_again().
std::string decode_named(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t start = std::min(text.find('&'), text.size());
    out += text.substr(0, start);
    text.remove_prefix(start);
    if (text.empty()) break;
    const std::size_t end = text.substr(0, 34).find(';');
    const htmlEntityDesc* entity = nullptr;
    if (end != std::string_view::npos) {
      const std::string name(text.substr(1, end - 1));
      entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
      if (entity == nullptr && name == "apos") {  // HTML 5 has it, libxml2's HTML 4 table has not
        out += '\'';
        text.remove_prefix(end + 1);
        continue;
      }
    }
    if (entity != nullptr) {
      append_utf8(out, entity->value);
      text.remove_prefix(end + 1);
    } else {
      out += '&';
      text.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace

std::string decode_entities(std::string_view text) {
  std::string once = decode_again(decode_named(text));
  return once.find('&') == std::string::npos ? once : decode_again(decode_named(once));
}

}  // namespace lectern
