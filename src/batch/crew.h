// A crew of worker processes. Tasks are numbers; what they mean only the work knows. A task that
// kills its worker, or takes too long, ends alone: the next one gets a fresh worker.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <functional>
#include <string>

#include "lectern/result.h"

namespace lectern {

// Does one task in a worker and gives the answer for the parent. One worker calls it many times;
// `lanes` says how many processors the task may use.
using Work = std::function<std::string(std::size_t task, int lanes)>;

struct Outcome {
  enum class Ending { answered, crashed, timed_out, interrupted };
  std::size_t task = 0;
  Ending ending = Ending::answered;
  std::string answer;   // when answered
  std::string trouble;  // when crashed: how, for a person
  pid_t worker = -1;    // when not answered: the process that is no more
  double seconds = 0;
};

struct CrewOptions {
  std::size_t tasks = 0;
  int jobs = 1;            // workers at the same time
  double time_limit = 60;  // seconds for one task
};

// Does tasks 0 to options.tasks - 1 and tells of each in the order of their ends, in the parent.
// SIGINT, SIGTERM or SIGHUP ends it: tasks in work are told of as interrupted, later ones not at
// all. True: all done; false: interrupted. Errors: system when no worker could be started.
Result<bool> run_crew(const CrewOptions& options, const Work& work,
                      const std::function<void(const Outcome&)>& ended);

}  // namespace lectern
