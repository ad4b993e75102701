// What the program says: data on standard output, talk on standard error.
#pragma once

#include <string>
#include <string_view>

#include "lectern/notice.h"
#include "lectern/result.h"

namespace lectern::cli {

// One line on standard error. Control characters, which a file's name may hold, become "?".
void say(std::string_view line);

// "lectern: where: what (way out)" on standard error.
void complain(const Error& error);

// "lectern: input: kind, where: detail" on standard error.
void complain(std::string_view input, const Notice& notice);

// What the exit code is when `error` ends the program.
int exit_code(const Error& error);

// Standard output. A reader who leaves early (`lectern read … | head`) is no trouble: what comes
// after is dropped.
class DataOutput {
 public:
  // Errors: output_failed.
  Status print(std::string_view data);

 private:
  bool reader_left_ = false;
};

}  // namespace lectern::cli
