#include <algorithm>

#include "cli/config.h"
#include "cli/exit_codes.h"
#include "cli/flags.h"
#include "cli/inputs.h"
#include "cli/report.h"
#include "cli/talk.h"

namespace lectern::cli {
namespace {

Result<Plan> make_plan(const Settings& settings) {
  const bool is_bundle = !settings.bundle.file.empty();
  if (settings.convert.output_folder.empty() && !is_bundle)
    return Error{Error::Code::usage, "no output folder is named", "add --output DIR", ""};
  // A book lies where its name says, which may well be among its inputs.
  return plan_conversion(LECTERN_TRY(all_inputs(settings)),
                         is_bundle ? "" : settings.convert.output_folder);
}

// Flags that would do nothing are a misunderstanding.
Status check_bundle(const Settings& settings) {
  const auto usage = [](const char* what, const char* way_out) {
    return Error{Error::Code::usage, what, way_out, ""};
  };
  const BundleOptions& bundle = settings.bundle;
  const std::vector<std::string>& formats = settings.convert.formats;
  if (bundle.file.empty() && !bundle.title.empty())
    return usage("--title is for the book of all articles", "add --bundle FILE.epub");
  const auto is_no_book = [](const auto& it) { return it != "epub" && it != "kepub"; };
  const bool both =
      std::ranges::count(formats, "epub") > 0 && std::ranges::count(formats, "kepub") > 0;
  if (!bundle.file.empty() && (both || std::ranges::any_of(formats, is_no_book)))
    return usage("a bundle is an EPUB",
                 "leave out --to, or make the other formats without --bundle");
  if (settings.bundle.kepub && !bundle.file.ends_with(".kepub.epub"))
    return Error{Error::Code::usage,
                 "Kobo readers take only .kepub.epub for a book with their marks",
                 "name it so, such as news.kepub.epub", bundle.file};
  return Done{};
}

// --kepub says what kind of books are made, whichever way they are asked for.
Status choose_books(Settings& settings) {
  std::vector<std::string>& formats = settings.convert.formats;
  if (formats.empty()) formats = {"epub"};
  if (settings.kepub) {
    std::ranges::replace(formats, "epub", "kepub");
    if (std::ranges::count(formats, "kepub") == 0)
      return Error{Error::Code::usage, "--kepub is for books, and --to names none",
                   "add epub to --to", ""};
  }
  settings.bundle.kepub = !settings.bundle.file.empty() && std::ranges::count(formats, "kepub") > 0;
  return Done{};
}

Result<int> run(Settings settings) {
  LECTERN_TRY(choose_books(settings));
  LECTERN_TRY(check_bundle(settings));
  ConvertOptions options = settings.convert;
  options.voices.own_folder = own_voices(options.voices.own_folder);
  const HostTable hosts = LECTERN_TRY(load_hosts(settings.hosts_file));
  options.reading.hosts = &hosts;
  const Lexicon lexicon = LECTERN_TRY(load_lexicon(settings.lexicons));
  options.prepare.lexicon = &lexicon;
  const Plan plan = LECTERN_TRY(make_plan(settings));
  ConvertReport report(settings);
  const Summary summary =
      LECTERN_TRY(settings.bundle.file.empty() ? convert(plan, options, report)
                                               : bundle(plan, options, settings.bundle, report));
  LECTERN_TRY(report.end(summary));
  if (summary.output_trouble) return output_trouble;
  if (summary.interrupted) return interrupted;
  return summary.failed > 0 ? some_failed : all_done;
}

}  // namespace

int convert_command(const Settings& settings) {
  const Result<int> code = run(settings);
  if (code) return *code;
  complain(code.error());
  return exit_code(code.error());
}

}  // namespace lectern::cli
