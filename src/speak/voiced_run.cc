#include "speak/voiced_run.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/ascii.h"
#include "base/utf8.h"
#include "speak/characters.h"

namespace lectern {
namespace {

// What the engine would take for a part of the word beside it. It counts the bytes of a word before
// a mark of Chinese writing wrongly, so these stand alone, too.
bool needs_distance(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || is_ascii_alphanumeric(c);
}

// Each word by itself, since pieces are cut between words.
std::string marked_as_phonemes(std::string_view names) {
  std::string text;
  for (std::size_t at = 0; at < names.size();) {
    const std::size_t end = std::min(names.find(' ', at), names.size());
    if (end > at) {
      if (!text.empty()) text += ' ';
      append_utf8(text, phonemes_begin);
      text += names.substr(at, end - at);
      append_utf8(text, phonemes_end);
    }
    at = end + 1;
  }
  return text;
}

// The same bytes without the two marks: what an article says is never taken for phonemes.
void blank_marks(std::string& text) {
  for (const char32_t mark : {phonemes_begin, phonemes_end}) {
    std::string bytes;
    append_utf8(bytes, mark);
    for (std::size_t at = text.find(bytes); at != text.npos; at = text.find(bytes, at))
      text.replace(at, bytes.size(), bytes.size(), ' ');
  }
}

}  // namespace

VoicedRun::VoicedRun(const Run& run, const Voice& voice)
    : text_(run.spoken),
      is_label_(run.written.begin == run.written.end),
      begin_(run.written.begin) {
  blank_marks(text_);
  for (const Change& change : run.changes)
    places_.push_back({change.spoken,
                       {change.written.begin - std::min(begin_, change.written.begin),
                        change.written.end - std::min(begin_, change.written.end)}});
  take_readings(run, voice);
}

// Puts the readings in the place of what they read. An engine takes pinyin for a word only where it
// stands alone, so what stands beside it gets a space.
void VoicedRun::take_readings(const Run& run, const Voice& voice) {
  const bool names = voice.engine == "espeak-ng";
  const auto is_for_voice = [&](const WordReading& it) {
    return !it.sounds.empty() && (it.alphabet == Alphabet::pinyin ? voice.pinyin : names);
  };
  if (std::ranges::none_of(run.readings, is_for_voice)) return;
  const std::string spoken = text_;
  std::string text;
  Places places;
  std::uint32_t from = 0;
  const auto size = [&] { return static_cast<std::uint32_t>(text.size()); };
  const auto needs_space = [&](std::string_view after) {
    return !text.empty() && needs_distance(text.back()) && needs_distance(after.front());
  };
  const auto copy = [&](std::uint32_t end) {
    if (from >= end) return;
    const std::uint32_t begin = size();
    if (needs_space(std::string_view(spoken).substr(from))) text += ' ';
    // From here on both run side by side again; what was changed inside stays so.
    const std::uint32_t source = source_of(places_, {from, from + 1}).begin;
    places.push_back({{begin, size()}, {source, source}});
    const auto first = std::ranges::lower_bound(
        places_, from, {}, [](const Place& place) { return place.text.begin; });
    for (auto place = first; place != places_.end() && place->text.end <= end; ++place)
      places.push_back(
          {{place->text.begin - from + size(), place->text.end - from + size()}, place->source});
    text += spoken.substr(from, end - from);
    from = end;
  };
  for (const WordReading& reading : run.readings) {
    if (!is_for_voice(reading)) continue;
    if (reading.spoken.begin < from || reading.spoken.end > spoken.size()) continue;
    copy(reading.spoken.begin);
    const std::uint32_t begin = size();
    const std::string sounds =
        reading.alphabet == Alphabet::pinyin ? reading.sounds : marked_as_phonemes(reading.sounds);
    if (needs_space(sounds)) text += ' ';
    text += sounds;
    places.push_back({{begin, size()}, source_of(places_, reading.spoken)});
    from = reading.spoken.end;
  }
  copy(static_cast<std::uint32_t>(spoken.size()));
  text_ = std::move(text);
  places_ = std::move(places);
}

TextRange VoicedRun::source_of(const Places& places, TextRange range) {
  TextRange source = range;
  // The last place that begins before the range's end, and the last that begins at its begin.
  auto after = std::ranges::upper_bound(places, range.begin, {},
                                        [](const Place& place) { return place.text.begin; });
  // A silent stretch right at the begin lies before it.
  if (after != places.begin()) {
    const Place& place = *(after - 1);
    source.begin = range.begin < place.text.end ? place.source.begin
                                                : place.source.end + (range.begin - place.text.end);
  }
  after = std::ranges::lower_bound(places, range.end, {},
                                   [](const Place& place) { return place.text.begin; });
  if (after != places.begin()) {
    const Place& place = *(after - 1);
    source.end = range.end <= place.text.end ? place.source.end
                                             : place.source.end + (range.end - place.text.end);
  }
  return source;
}

TextRange VoicedRun::written_place(TextRange word) const {
  const TextRange place = source_of(places_, word);
  return {place.begin + begin_, place.end + begin_};
}

}  // namespace lectern
