// Voice profiles: the files of `voices/`. Their keys are explained in voices/default/voice.conf.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.h"
#include "lectern/voices.h"

namespace lectern {

struct Profile {
  Voice voice;
  std::vector<std::string> stands_in_for = {};  // tags it reads when no other voice does
  bool own = false;                             // the user's
};

// What holds where a profile says nothing. Without it the struct's own defaults would be silent
// about pauses.
using Defaults = Voice;

// Errors: bad_data with file and line.
Result<Profile> parse_profile(std::string_view text, const std::string& file,
                              const Defaults& defaults);

// "ZH_hant" → "zh-hant": tags are compared like this (RFC 5646, 2.1.1: case carries no meaning).
std::string comparable_tag(std::string_view tag);

}  // namespace lectern
