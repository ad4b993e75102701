#include "text/phrases.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "base/closest_names.h"
#include "base/key_values.h"
#include "text/icu_name.h"
#include "text/language_data.h"
#include "text/scripts.h"

namespace lectern {
namespace {

struct Kind {
  std::string_view key;
  std::string_view place;    // what may stand in it for the value; empty: it takes none
  std::string_view neutral;  // said in every language that has none
};

// In the order of Phrase.
constexpr std::array<Kind, phrase_count> kinds = {{
    {"site", "{site}", "{site}"},
    {"byline", "{authors}", "{authors}"},
    {"date", "{date}", "{date}"},
    {"image", "{description}", "{description}"},
    {"table", "", ""},
    {"table left out", "", ""},
    {"code", "", ""},
    {"code left out", "", ""},
    {"footnote", "{number}", "{number}"},
    {"footnotes left out", "", ""},
    {"links", "{sites}", "{sites}"},
    {"header", "{header}", "{header}:"},
    {"end", "{title}", ""},
}};

Error wrong(const std::string& file, int line, std::string what, std::string way_out) {
  return {Error::Code::bad_data, std::move(what), std::move(way_out),
          fmt::format("{}:{}", file, line)};
}

Error unknown_key(const std::string& file, const KeyValue& pair) {
  std::vector<std::string> known;
  for (const Kind& kind : kinds) known.emplace_back(kind.key);
  return wrong(file, pair.line, fmt::format("`{}` is no phrase", pair.key),
               suggestion(pair.key, known));
}

// A place that the phrase does not have would be read out with its braces.
Status check_places(const std::string& file, const KeyValue& pair, const Kind& kind) {
  std::string rest = pair.value;
  if (const auto at = rest.find(kind.place); !kind.place.empty() && at != rest.npos)
    rest.erase(at, kind.place.size());
  if (rest.find_first_of("{}") == rest.npos) return Done{};
  return wrong(
      file, pair.line, fmt::format("`{}` has a place that it cannot fill", pair.key),
      kind.place.empty() ? "write it without braces" : fmt::format("write {} once", kind.place));
}

// Script and region of a language: "Hant" and "TW" of "zh-TW".
struct Subtags {
  std::string script, region;
};

Subtags likely_subtags(std::string_view language) {
  const std::string tag(language);
  IcuName likely, script, region;
  UErrorCode error = U_ZERO_ERROR;
  uloc_addLikelySubtags(tag.c_str(), likely.data(), likely.capacity(), &error);
  uloc_getScript(likely.c_str(), script.data(), script.capacity(), &error);
  uloc_getCountry(likely.c_str(), region.data(), region.capacity(), &error);
  if (U_FAILURE(error)) return {};
  return {script.c_str(), region.c_str()};
}

Phrases load(std::string_view language) {
  const auto file = language_file(language, "phrases.conf");
  if (!file) return {};
  auto phrases = parse_phrases(file->text, file->path, language);
  return phrases ? std::move(*phrases) : Phrases();
}

}  // namespace

Phrases::Phrases() {
  for (std::size_t i = 0; i < kinds.size(); ++i) texts_[i] = kinds[i].neutral;
}

std::string Phrases::say(Phrase phrase, std::string_view value) const {
  const auto index = static_cast<std::size_t>(phrase);
  std::string text = texts_[index];
  const std::string_view place = kinds[index].place;
  std::size_t at = place.empty() ? text.npos : text.find(place);
  if (at == text.npos) return text;
  std::size_t size = place.size();
  if (value.empty() && at > 0 && text[at - 1] == ' ') --at, ++size;
  return text.replace(at, size, value);
}

Result<Phrases> parse_phrases(std::string_view text, const std::string& file,
                              std::string_view language) {
  Phrases phrases;
  const Subtags own = likely_subtags(language);
  // Sections stand behind the top, so theirs are the last word.
  for (const KeyValue& pair : LECTERN_TRY(parse_key_values(text, file))) {
    const auto kind = std::ranges::find(kinds, pair.key, &Kind::key);
    if (kind == kinds.end()) return unknown_key(file, pair);
    LECTERN_TRY(check_places(file, pair, *kind));
    const std::string& section = pair.section;
    if (section.empty() || section == own.script || section == own.region)
      phrases.texts_[static_cast<std::size_t>(kind - kinds.begin())] = pair.value;
  }
  return phrases;
}

const Phrases& phrases_of(std::string_view language) {
  thread_local std::map<std::string, Phrases, std::less<>> known;
  auto at = known.find(language);
  if (at == known.end()) at = known.emplace(std::string(language), load(language)).first;
  return at->second;
}

}  // namespace lectern
