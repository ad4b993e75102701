#include "read/markup/prologue.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"

namespace lectern {
namespace {

bool is_document_type(std::string_view text) {
  return ascii_lower(text.substr(0, 9)) == "<!doctype";
}

// How long the comment, instruction or declaration at the head is; npos when it does not end.
std::size_t declaration_size(std::string_view text) {
  std::string_view closing = ">";
  if (text.starts_with("<!--")) closing = "-->";
  if (is_document_type(text) && text.find('[') < text.find('>')) closing = "]>";
  const std::size_t end = text.find(closing, closing.size() == 3 ? 4 : 2);
  return end == std::string_view::npos ? end : end + closing.size();
}

bool is_declaration(std::string_view text) {
  return text.starts_with("<!") || text.starts_with("<?");
}

}  // namespace

std::string_view behind_prologue(std::string_view text) {
  for (text = trim(text); is_declaration(text); text = trim(text)) {
    const std::size_t size = declaration_size(text);
    if (size == std::string_view::npos) return {};
    text.remove_prefix(size);
  }
  return text;
}

std::string_view document_type(std::string_view text) {
  for (text = trim(text); is_declaration(text); text = trim(text)) {
    const std::size_t size = declaration_size(text);
    if (size == std::string_view::npos) return {};
    if (is_document_type(text)) return text.substr(0, size);
    text.remove_prefix(size);
  }
  return {};
}

}  // namespace lectern
