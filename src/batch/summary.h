// What the parent of a run says of inputs, whoever does the work.
#pragma once

#include <string>

#include "batch/crew.h"
#include "lectern/convert.h"

namespace lectern {

// Adds the input's end to the run's.
void count(Summary& summary, const Record& record);

// Why there is no answer of a worker, or none that can be read. `input`: on which it worked.
Error loss(const Outcome& outcome, double time_limit, const std::string& input);

}  // namespace lectern
