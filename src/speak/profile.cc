#include "speak/profile.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/ascii.h"
#include "base/closest_names.h"
#include "base/key_values.h"
#include "speak/command_line.h"

namespace lectern {
namespace {

// A number with its bounds, and where it goes.
struct Number {
  std::string_view key;
  int least, most;
  int Voice::*field;
};
constexpr std::array numbers = {
    Number{"rate", slowest_rate, fastest_rate, &Voice::rate},
    Number{"pitch", 0, 100, &Voice::pitch},
    Number{"range", 0, 100, &Voice::range},
    Number{"volume", 0, 200, &Voice::volume},
    Number{"sentence pause", 0, 10000, &Voice::sentence_pause},
};

struct CommandNumber {
  std::string_view key;
  int least, most;
  int VoiceCommand::*field;
};
constexpr std::array command_numbers = {
    CommandNumber{"command quiet", 20, 60000, &VoiceCommand::quiet},
    CommandNumber{"command time limit", 1, 3600, &VoiceCommand::time_limit},
    CommandNumber{"sample rate", 4000, 192000, &VoiceCommand::sample_rate},
    CommandNumber{"normal rate", slowest_rate, fastest_rate, &VoiceCommand::normal_rate},
};

// Words that a key may have, in the order of its enumeration.
constexpr std::array<std::string_view, 2> modes = {"once", "stream"};
constexpr std::array<std::string_view, 3> rate_units = {"words", "speed", "length"};

struct OutputName {
  std::string_view name;
  VoiceCommand::Sound sound;
  VoiceCommand::Place place;
};
constexpr std::array outputs = {
    OutputName{"wav on stdout", VoiceCommand::Sound::wav, VoiceCommand::Place::on_stdout},
    OutputName{"pcm on stdout", VoiceCommand::Sound::pcm, VoiceCommand::Place::on_stdout},
    OutputName{"wav in file", VoiceCommand::Sound::wav, VoiceCommand::Place::in_file},
    OutputName{"pcm in file", VoiceCommand::Sound::pcm, VoiceCommand::Place::in_file},
    OutputName{"wav named on stdout", VoiceCommand::Sound::wav,
               VoiceCommand::Place::named_on_stdout},
};

struct RoleNumber {
  std::string_view key;
  int least, most;
  std::array<int, role_count> Voice::*field;
};
constexpr std::array role_numbers = {
    RoleNumber{"pause", 0, 10000, &Voice::pauses},
    RoleNumber{"pause around", 0, 10000, &Voice::arounds},
    RoleNumber{"rate", slowest_rate, fastest_rate, &Voice::rates},
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

Result<double> decimal(const Place& place, double least, double most) {
  std::string_view text = place.pair.value;
  if (text.starts_with('+')) text.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() ||
      !(number >= least && number <= most))
    return wrong(place, fmt::format("`{}` is `{}`", place.pair.key, place.pair.value),
                 fmt::format("give a number from {} to {}", least, most));
  return number;
}

// The index of the value among `names`.
Result<std::size_t> choice(const Place& place, std::span<const std::string_view> names) {
  const auto found = std::find(names.begin(), names.end(), place.pair.value);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  return wrong(place, fmt::format("`{}` is `{}`", place.pair.key, place.pair.value),
               fmt::format("give one of: {}", fmt::join(names, ", ")));
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
    known = {"description",     "languages", "stands in for", "engine",       "engine voice",
             "pinyin",          "gain",      "command",       "command mode", "command output",
             "command package", "rate unit", "rate scale"};
    for (const Number& number : numbers) known.emplace_back(number.key);
    for (const CommandNumber& number : command_numbers) known.emplace_back(number.key);
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

Status take_command_pair(const Place& place, VoiceCommand& command) {
  const KeyValue& pair = place.pair;
  for (const CommandNumber& number : command_numbers) {
    if (number.key != pair.key) continue;
    command.*number.field = LECTERN_TRY(whole_number(place, number.least, number.most));
    return Done{};
  }
  if (pair.key == "command") {
    auto words = split_command(pair.value);
    if (!words) return wrong(place, words.error().what, words.error().way_out);
    command.words = std::move(*words);
  } else if (pair.key == "command mode") {
    command.mode = static_cast<VoiceCommand::Mode>(LECTERN_TRY(choice(place, modes)));
  } else if (pair.key == "command output") {
    std::array<std::string_view, outputs.size()> names;
    std::transform(outputs.begin(), outputs.end(), names.begin(),
                   [](const OutputName& it) { return it.name; });
    const OutputName& output = outputs[LECTERN_TRY(choice(place, names))];
    command.sound = output.sound;
    command.place = output.place;
  } else if (pair.key == "rate unit") {
    command.rate_unit = static_cast<VoiceCommand::RateUnit>(LECTERN_TRY(choice(place, rate_units)));
  } else if (pair.key == "rate scale") {
    command.rate_scale = LECTERN_TRY(decimal(place, 0.001, 100000));
  } else if (pair.key == "command package") {
    command.package = pair.value;
  } else {
    return unknown_key(place);
  }
  return Done{};
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
    voice.gain = LECTERN_TRY(decimal(place, -40, 40));
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
    constexpr std::array<std::string_view, 2> engines = {"espeak-ng", "command"};
    voice.engine = engines[LECTERN_TRY(choice(place, engines))];
  } else {
    return take_command_pair(place, voice.command);
  }
  return Done{};
}

// What single lines cannot show. `words`: where `command` stands.
Status check_command(const Place& words, const VoiceCommand& command) {
  const auto uses = [&](std::string_view placeholder) {
    return std::any_of(command.words.begin(), command.words.end(), [&](const std::string& word) {
      return word.find(placeholder) != word.npos;
    });
  };
  const bool stream = command.mode == VoiceCommand::Mode::stream;
  if (stream && uses("{text}"))
    return wrong(words, "`command` names {text}, but in stream mode the text comes line by line",
                 "take {text} out");
  if (stream && command.place == VoiceCommand::Place::in_file)
    return wrong(words, "in stream mode there is no one output file",
                 "let the program name its files: command output = wav named on stdout");
  if (!stream && command.place == VoiceCommand::Place::named_on_stdout)
    return wrong(words, "`wav named on stdout` is of the stream mode", "use wav in file");
  if (command.place == VoiceCommand::Place::in_file && !uses("{output}"))
    return wrong(words, "`command` does not say where the program writes its sound",
                 "put {output} where the program takes the name of a file");
  if (command.place == VoiceCommand::Place::on_stdout && uses("{output}"))
    return wrong(words, "`command` names {output}, but the sound is taken from standard output",
                 "say command output = wav in file");
  if (command.sound == VoiceCommand::Sound::pcm && command.sample_rate == 0)
    return wrong(words, "raw samples do not tell their rate", "add sample rate = 22050");
  return Done{};
}

}  // namespace

Result<Profile> parse_profile(std::string_view text, const std::string& file,
                              const Defaults& defaults) {
  const auto pairs = LECTERN_TRY(parse_key_values(text, file));
  Profile profile{defaults};
  const KeyValue* command = nullptr;
  for (const KeyValue& pair : pairs) {
    LECTERN_TRY(take_pair({file, pair}, profile));
    if (pair.key == "command") command = &pair;
  }
  if (command != nullptr) LECTERN_TRY(check_command({file, *command}, profile.voice.command));
  return profile;
}

std::string comparable_tag(std::string_view tag) {
  std::string comparable = ascii_lower(tag);
  std::replace(comparable.begin(), comparable.end(), '_', '-');
  return comparable;
}

}  // namespace lectern
