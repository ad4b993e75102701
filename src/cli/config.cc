#include "cli/config.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <system_error>

#include <fmt/format.h>
// With the code: as a library it would have to be found whenever the program starts.
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include "cli/values.h"

namespace lectern::cli {
namespace {

class ConfigReader {
 public:
  ConfigReader(const std::string& path, const Command& wanted) : path_(path), wanted_(wanted) {}

  Result<std::vector<Given>> read(const toml::table& file) {
    for (const auto& [key, node] : file)
      if (!node.is_table()) LECTERN_TRY(read_top_key(key.str(), node));
    for (const auto& [key, node] : file)
      if (node.is_table()) LECTERN_TRY(read_table(key.str(), *node.as_table()));
    return std::move(given_);
  }

 private:
  Status read_top_key(std::string_view key, const toml::node& node);
  Status read_table(std::string_view name, const toml::table& table);
  Status take(const Command& command, const Flag& flag, const toml::node& node);
  Result<std::vector<std::string>> values(const Flag& flag, const toml::node& node) const;
  Error unknown(std::string_view key, const std::vector<std::string_view>& known,
                const toml::node& node) const;
  std::string where(const toml::node& node) const {
    return fmt::format("{}:{}", path_, node.source().begin.line);
  }

  const std::string& path_;
  const Command& wanted_;
  std::vector<Given> given_;
};

void add_keys(const Command& command, std::vector<std::string_view>& keys) {
  for (const FlagGroup& group : command.groups)
    for (const Flag& flag : group.flags)
      if (flag.configurable) keys.push_back(flag.name);
}

const Flag* find_key(const Command& command, std::string_view key) {
  const Flag* const flag = find_flag(command, key);
  return flag != nullptr && flag->configurable ? flag : nullptr;
}

Status ConfigReader::read_top_key(std::string_view key, const toml::node& node) {
  bool known = false;
  std::vector<std::string_view> keys;
  for (const Command& command : commands()) {
    keys.push_back(command.name);
    add_keys(command, keys);
    const Flag* const flag = find_key(command, key);
    if (flag == nullptr) continue;
    known = true;
    LECTERN_TRY(take(command, *flag, node));
  }
  if (!known) return unknown(key, keys, node);
  return Done{};
}

Status ConfigReader::read_table(std::string_view name, const toml::table& table) {
  const Command* const command = find_command(name);
  std::vector<std::string_view> keys;
  if (command == nullptr) {
    for (const Command& it : commands()) keys.push_back(it.name);
    return unknown(name, keys, table);
  }
  add_keys(*command, keys);
  for (const auto& [key, node] : table) {
    const Flag* const flag = find_key(*command, key.str());
    if (flag == nullptr) return unknown(key.str(), keys, node);
    LECTERN_TRY(take(*command, *flag, node));
  }
  return Done{};
}

// A command's own table comes after the top, and wins.
Status ConfigReader::take(const Command& command, const Flag& flag, const toml::node& node) {
  std::vector<std::string> texts = LECTERN_TRY(values(flag, node));
  if (&command != &wanted_) return Done{};
  std::erase_if(given_, [&](const Given& it) { return it.flag == &flag; });
  given_.push_back({&flag, std::move(texts), where(node)});
  return Done{};
}

Result<std::vector<std::string>> ConfigReader::values(const Flag& flag,
                                                      const toml::node& node) const {
  std::vector<std::string> texts;
  const auto wrong_type = [&](const char* wanted) {
    return Error{Error::Code::bad_data, fmt::format("{} must be {}", flag.name, wanted), "",
                 where(node)};
  };
  switch (flag.takes) {
    case Flag::Takes::nothing:
      if (!node.is_boolean()) return wrong_type("true or false");
      if (node.as_boolean()->get()) texts.emplace_back();
      return texts;
    case Flag::Takes::number:
      if (!node.is_integer()) return wrong_type("a whole number");
      texts.push_back(fmt::format("{}", node.as_integer()->get()));
      return texts;
    case Flag::Takes::text:
      if (!node.is_string()) return wrong_type("a text in quotes");
      texts.push_back(node.as_string()->get());
      return texts;
    case Flag::Takes::list:
      break;
  }
  if (node.is_string()) {
    texts.push_back(node.as_string()->get());
    return texts;
  }
  if (!node.is_array()) return wrong_type("a text or a list of texts");
  for (const toml::node& item : *node.as_array()) {
    if (!item.is_string()) return wrong_type("a text or a list of texts");
    texts.push_back(item.as_string()->get());
  }
  return texts;
}

Error ConfigReader::unknown(std::string_view key, const std::vector<std::string_view>& known,
                            const toml::node& node) const {
  return {Error::Code::bad_data, fmt::format("there is no setting {}", key), suggestion(key, known),
          where(node)};
}

std::string own_file(std::string_view name) {
  if (const char* folder = std::getenv("XDG_CONFIG_HOME"); folder != nullptr && *folder == '/')
    return fmt::format("{}/lectern/{}", folder, name);
  if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0')
    return fmt::format("{}/.config/lectern/{}", home, name);
  return "";
}

}  // namespace

Result<std::vector<Given>> parse_config(std::string_view text, const std::string& path,
                                        const Command& command) {
  try {
    return ConfigReader(path, command).read(toml::parse(text, path));
  } catch (const toml::parse_error& error) {
    return Error{Error::Code::bad_data, fmt::format("is no TOML: {}", error.description()), "",
                 fmt::format("{}:{}", path, error.source().begin.line)};
  }
}

Result<std::vector<Given>> load_config(const std::string& named, const Command& command) {
  const std::string path = named.empty() ? own_file("config.toml") : named;
  if (path.empty()) return std::vector<Given>();
  std::ifstream file(path, std::ios::binary);
  // Nobody asked for this file: not being there, or in a folder of somebody else's, is no trouble.
  const bool absent = errno == ENOENT || errno == ENOTDIR || errno == EACCES;
  if (!file && named.empty() && absent) return std::vector<Given>();
  std::ostringstream text;
  if (file) text << file.rdbuf();
  if (!file)
    return Error{Error::Code::usage,
                 std::string("cannot be read: ") + std::strerror(errno == 0 ? EIO : errno),
                 "name another with --config", path};
  return parse_config(text.str(), path, command);
}

Result<HostTable> load_hosts(const std::string& named) {
  std::vector<std::string> files = {named.empty() ? own_file("hosts.conf") : named};
  std::error_code ignored;
  if (named.empty() && !std::filesystem::exists(files.front(), ignored)) files.clear();
  auto table = HostTable::load("", files);
  if (!table && table.error().code != Error::Code::bad_data)
    table.error().code = Error::Code::usage;  // a wrong word on the command line, no failed input
  return table;
}

Result<Lexicon> load_lexicon(const std::vector<std::string>& named) {
  std::vector<std::string> files = named;
  for (const char* own : {"lexicon.txt", "lexicon.pls"}) {
    std::error_code ignored;
    std::string path = own_file(own);
    if (std::filesystem::exists(path, ignored)) files.push_back(std::move(path));
  }
  auto lexicon = Lexicon::load(files);
  if (!lexicon && lexicon.error().code != Error::Code::bad_data)
    lexicon.error().code = Error::Code::usage;
  return lexicon;
}

std::string own_voices(const std::string& named) {
  return named.empty() ? own_file("voices") : named;
}

}  // namespace lectern::cli
