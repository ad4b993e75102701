#include "read/feeds/csv.h"

#include <algorithm>

namespace lectern {
namespace {

constexpr std::size_t most_fields = 100;

std::string take_quoted(std::string_view& text) {
  std::string field;
  text.remove_prefix(1);
  for (;;) {
    const std::size_t end = std::min(text.find('"'), text.size());
    field += text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!text.starts_with('"')) return field;
    field += '"';
    text.remove_prefix(1);
  }
}

// A field without its separator.
std::string take_field(std::string_view& text) {
  std::string field;
  if (text.starts_with('"')) field = take_quoted(text);
  const std::size_t end = std::min(text.find_first_of(",\r\n"), text.size());
  field += text.substr(0, end);  // behind a closing quote there is nothing, in a file that is sound
  text.remove_prefix(end);
  return field;
}

}  // namespace

std::optional<std::vector<std::string>> take_record(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of("\r\n"), text.size()));
  if (text.empty()) return std::nullopt;
  std::vector<std::string> fields;
  for (;;) {
    std::string field = take_field(text);
    if (fields.size() < most_fields) fields.push_back(std::move(field));
    if (!text.starts_with(',')) return fields;
    text.remove_prefix(1);
  }
}

}  // namespace lectern
