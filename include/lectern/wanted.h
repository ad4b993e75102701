// Which pictures articles name that were not saved with them.
#pragma once

#include <string>
#include <vector>

#include "lectern/convert.h"

namespace lectern {

// The addresses of figures whose picture is not at hand, then of the picture that stands for the
// article. Only http and https, without fragments, each once.
std::vector<std::string> wanted_pictures(const Article& article);

struct WantedPictures {
  std::vector<std::string> urls;  // each once, in the order of the plan
  std::vector<Error> failures;    // of inputs that could not be read
  bool interrupted = false;
};

// Reads every input of the plan in worker processes, as convert() does; of the options those count
// that are about reading and work. Errors: usage; system.
Result<WantedPictures> find_wanted_pictures(const Plan& plan, const ConvertOptions& options);

}  // namespace lectern
