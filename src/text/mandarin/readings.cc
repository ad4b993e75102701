#include "text/mandarin/readings.h"

#include <utility>

#include "base/folders.h"
#include "lectern/spoken.h"

namespace lectern {
namespace {

Reading settled(const HanText& text, std::size_t index, const PolyphoneModel& model) {
  const HanPlace& place = text.places[index];
  const Polyphone* polyphone = model.find(place.simplified);
  const Reading in_word = place.in_word;
  if (!in_word.empty() && place.in_other.empty()) return in_word;
  if (polyphone != nullptr) {
    bool known = in_word.empty();
    for (const Reading& reading : polyphone->readings) known = known || reading == in_word;
    if (known)
      if (const Reading chosen = model.choose(*polyphone, text, index); !chosen.empty())
        return chosen;
  }
  return in_word.empty() ? place.candidates.usual() : in_word;
}

MandarinData open_what_is_there() {
  MandarinData data;
  const auto folder = find_voices_folder();
  if (!folder) return data;
  if (auto characters = HanCharacters::open(*folder + "/cmn/characters.table"))
    data.characters = std::move(*characters);
  if (auto words = HanWords::open(*folder + "/cmn/words.txt")) data.words = std::move(*words);
  if (auto polyphones = PolyphoneModel::open(*folder + "/cmn/polyphones.model"))
    data.polyphones = std::move(*polyphones);
  return data;
}

}  // namespace

Result<MandarinData> MandarinData::open(const std::string& folder) {
  MandarinData data;
  data.characters = LECTERN_TRY(HanCharacters::open(folder + "/characters.table"));
  data.words = LECTERN_TRY(HanWords::open(folder + "/words.txt"));
  data.polyphones = LECTERN_TRY(PolyphoneModel::open(folder + "/polyphones.model"));
  return data;
}

const MandarinData& mandarin_data() {
  static const MandarinData data = open_what_is_there();
  return data;
}

HanText read_han(std::string_view text, const MandarinData& data) {
  HanText han = segmented(text, data.characters, data.words);
  for (std::size_t i = 0; i < han.places.size(); ++i)
    if (han.places[i].is_han) han.places[i].reading = settled(han, i, data.polyphones);
  return han;
}

std::vector<std::string> han_readings(std::string_view sentence) {
  std::vector<std::string> readings;
  for (const HanPlace& place : read_han(sentence, mandarin_data()).places)
    readings.emplace_back(place.reading.text());
  return readings;
}

}  // namespace lectern
