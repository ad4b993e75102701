#include "cli/values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
#include <optional>

#include <fmt/format.h>

#include "lectern/audio.h"
#include "lectern/write.h"

namespace lectern::cli {
namespace {

Error wrong(std::string_view text, const std::string& allowed, std::string way_out = {}) {
  return {Error::Code::usage, fmt::format("\"{}\" is not {}", text, allowed), std::move(way_out),
          ""};
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.begin(), text.end(), value);
  if (error != std::errc() || end != text.end()) return std::nullopt;
  return value;
}

// Levenshtein's: how many letters to put in, take out or change.
std::size_t distance(std::string_view one, std::string_view other) {
  std::vector<std::size_t> row(other.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < one.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < other.size(); ++j) {
      const std::size_t change = diagonal + (one[i] == other[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({change, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

std::vector<std::string_view> format_names() {
  std::vector<std::string_view> names;
  for (const Writer& writer : writers()) names.push_back(writer.name);
  for (const AudioFormat format :
       {AudioFormat::mp3, AudioFormat::opus, AudioFormat::flac, AudioFormat::wav})
    names.push_back(name(format));
  return names;
}

}  // namespace

Result<Amount> number_or_size(std::string_view text) {
  struct Unit {
    std::string_view name;
    std::uint64_t bytes;
  };
  constexpr std::array<Unit, 7> units = {{{"", 1},
                                          {"kb", 1000},
                                          {"mb", 1000'000},
                                          {"gb", 1000'000'000},
                                          {"kib", 1 << 10},
                                          {"mib", 1 << 20},
                                          {"gib", 1 << 30}}};
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const auto value = number(text.substr(0, digits));
  std::string unit;
  for (const char c : text.substr(digits)) unit += c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
  const auto found =
      std::find_if(units.begin(), units.end(), [&](const Unit& it) { return it.name == unit; });
  if (!value || *value < 1 || found == units.end())
    return wrong(text, "a number of articles or a size", "use one such as 200 or 50MB");
  return Amount{static_cast<std::uint64_t>(*value) * found->bytes, !unit.empty()};
}

Result<int> whole_number(std::string_view text, int least, int most) {
  const auto value = number(text);
  if (!value || *value < least || *value > most)
    return wrong(text, fmt::format("a whole number from {} to {}", least, most));
  return *value;
}

Result<int> one_of(std::string_view text, std::span<const int> allowed) {
  const auto value = number(text);
  if (value && std::find(allowed.begin(), allowed.end(), *value) != allowed.end()) return *value;
  return wrong(text, fmt::format("one of {}", fmt::join(allowed, ", ")));
}

Result<std::string> one_of(std::string_view text, std::span<const std::string_view> allowed) {
  if (std::find(allowed.begin(), allowed.end(), text) != allowed.end()) return std::string(text);
  return wrong(text, listing(allowed), suggestion(text, allowed));
}

Result<std::vector<std::string>> format_list(std::string_view text) {
  const std::vector<std::string_view> known = format_names();
  std::vector<std::string> formats;
  for (;;) {
    const std::size_t comma = text.find(',');
    formats.push_back(LECTERN_TRY(one_of(text.substr(0, comma), known)));
    if (comma == std::string_view::npos) return formats;
    text.remove_prefix(comma + 1);
  }
}

Result<Parts> spoken_parts(std::string_view text, Parts parts) {
  std::vector<std::string_view> known(part_names.begin(), part_names.end());
  known.insert(known.end(), {"all", "none"});
  for (;;) {
    const std::size_t comma = text.find(',');
    const bool on = !text.starts_with('-');
    const std::string name =
        LECTERN_TRY(one_of(text.substr(on ? 0 : 1, comma - (on ? 0 : 1)), known));
    const auto part = static_cast<Part>(std::ranges::find(part_names, name) - part_names.begin());
    if (name == "all" || name == "none")
      parts = (name == "all") == on ? Parts::all() : Parts();
    else
      parts = on ? parts.with(part) : parts.without(part);
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

std::string listing(std::span<const std::string_view> names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
    text += names[i];
  }
  return text;
}

std::string suggestion(std::string_view wrong, std::span<const std::string_view> names,
                       std::string_view dashes) {
  std::string_view nearest;
  std::size_t least = wrong.size() / 3 + 1;  // further away it was not a slip of the finger
  for (const std::string_view name : names) {
    const bool beginning = wrong.size() >= 2 && name.starts_with(wrong);
    const std::size_t away = beginning ? 0 : distance(wrong, name);
    if (away > least || (away == least && !nearest.empty())) continue;
    least = away;
    nearest = name;
  }
  return nearest.empty() ? "" : fmt::format("did you mean {}{}?", dashes, nearest);
}

}  // namespace lectern::cli
