#include "read/texts/front_matter.h"

#include <yaml.h>

#include <memory>

#include "base/ascii.h"
#include "base/utf8.h"

namespace lectern {
namespace {

constexpr std::size_t largest_front_matter = std::size_t{1} << 16;  // bytes

// Turns libyaml's events into the fields: the scalars of the top-level map, and of the lists in it.
class FieldCollector {
 public:
  explicit FieldCollector(FrontMatter& matter) : matter_(matter) {}

  // Takes back the field that was read last: an error behind it says that it was misread.
  void forget_last() { matter_.fields.erase(last_); }

  // False: the document is over.
  bool take(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_MAPPING_START_EVENT:
      case YAML_SEQUENCE_START_EVENT:
        open_.push_back(event.type);
        return true;
      case YAML_MAPPING_END_EVENT:
      case YAML_SEQUENCE_END_EVENT:
        open_.pop_back();
        if (in_map()) end_value();
        return true;
      case YAML_SCALAR_EVENT:
        scalar({reinterpret_cast<const char*>(event.data.scalar.value), event.data.scalar.length});
        return true;
      case YAML_ALIAS_EVENT:
        if (in_map()) end_value();
        return true;
      case YAML_STREAM_END_EVENT:
      case YAML_DOCUMENT_END_EVENT:
        return false;
      default:
        return true;
    }
  }

 private:
  bool in_map() const { return open_.size() == 1 && open_[0] == YAML_MAPPING_START_EVENT; }
  bool in_list() const {
    return open_.size() == 2 && open_[0] == YAML_MAPPING_START_EVENT &&
           open_[1] == YAML_SEQUENCE_START_EVENT;
  }

  void end_value() {
    key_.clear();
    has_key_ = !has_key_;  // a key may be a list or a map too, if it wants
  }

  void scalar(std::string_view text) {
    if (in_map() && !has_key_) {
      key_ = ascii_lower(text);
      has_key_ = true;
    } else if (in_map()) {
      add(text);
      end_value();
    } else if (in_list() && has_key_) {
      add(text);
    }
  }

  void add(std::string_view text) {
    last_ = key_;
    matter_.fields[key_].emplace_back(clean_line(text));
  }

  FrontMatter& matter_;
  std::string key_, last_;
  bool has_key_ = false;                 // the key of the value that comes next
  std::vector<yaml_event_type_t> open_;  // maps and lists
};

// False when the YAML is broken.
bool parse_yaml(std::string_view text, FrontMatter& matter) {
  yaml_parser_t parser;
  if (yaml_parser_initialize(&parser) == 0) return false;
  const std::unique_ptr<yaml_parser_t, decltype(&yaml_parser_delete)> guard(&parser,
                                                                            yaml_parser_delete);
  yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(text.data()),
                               text.size());
  FieldCollector collector(matter);
  for (;;) {
    yaml_event_t event;
    if (yaml_parser_parse(&parser, &event) == 0) {
      collector.forget_last();
      return false;
    }
    const bool more = collector.take(event);
    yaml_event_delete(&event);
    if (!more) return true;
  }
}

// `title: Foo: bar` is no YAML, yet people write it.
void parse_lines(std::string_view text, FrontMatter& matter) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos || line.find_first_of(" \t-") == 0) continue;
    std::string value = clean_line(line.substr(colon + 2));
    if (value.size() > 1 && value.front() == '"' && value.back() == '"')
      value = value.substr(1, value.size() - 2);
    auto& values = matter.fields[ascii_lower(line.substr(0, colon))];
    if (values.empty()) values.push_back(std::move(value));
  }
}

// Cuts what stands between a first line `rule` and the next that is `rule` or `end`.
std::string_view cut_between(std::string_view& text, std::string_view rule,
                             std::string_view end_rule) {
  if (!text.starts_with(rule)) return {};
  const std::string_view behind = text.substr(rule.size());
  if (!behind.starts_with('\n') && !behind.starts_with("\r\n")) return {};
  const std::size_t begin = text.find('\n') + 1;
  std::size_t end = begin;  // of the fields: where the closing line begins
  for (;;) {
    std::string_view line = text.substr(end, text.find('\n', end) - end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line == rule || line == end_rule) break;
    end = text.find('\n', end);
    if (end == std::string_view::npos || end > largest_front_matter) return {};
    ++end;
  }
  const std::string_view fields = text.substr(begin, end - begin);
  text.remove_prefix(std::min(text.find('\n', end), text.size() - 1) + 1);
  return fields;
}

// TOML's scalars and lists are YAML's, but for the sign between key and value. Its tables are
// opened and passed over: Zola keeps tags in one.
std::string yaml_of_toml(std::string_view toml) {
  std::string yaml;
  while (!toml.empty()) {
    const std::size_t end = std::min(toml.find('\n'), toml.size());
    const std::string_view line = trim(toml.substr(0, end));
    toml.remove_prefix(std::min(end + 1, toml.size()));
    if (line.starts_with('[') && line.ends_with(']') && line.find('"') == std::string_view::npos)
      continue;
    const std::size_t sign = line.find('=');
    const bool pair = sign != std::string_view::npos && sign > 0 && is_ascii_letter(line[0]);
    if (pair) {
      yaml += trim(line.substr(0, sign));
      yaml += ": ";
      yaml += trim(line.substr(sign + 1));
    } else {
      yaml += line;
    }
    yaml += '\n';
  }
  return yaml;
}

}  // namespace

std::string_view FrontMatter::value(std::string_view key) const {
  const auto at = fields.find(key);
  return at == fields.end() || at->second.empty() ? std::string_view() : at->second.front();
}

const std::vector<std::string>& FrontMatter::values(std::string_view key) const {
  static const std::vector<std::string> none;
  const auto at = fields.find(key);
  return at == fields.end() ? none : at->second;
}

std::string_view cut_front_matter(std::string_view& text) {
  return cut_between(text, "---", "...");
}

FrontMatter take_other_front_matter(std::string_view& text) {
  if (const std::string_view toml = cut_between(text, "+++", "+++"); !toml.empty())
    return parse_front_matter(yaml_of_toml(toml));
  FrontMatter matter;
  if (!text.starts_with("% ")) return matter;
  for (const char* key : {"title", "author", "date"}) {
    if (!text.starts_with('%')) break;
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string value = clean_line(text.substr(1, end - 1));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!value.empty()) matter.fields[key].push_back(std::move(value));
  }
  return matter;
}

FrontMatter parse_front_matter(std::string_view yaml) {
  FrontMatter matter;
  if (!yaml.empty() && !parse_yaml(yaml, matter)) parse_lines(yaml, matter);
  return matter;
}

}  // namespace lectern
