#include "speak/voiced_run.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/ascii.h"

namespace lectern {
namespace {

// What the engine would take for a part of the word beside it. It counts the bytes of a word before
// a mark of Chinese writing wrongly, so these stand alone, too.
bool needs_distance(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || is_ascii_alphanumeric(c);
}

}  // namespace

VoicedRun::VoicedRun(const Run& run, const Voice& voice)
    : text_(run.spoken),
      is_label_(run.written.begin == run.written.end),
      begin_(run.written.begin) {
  for (const Change& change : run.changes)
    places_.push_back({change.spoken,
                       {change.written.begin - std::min(begin_, change.written.begin),
                        change.written.end - std::min(begin_, change.written.end)}});
  if (voice.pinyin && !run.readings.empty()) take_readings(run);
}

// Puts the readings in the place of what they read. An engine takes pinyin for a word only where it
// stands alone, so what stands beside it gets a space.
void VoicedRun::take_readings(const Run& run) {
  const std::string_view spoken = run.spoken;
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
    if (needs_space(spoken.substr(from))) text += ' ';
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
    if (reading.spoken.begin < from || reading.spoken.end > spoken.size() || reading.pinyin.empty())
      continue;
    copy(reading.spoken.begin);
    const std::uint32_t begin = size();
    if (needs_space(reading.pinyin)) text += ' ';
    text += reading.pinyin;
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
