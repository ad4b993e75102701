#include "speak/command_line.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lectern {
namespace {

constexpr std::array<std::string_view, 4> known_placeholders = {"{text}", "{output}", "{rate}",
                                                                "{language}"};

Error wrong(std::string what, std::string way_out) {
  return {Error::Code::bad_data, std::move(what), std::move(way_out), ""};
}

// The placeholder that begins at `at`, by its name: "{" and lower-case letters and "}".
std::string_view placeholder_at(std::string_view word, std::size_t at) {
  if (word[at] != '{') return {};
  std::size_t end = at + 1;
  while (end < word.size() && word[end] >= 'a' && word[end] <= 'z') ++end;
  if (end == at + 1 || end == word.size() || word[end] != '}') return {};
  return word.substr(at, end + 1 - at);
}

Status check_placeholders(const std::string& word) {
  for (std::size_t at = 0; at < word.size(); ++at) {
    const std::string_view found = placeholder_at(word, at);
    if (found.empty()) continue;
    if (std::find(known_placeholders.begin(), known_placeholders.end(), found) ==
        known_placeholders.end())
      return wrong(fmt::format("`{}` is no placeholder of a command", found),
                   fmt::format("known are: {}", fmt::join(known_placeholders, ", ")));
  }
  return Done{};
}

}  // namespace

Result<std::vector<std::string>> split_command(std::string_view text) {
  std::vector<std::string> words;
  bool in_word = false;
  char quote = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quote == 0 && (c == ' ' || c == '\t')) {
      in_word = false;
      continue;
    }
    if (!in_word) words.emplace_back();
    in_word = true;
    if (c == quote) {
      quote = 0;
    } else if (quote == 0 && (c == '\'' || c == '"')) {
      quote = c;
    } else if (c == '\\' && quote != '\'') {
      if (++at == text.size()) return wrong("ends in a backslash", "write it twice to mean itself");
      words.back() += text[at];
    } else {
      words.back() += c;
    }
  }
  if (quote != 0) return wrong(fmt::format("a quotation that {} opens is not closed", quote), "");
  if (words.empty() || words.front().empty())
    return wrong("`command` names no program", "write the program and its arguments");
  for (const std::string& word : words) LECTERN_TRY(check_placeholders(word));
  return words;
}

std::vector<std::string> filled(const std::vector<std::string>& words,
                                const std::vector<Placeholder>& placeholders) {
  std::vector<std::string> all;
  for (const std::string& word : words) {
    std::string made;
    for (std::size_t at = 0; at < word.size();) {
      const std::string_view here = placeholder_at(word, at);
      const auto found = std::find_if(placeholders.begin(), placeholders.end(),
                                      [&](const auto& it) { return it.name == here; });
      if (here.empty() || found == placeholders.end()) {
        made += word[at++];
        continue;
      }
      made += found->value;
      at += here.size();
    }
    all.push_back(std::move(made));
  }
  return all;
}

std::string rate_number(const VoiceCommand& command, int words_a_minute) {
  const double speed = static_cast<double>(words_a_minute) / command.normal_rate;
  switch (command.rate_unit) {
    case VoiceCommand::RateUnit::words:
      return fmt::format("{}", words_a_minute);
    case VoiceCommand::RateUnit::speed:
      return fmt::format("{:.4g}", command.rate_scale * speed);
    case VoiceCommand::RateUnit::length:
      return fmt::format("{:.4g}", command.rate_scale / speed);
  }
  return "";
}

}  // namespace lectern
