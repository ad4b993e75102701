#include <fmt/format.h>

#include "base/utf8.h"
#include "lectern/write.h"

namespace lectern {
namespace {

std::string part(std::string_view text, TextRange range) {
  return clean_line(text.substr(range.begin, range.end - range.begin));
}

std::string_view written_of(const Utterance& utterance, const Run& run) {
  return std::string_view(utterance.written)
      .substr(run.written.begin, run.written.end - run.written.begin);
}

// Whether the voice of the utterance's language is given what is written, and nothing else.
bool is_plain(const Utterance& utterance) {
  for (const Run& run : utterance.runs)
    if (run.language != utterance.language || run.spoken != written_of(utterance, run) ||
        !run.readings.empty())
      return false;
  return true;
}

void list_sounds(const Run& run, Alphabet alphabet, std::string_view name, std::string& text) {
  std::string all;
  for (const WordReading& it : run.readings) {
    if (it.alphabet != alphabet) continue;
    if (!all.empty()) all += ' ';
    all += it.sounds;
  }
  if (!all.empty()) text += fmt::format("  {:<9} {:<7} {}\n", "", name, all);
}

void list(const Utterance& utterance, std::string& text) {
  text += fmt::format("{}  {}  {}\n", utterance.id,
                      role_names[static_cast<std::size_t>(utterance.role)], utterance.language);
  text += fmt::format("  {:<9} {}\n", is_announcement(utterance) ? "announced" : "written",
                      clean_line(utterance.written));
  if (is_plain(utterance)) return;
  for (const Run& run : utterance.runs) {
    text += fmt::format("  {:<9} {:<7} {}\n", "spoken", run.language, clean_line(run.spoken));
    for (const Change& change : run.changes)
      text += fmt::format("  {:<9} {:<7} {} → {}\n", "", change.pass,
                          part(utterance.written, change.written), part(run.spoken, change.spoken));
    list_sounds(run, Alphabet::pinyin, "pinyin", text);
    list_sounds(run, Alphabet::espeak, "sounds", text);
  }
}

}  // namespace

std::string script_listing(std::span<const Edition> editions) {
  std::string text;
  for (const Edition& edition : editions) {
    if (&edition != &editions.front()) text += "\n\f\n";
    for (const Utterance& utterance : edition.script.utterances) list(utterance, text);
  }
  return text;
}

}  // namespace lectern
