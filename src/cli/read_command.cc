#include <memory>

#include "cli/config.h"
#include "cli/exit_codes.h"
#include "cli/flags.h"
#include "cli/talk.h"
#include "lectern/convert.h"
#include "lectern/json.h"
#include "lectern/prepare.h"
#include "lectern/write.h"

namespace lectern::cli {
namespace {

void tell(const std::string& input, const Notices& notices, Loudness loudness) {
  const Severity least = loudness == Loudness::verbose ? Severity::info : Severity::warning;
  if (loudness == Loudness::quiet) return;
  for (const Notice& notice : notices)
    if (severity(notice.kind) >= least) complain(input, notice);
}

// What became of the blocks of each page, and why.
Result<int> explain_all(const Settings& settings) {
  int code = all_done;
  for (const std::string& input : settings.inputs) {
    Notices notices;
    std::vector<Choice> choices;
    ReadOptions reading = settings.convert.reading;
    reading.choices = &choices;
    const auto articles = load_articles(input, settings.convert.language, reading, notices);
    tell(input, notices, settings.loudness);
    if (!articles) {
      complain(articles.error());
      code = exit_code(articles.error());
      continue;
    }
    std::string lines;
    for (const Choice& choice : choices)
      if (settings.json) lines += json_line(input, choice) + "\n";
    LECTERN_TRY(DataOutput().print(settings.json ? lines : choice_table(choices)));
  }
  return code;
}

// All inputs become one output, so that the JSON of several is one array.
Result<int> print_all(const Settings& settings) {
  int code = all_done;
  std::vector<Edition> editions;
  for (const std::string& input : settings.inputs) {
    Notices notices;
    auto articles =
        load_articles(input, settings.convert.language, settings.convert.reading, notices);
    if (articles)
      for (Article& article : *articles) fit_pictures(article, settings.convert.pictures, notices);
    tell(input, notices, settings.loudness);
    if (!articles) {
      complain(articles.error());
      code = exit_code(articles.error());
      continue;
    }
    for (Article& article : *articles) editions.push_back({std::move(article), {}, {}});
  }
  if (editions.empty()) return code;
  if (settings.as == "script") {
    for (Edition& it : editions)
      it.script = LECTERN_TRY(prepare(it.article, settings.convert.prepare));
    LECTERN_TRY(DataOutput().print(script_listing(editions)));
    return code;
  }
  Notices notices;
  const Writer* const writer = find_writer(settings.as);
  const std::string text = LECTERN_TRY(writer->write(editions, {}, notices));
  tell(settings.inputs.front(), notices, settings.loudness);
  LECTERN_TRY(DataOutput().print(text));
  return code;
}

Result<int> run(Settings settings) {
  const HostTable hosts = LECTERN_TRY(load_hosts(settings.hosts_file));
  settings.convert.reading.hosts = &hosts;
  const Lexicon lexicon = LECTERN_TRY(load_lexicon(settings.lexicons));
  settings.convert.prepare.lexicon = &lexicon;
  std::unique_ptr<Companions> images;
  if (!settings.convert.images_folder.empty())
    images = LECTERN_TRY(open_images(settings.convert.images_folder));
  settings.convert.reading.companions = images.get();
  return settings.explain ? explain_all(settings) : print_all(settings);
}

}  // namespace

int read_command(const Settings& settings) {
  if (settings.inputs.empty()) {
    complain({Error::Code::usage, "no input is named", "name a file, or - for standard input", ""});
    return wrong_usage;
  }
  const Result<int> code = run(settings);
  if (code) return *code;
  complain(code.error());
  return exit_code(code.error());
}

}  // namespace lectern::cli
