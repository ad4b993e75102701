#include "cli/config.h"
#include "cli/exit_codes.h"
#include "cli/flags.h"
#include "cli/inputs.h"
#include "cli/report.h"
#include "cli/talk.h"

namespace lectern::cli {
namespace {

Result<Plan> make_plan(const Settings& settings) {
  if (settings.convert.output_folder.empty())
    return Error{Error::Code::usage, "no output folder is named", "add --output DIR", ""};
  return plan_conversion(LECTERN_TRY(all_inputs(settings)), settings.convert.output_folder);
}

Result<int> run(const Settings& settings) {
  ConvertOptions options = settings.convert;
  if (options.formats.empty()) options.formats = {"epub"};
  const HostTable hosts = LECTERN_TRY(load_hosts(settings.hosts_file));
  options.reading.hosts = &hosts;
  const Plan plan = LECTERN_TRY(make_plan(settings));
  ConvertReport report(settings);
  const Summary summary = LECTERN_TRY(convert(plan, options, report));
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
