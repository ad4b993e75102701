#include "base/key_values.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"

namespace lectern {
namespace {

Error wrong_line(const std::string& file, int line, std::string what, std::string way_out) {
  return {Error::Code::bad_data, std::move(what), std::move(way_out),
          fmt::format("{}:{}", file, line)};
}

std::string_view without_comment(std::string_view line, Comments comments) {
  if (comments == Comments::on_own_lines)
    return trim(line).starts_with('#') ? std::string_view() : line;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const bool begins = at == 0 || line[at - 1] == ' ' || line[at - 1] == '\t';
    if (line[at] == '#' && begins) return line.substr(0, at);
  }
  return line;
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

}  // namespace

Result<std::vector<KeyValue>> parse_key_values(std::string_view text, const std::string& file,
                                               Comments comments) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<KeyValue> pairs;
  std::set<std::pair<std::string, std::string>> seen;
  std::string section;
  for (int number = 1; !text.empty(); ++number) {
    const std::string_view whole = take_line(text);
    if (!is_utf8(whole)) return wrong_line(file, number, "is not UTF-8", "save it as UTF-8");
    const std::string_view line = trim(without_comment(whole, comments));
    if (line.empty()) continue;
    if (line.front() == '[') {
      if (line.back() != ']')
        return wrong_line(file, number, "the section has no closing bracket", "write [name]");
      section = trim(line.substr(1, line.size() - 2));
      continue;
    }
    const std::size_t equals = line.find('=');
    if (equals == line.npos || trim(line.substr(0, equals)).empty())
      return wrong_line(file, number, "is neither `key = value` nor `[section]`",
                        "begin a comment with #");
    KeyValue pair{section, std::string(trim(line.substr(0, equals))),
                  std::string(trim(line.substr(equals + 1))), number};
    if (!seen.emplace(pair.section, pair.key).second)
      return wrong_line(file, number, fmt::format("`{}` stands here a second time", pair.key),
                        "remove one of the two");
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

}  // namespace lectern
