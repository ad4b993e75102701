#include "batch/summary.h"

#include <fmt/format.h>

namespace lectern {

void count(Summary& summary, const Record& record) {
  switch (record.state) {
    case State::ok:
      ++summary.ok;
      break;
    case State::present:
      ++summary.present;
      break;
    case State::failed:
      ++summary.failed;
      break;
    case State::skipped:
      ++summary.skipped;
      break;
  }
  if (record.state == State::failed && record.error.code == Error::Code::output_failed)
    summary.output_trouble = true;
}

Error loss(const Outcome& outcome, double time_limit, const std::string& input) {
  if (outcome.ending == Outcome::Ending::timed_out)
    return {Error::Code::timed_out, fmt::format("took more than {:g} seconds", time_limit),
            "raise --time-limit", input};
  return {Error::Code::crashed,
          fmt::format("the process that converted it died ({})",
                      outcome.trouble.empty() ? "its answer was garbage" : outcome.trouble),
          "report it with the file", input};
}

}  // namespace lectern
