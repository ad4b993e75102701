#include "text/runs.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "text/language_data.h"
#include "text/lexicon/language_lexicon.h"
#include "text/mandarin/pinyin.h"
#include "text/spoken/edit_additions.h"
#include "text/spoken/wished_forms.h"

namespace lectern {
namespace {

bool overlap(TextRange a, TextRange b) {
  return a.begin < b.end && b.begin < a.end;
}

// Whether none of its letters is foreign to the language.
bool can_read(std::string_view language, std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (!is_written_in(language, writing_system(decode(text, at)))) return false;
  return true;
}

bool same_language(std::string_view a, std::string_view b) {
  return primary_language(a) == primary_language(b);
}

// Edits and silent stretches, in order; a silent stretch wins.
std::vector<SpokenEdit> with_silence(std::vector<SpokenEdit> edits,
                                     const std::vector<TextRange>& silent) {
  if (silent.empty()) return edits;
  std::erase_if(edits, [&](const SpokenEdit& edit) {
    const auto it =
        std::ranges::upper_bound(silent, edit.written.begin, {}, [](TextRange s) { return s.end; });
    return it != silent.end() && overlap(edit.written, *it);
  });
  for (const TextRange& it : silent) edits.push_back({.written = it, .spoken = "", .pass = "mark"});
  std::ranges::sort(edits, {}, [](const SpokenEdit& edit) { return edit.written.begin; });
  return edits;
}

// The sentence for those who ask in which script it is: what the sentence's own rules say is said
// in its language, whatever letters it has ("5 km"), as digits are.
std::string for_splitting(std::string_view sentence, const std::vector<SpokenEdit>& edits) {
  std::string text(sentence);
  for (const SpokenEdit& edit : edits)
    std::fill(text.begin() + edit.written.begin, text.begin() + edit.written.end,
              edit.spoken.empty() ? ' ' : '0');
  return text;
}

// Those within `range`, counted from its begin.
std::vector<SpokenEdit> within(const std::vector<SpokenEdit>& edits, TextRange range) {
  std::vector<SpokenEdit> inside;
  auto at = std::ranges::lower_bound(edits, range.begin, {},
                                     [](const SpokenEdit& edit) { return edit.written.begin; });
  for (; at != edits.end() && at->written.begin < range.end; ++at)
    if (const SpokenEdit& edit = *at; edit.written.end <= range.end)
      inside.push_back({{edit.written.begin - range.begin, edit.written.end - range.begin},
                        edit.spoken,
                        edit.pass,
                        edit.sounds,
                        edit.alphabet});
  return inside;
}

// What the lexicon says of a text that is read in `language`. An entry that names no language is
// left to the voice that can read what it says.
std::vector<SpokenEdit> lexicon_edits(const Lexicon* lexicon, std::string_view text,
                                      std::string_view language) {
  std::vector<SpokenEdit> edits;
  if (lexicon == nullptr) return edits;
  for (const Lexicon::Match& match : lexicon->matches(text, language)) {
    const LexiconEntry& entry = *match.entry;
    if (entry.language.empty() && !can_read(language, entry.spoken)) continue;
    std::string spoken = entry.spoken;
    if (!entry.sounds.empty())
      spoken = text.substr(match.range.begin, match.range.end - match.range.begin);
    edits.push_back({match.range, std::move(spoken), "lexicon", entry.sounds, entry.alphabet});
  }
  return edits;
}

// What is settled before all rules: by the user, then by the language's own lexicon.
Result<std::vector<SpokenEdit>> settled_edits(const PrepareOptions& options, std::string_view text,
                                              std::string_view language, const SpokenForms& forms) {
  std::vector<SpokenEdit> edits = lexicon_edits(options.lexicon, text, language);
  const Lexicon* const own = LECTERN_TRY(lexicon_of(language));
  if (std::vector<SpokenEdit> more = lexicon_edits(own, text, language); !more.empty()) {
    EditAdditions additions(edits);
    for (SpokenEdit& edit : more) additions.add(std::move(edit));
  }
  if (options.speak.has(Part::urls)) add_full_addresses(text, forms, edits);
  if (options.speak.has(Part::emoji)) add_emoji_names(text, forms, edits);
  return edits;
}

// Readings of what the lexicon does not give any.
void add_pinyin(Run& run) {
  const std::vector<WordReading> known = std::exchange(run.readings, {});
  std::uint32_t from = 0;
  const auto read_until = [&](std::uint32_t end) {
    if (from >= end) return;
    for (MandarinPiece& piece :
         mandarin_pinyin(std::string_view(run.spoken).substr(from, end - from)))
      if (piece.is_pinyin)
        run.readings.push_back(
            {{piece.written.begin + from, piece.written.end + from}, std::move(piece.spoken)});
  };
  for (const WordReading& it : known) {
    read_until(it.spoken.begin);
    run.readings.push_back(it);
    from = it.spoken.end;
  }
  read_until(static_cast<std::uint32_t>(run.spoken.size()));
}

Run make_run(std::string_view sentence, const LanguageRange& piece,
             const std::vector<SpokenEdit>& edits, bool spaces) {
  const std::string_view written =
      sentence.substr(piece.range.begin, piece.range.end - piece.range.begin);
  Edited said = edited(written, edits, spaces);
  for (Change& change : said.changes) {
    change.written.begin += piece.range.begin;
    change.written.end += piece.range.begin;
  }
  Run run{piece.language, std::move(said.text), piece.range, std::move(said.changes)};
  for (std::size_t i = 0; i < edits.size(); ++i)  // each made one change
    if (!edits[i].sounds.empty())
      run.readings.push_back({run.changes[i].spoken, edits[i].sounds, edits[i].alphabet});
  if (primary_language(piece.language) == "zh") add_pinyin(run);
  return run;
}

}  // namespace

Result<std::vector<Run>> make_runs(std::string_view sentence, std::string_view language,
                                   const std::vector<LanguageRange>& marked,
                                   const std::vector<TextRange>& silent,
                                   const PrepareOptions& options) {
  const SpokenForms* const forms = LECTERN_TRY(spoken_forms_of(language_of_forms(language)));
  std::vector<SpokenEdit> edits =
      forms->edits(sentence, LECTERN_TRY(settled_edits(options, sentence, language, *forms)));
  std::erase_if(edits, [&](const SpokenEdit& edit) {
    auto mark = std::ranges::upper_bound(marked, edit.written.begin, {},
                                         [](const LanguageRange& it) { return it.range.end; });
    for (; mark != marked.end() && overlap(edit.written, mark->range); ++mark)
      if (!same_language(mark->language, language)) return true;
    return false;
  });
  edits = with_silence(std::move(edits), silent);

  std::vector<Run> runs;
  for (const LanguageRange& piece :
       split_by_script(for_splitting(sentence, edits), language, marked)) {
    std::vector<SpokenEdit> own = within(edits, piece.range);
    if (same_language(piece.language, language)) {
      runs.push_back(make_run(sentence, piece, own, forms->spaces()));
      continue;
    }
    const SpokenForms* const foreign =
        LECTERN_TRY(spoken_forms_of(language_of_forms(piece.language)));
    std::vector<TextRange> silence;
    for (const SpokenEdit& edit : own)
      if (edit.spoken.empty()) silence.push_back(edit.written);
    const std::string_view text =
        sentence.substr(piece.range.begin, piece.range.end - piece.range.begin);
    std::vector<SpokenEdit> settled =
        LECTERN_TRY(settled_edits(options, text, piece.language, *foreign));
    own = with_silence(foreign->edits(text, std::move(settled)), silence);
    runs.push_back(make_run(sentence, piece, own, foreign->spaces()));
  }
  return runs;
}

}  // namespace lectern
