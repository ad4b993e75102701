// JSON from outside: bounded, and without exceptions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "lectern/result.h"

namespace lectern {

// Errors: malformed, also for more than 200 levels.
Result<nlohmann::json> parse_json(std::string_view text);

// The member of this name as text: a string, or a number's digits. Empty when there is none.
std::string string_member(const nlohmann::json& object, const char* name);

// The strings of a list, or what `name` is in the objects of it: ["a"] and [{"label": "a"}].
std::vector<std::string> strings_in(const nlohmann::json& list, const char* name);

}  // namespace lectern
