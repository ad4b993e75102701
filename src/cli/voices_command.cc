#include <algorithm>
#include <set>
#include <span>

#include <fmt/format.h>

#include "cli/config.h"
#include "cli/exit_codes.h"
#include "cli/flags.h"
#include "cli/talk.h"
#include "lectern/json.h"
#include "lectern/prepare.h"
#include "lectern/write.h"

namespace lectern::cli {
namespace {

std::string table(const std::vector<Voice>& voices) {
  struct Row {
    std::string name, languages, engine_voice, description;
  };
  std::vector<Row> rows = {{"NAME", "LANGUAGES", "ENGINE VOICE", "DESCRIPTION"}};
  for (const Voice& voice : voices)
    rows.push_back({voice.name, fmt::format("{}", fmt::join(voice.languages, " ")),
                    voice.engine == "command" ? voice.command.words.front() : voice.engine_voice,
                    voice.description});
  std::size_t name = 0, languages = 0, engine_voice = 0;
  for (const Row& row : rows) {
    name = std::max(name, row.name.size());
    languages = std::max(languages, row.languages.size());
    engine_voice = std::max(engine_voice, row.engine_voice.size());
  }
  std::string text;
  for (const Row& row : rows)
    text += fmt::format("{:{}}  {:{}}  {:{}}  {}\n", row.name, name, row.languages, languages,
                        row.engine_voice, engine_voice, row.description);
  return text;
}

// The text as an article of one paragraph, as it would be spoken.
Status print_said(const Settings& settings) {
  const Voices voices =
      LECTERN_TRY(Voices::load("", {{}, 0, own_voices(settings.convert.voices.own_folder)}));
  const Lexicon lexicon = LECTERN_TRY(load_lexicon(settings.lexicons));
  Edition edition;
  edition.article.blocks.push_back({.id = "text", .as = Paragraph{{{.text = settings.say}}}});
  Notices notices;
  if (!settings.convert.language.empty()) set_language(edition.article, settings.convert.language);
  identify_language(edition.article, notices);
  edition.script = LECTERN_TRY(prepare(edition.article, {.speak = {}, .lexicon = &lexicon}));
  std::string text = script_listing(std::span(&edition, 1));
  std::set<std::string> told;
  for (const Utterance& utterance : edition.script.utterances)
    for (const Run& run : utterance.runs) {
      if (!told.insert(run.language).second) continue;
      const Voice* const voice = LECTERN_TRY(voices.for_language(run.language));
      text += fmt::format("voice for {}: {}\n", run.language, voice->name);
    }
  return DataOutput().print(text);
}

Status print_voices(const Settings& settings) {
  const Voices voices =
      LECTERN_TRY(Voices::load("", {{}, 0, own_voices(settings.convert.voices.own_folder)}));
  if (!settings.json) return DataOutput().print(table(voices.all()));
  std::string lines;
  for (const Voice& voice : voices.all()) lines += json_line(voice) + "\n";
  return DataOutput().print(lines);
}

}  // namespace

int voices_command(const Settings& settings) {
  const Status printed = settings.say.empty() ? print_voices(settings) : print_said(settings);
  if (printed) return all_done;
  complain(printed.error());
  return exit_code(printed.error());
}

}  // namespace lectern::cli
