#include "batch/targets.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <ctime>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/file.h"
#include "base/hash.h"
#include "lectern/version.h"

namespace lectern {
namespace {

constexpr std::array audio_formats = {AudioFormat::mp3, AudioFormat::opus, AudioFormat::flac,
                                      AudioFormat::wav};

std::optional<Target> find_target(std::string_view format) {
  if (const Writer* writer = find_writer(format))
    return Target{writer->name, std::string(writer->extension), writer, {}};
  for (const AudioFormat audio : audio_formats)
    if (name(audio) == format)
      return Target{name(audio), fmt::format(".{}", name(audio)), nullptr, audio};
  return std::nullopt;
}

Error unknown_format(std::string_view format) {
  std::string known;
  for (const Writer& writer : writers()) known += fmt::format("{}, ", writer.name);
  for (const AudioFormat audio : audio_formats) known += fmt::format("{}, ", name(audio));
  known.resize(known.size() - 2);
  return {Error::Code::usage, fmt::format("there is no format {}", format), "use " + known, ""};
}

// BCP 47, by its looks: "zh-Hans", "en", "sr-Latn-RS".
bool looks_like_language(std::string_view tag) {
  std::size_t part = 0;
  bool first = true;
  for (const char c : tag) {
    if (c == '-') {
      if (part == 0 || (first && part < 2)) return false;
      part = 0;
      first = false;
    } else if (!is_ascii_letter(c) && (first || c < '0' || c > '9')) {
      return false;
    } else if (++part > 8) {
      return false;
    }
  }
  return part >= (first ? 2 : 1);
}

// https://reproducible-builds.org/specs/source-date-epoch/: seconds since 1970, in ASCII digits.
Result<std::string> fallback_time() {
  const char* stamp = std::getenv("SOURCE_DATE_EPOCH");
  if (stamp == nullptr || *stamp == '\0') return std::string();
  const std::string_view digits(stamp);
  constexpr std::int64_t year_10000 = 253402300800;
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(digits.begin(), digits.end(), seconds);
  const auto time = static_cast<std::time_t>(seconds);
  std::tm utc{};
  if (error != std::errc() || end != digits.end() || seconds < 0 || seconds >= year_10000 ||
      gmtime_r(&time, &utc) == nullptr)
    return Error{Error::Code::usage, fmt::format("\"{}\" is no number of seconds", digits),
                 "unset it or give whole seconds since 1970", "SOURCE_DATE_EPOCH"};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", utc.tm_year + 1900, utc.tm_mon + 1,
                     utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec);
}

Status load_fonts(Settings& settings) {
  Hash key;
  for (const std::string& path : settings.options.fonts) {
    auto read = read_file(path);
    if (!read) {
      read.error().code = Error::Code::usage;
      read.error().way_out = "name a TrueType or OpenType font (.ttf, .otf, .ttc)";
      return read.error();
    }
    std::string bytes = std::move(*read);
    Status checked = check_font(bytes);
    if (!checked) {
      checked.error().where = path;
      return checked;
    }
    key.add_field(bytes);
    settings.write.fonts.push_back(std::move(bytes));
  }
  settings.fonts_key = key.hex();
  return Done{};
}

void add_sound_settings(Hash& key, const Settings& settings, std::string_view engine) {
  const AudioOptions& audio = settings.options.audio;
  key.add_field(engine);
  key.add_field(settings.voices ? settings.voices->fingerprint() : "");
  key.add_field(settings.text_data_key);
  key.add_field(fmt::format("{}", settings.options.prepare.speak.bits()));
  if (settings.options.prepare.lexicon != nullptr)
    key.add_field(settings.options.prepare.lexicon->fingerprint());
  key.add_field(settings.options.strict ? "strict" : "");
  key.add_field(fmt::format("{} {} {} {} {}", audio.mp3_bitrate, audio.mp3_quality,
                            audio.opus_bitrate, audio.opus_complexity, audio.true_peak));
}

void add_document_settings(Hash& key, const Settings& settings) {
  key.add_field(settings.write.fallback_time);
  key.add_field(fmt::format("{}", settings.options.pictures.longest_side));
}

}  // namespace

Result<std::vector<Target>> find_targets(const std::vector<std::string>& formats) {
  std::vector<Target> targets;
  for (const std::string& format : formats) {
    const auto target = find_target(format);
    if (!target) return unknown_format(format);
    const auto same = [&](const Target& it) { return it.name == target->name; };
    if (std::none_of(targets.begin(), targets.end(), same)) targets.push_back(*target);
  }
  if (targets.empty())
    return Error{Error::Code::usage, "no format is named", "name one, such as epub", ""};
  return targets;
}

Status check_language(std::string_view tag) {
  if (tag.empty() || looks_like_language(tag)) return Done{};
  return Error{Error::Code::usage, fmt::format("\"{}\" is no language tag", tag),
               "use one such as en, zh-Hans or pt-BR", ""};
}

Result<Settings> check_settings(const ConvertOptions& options) {
  const auto usage = [](const char* what, const char* way_out) {
    return Error{Error::Code::usage, what, way_out, ""};
  };
  if (options.output_folder.empty())
    return usage("no output folder is named", "name one with --output");
  if (options.jobs < 0 || !(options.time_limit > 0))
    return usage("jobs and the time limit cannot be negative", "");
  if (options.pictures.longest_side < 1) return usage("pictures cannot have no size", "");
  LECTERN_TRY(check_language(options.language));
  LECTERN_TRY(check_selector(options.reading.selector));
  LECTERN_TRY(check_selector(options.reading.drop));
  // Not among the braces: an error would leave from there without undoing what was made before it.
  auto cover = LECTERN_TRY(choose_cover(options.cover));
  Settings settings{options, {}, std::nullopt, {}, {}, std::move(cover)};
  settings.targets = LECTERN_TRY(find_targets(options.formats));
  settings.write.fallback_time = LECTERN_TRY(fallback_time());
  if (!options.images_folder.empty())
    settings.images = LECTERN_TRY(ImageFolder::open(options.images_folder));
  LECTERN_TRY(load_fonts(settings));
  const bool sound = std::any_of(settings.targets.begin(), settings.targets.end(),
                                 [](const Target& it) { return it.is_sound(); });
  if (!sound && options.voices.names.empty()) return settings;
  settings.voices = LECTERN_TRY(Voices::load(options.voices_folder, options.voices));
  if (sound) settings.text_data_key = text_data_fingerprint();
  if (!sound || options.language.empty()) return settings;
  const auto voice = settings.voices->for_language(options.language);
  if (!voice) return voice.error();
  return settings;
}

std::string key_of(const Target& target, const InputKey& input, const Settings& settings,
                   std::string_view engine) {
  Hash key;
  const ReadOptions& reading = settings.options.reading;
  for (const std::string_view field :
       {version(), input.hash, input.name, target.name, std::string_view(settings.options.language),
        std::string_view(reading.selector), std::string_view(reading.drop),
        std::string_view(reading.comments ? "comments" : "")})
    key.add_field(field);
  key.add_field(reading.hosts == nullptr ? std::string() : reading.hosts->fingerprint());
  for (std::size_t i = 0; i < input.left_out.size(); ++i)
    if (input.left_out[i]) key.add_field(fmt::format("without {}", i));
  if (target.is_sound())
    add_sound_settings(key, settings, engine);
  else
    add_document_settings(key, settings);
  if (target.is_book()) {
    key.add_field(fingerprint(settings.cover));
    key.add_field(settings.fonts_key);
  }
  return key.hex();
}

}  // namespace lectern
