#include "read/feeds/json_values.h"

#include "base/utf8.h"

namespace lectern {
namespace {

constexpr int deepest = 200;

// Nothing but brackets outside strings is counted.
bool is_too_deep(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      if (++depth > deepest) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

// "\u0000" is a character of JSON, and of no text.
std::string without_controls(std::string text) {
  std::erase_if(text,
                [](char c) { return (c >= 0 && c < ' ' && c != '\n' && c != '\t') || c == 0x7F; });
  return text;
}

}  // namespace

Result<nlohmann::json> parse_json(std::string_view text) {
  const Error malformed{Error::Code::malformed, "is JSON that is broken", "export it again", ""};
  if (is_too_deep(text)) return malformed;
  nlohmann::json value = nlohmann::json::parse(text.begin(), text.end(), nullptr,
                                               /*allow_exceptions=*/false);
  if (value.is_discarded()) return malformed;
  return value;
}

std::string string_member(const nlohmann::json& object, const char* name) {
  if (!object.is_object()) return {};
  const auto at = object.find(name);
  if (at == object.end()) return {};
  if (at->is_string()) return without_controls(at->get_ref<const std::string&>());
  return at->is_number() ? at->dump() : std::string();
}

std::vector<std::string> strings_in(const nlohmann::json& list, const char* name) {
  std::vector<std::string> strings;
  if (!list.is_array()) return strings;
  for (const nlohmann::json& it : list) {
    std::string text =
        clean_line(it.is_string() ? it.get_ref<const std::string&>() : string_member(it, name));
    if (!text.empty()) strings.push_back(std::move(text));
  }
  return strings;
}

}  // namespace lectern
