#include "speak/profile.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/closest_names.h"
#include "base/key_values.h"

namespace lectern {
namespace {

// A number with its bounds, and where it goes.
struct Number {
  std::string_view key;
  int least, most;
  int Voice::*field;
};
constexpr std::array numbers = {
    Number{"rate", 80, 450, &Voice::rate},
    Number{"pitch", 0, 100, &Voice::pitch},
    Number{"range", 0, 100, &Voice::range},
    Number{"volume", 0, 200, &Voice::volume},
    Number{"sentence pause", 0, 10000, &Voice::sentence_pause},
};

struct RoleNumber {
  std::string_view key;
  int least, most;
  std::array<int, role_count> Voice::*field;
};
constexpr std::array role_numbers = {
    RoleNumber{"pause", 0, 10000, &Voice::pauses},
    RoleNumber{"pause around", 0, 10000, &Voice::arounds},
    RoleNumber{"rate", 80, 450, &Voice::rates},
    RoleNumber{"pitch", 0, 100, &Voice::pitches},
};

struct Place {
  const std::string& file;
  const KeyValue& pair;
};

Error wrong(const Place& place, std::string what, std::string way_out) {
  return {Error::Code::bad_data, std::move(what), std::move(way_out),
          fmt::format("{}:{}", place.file, place.pair.line)};
}

Result<int> whole_number(const Place& place, int least, int most) {
  const std::string& text = place.pair.value;
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < least || number > most)
    return wrong(place, fmt::format("`{}` is `{}`", place.pair.key, text),
                 fmt::format("give a whole number from {} to {}", least, most));
  return number;
}

Result<double> decibels(const Place& place) {
  std::string_view text = place.pair.value;
  if (text.starts_with('+')) text.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || !(std::abs(number) <= 40))
    return wrong(place, fmt::format("`gain` is `{}`", place.pair.value),
                 "give decibels from -40 to 40");
  return number;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

Error unknown_key(const Place& place) {
  std::vector<std::string> known;
  if (place.pair.section.empty()) {
    known = {"description",  "languages", "stands in for", "engine",
             "engine voice", "pinyin",    "gain"};
    for (const Number& number : numbers) known.emplace_back(number.key);
  } else {
    for (const RoleNumber& number : role_numbers) known.emplace_back(number.key);
  }
  return wrong(place, fmt::format("`{}` is no key of a voice profile", place.pair.key),
               suggestion(place.pair.key, known));
}

Status take_role_pair(const Place& place, Voice& voice) {
  const auto role = std::find(role_names.begin(), role_names.end(), place.pair.section);
  if (role == role_names.end()) {
    const std::vector<std::string> known(role_names.begin(), role_names.end());
    return wrong(place, fmt::format("`[{}]` is no role", place.pair.section),
                 suggestion(place.pair.section, known));
  }
  for (const RoleNumber& number : role_numbers) {
    if (number.key != place.pair.key) continue;
    const auto index = static_cast<std::size_t>(role - role_names.begin());
    (voice.*number.field)[index] = LECTERN_TRY(whole_number(place, number.least, number.most));
    return Done{};
  }
  return unknown_key(place);
}

Status take_pair(const Place& place, Profile& profile) {
  const KeyValue& pair = place.pair;
  Voice& voice = profile.voice;
  if (!pair.section.empty()) return take_role_pair(place, voice);
  for (const Number& number : numbers) {
    if (number.key != pair.key) continue;
    voice.*number.field = LECTERN_TRY(whole_number(place, number.least, number.most));
    return Done{};
  }
  if (pair.key == "gain") {
    voice.gain = LECTERN_TRY(decibels(place));
  } else if (pair.key == "description") {
    voice.description = pair.value;
  } else if (pair.key == "languages") {
    voice.languages = words_of(pair.value);
  } else if (pair.key == "stands in for") {
    profile.stands_in_for = words_of(pair.value);
  } else if (pair.key == "engine voice") {
    voice.engine_voice = pair.value;
  } else if (pair.key == "pinyin") {
    if (pair.value != "yes" && pair.value != "no")
      return wrong(place, fmt::format("`pinyin` is `{}`", pair.value), "write yes or no");
    voice.pinyin = pair.value == "yes";
  } else if (pair.key == "engine") {
    if (pair.value != "espeak-ng")
      return wrong(place, fmt::format("there is no engine `{}`", pair.value), "write espeak-ng");
    voice.engine = pair.value;
  } else {
    return unknown_key(place);
  }
  return Done{};
}

}  // namespace

Result<Profile> parse_profile(std::string_view text, const std::string& file,
                              const Defaults& defaults) {
  const auto pairs = LECTERN_TRY(parse_key_values(text, file));
  Profile profile{defaults, {}};
  for (const KeyValue& pair : pairs) LECTERN_TRY(take_pair({file, pair}, profile));
  return profile;
}

std::string comparable_tag(std::string_view tag) {
  std::string comparable = ascii_lower(tag);
  std::replace(comparable.begin(), comparable.end(), '_', '-');
  return comparable;
}

}  // namespace lectern
