// What the user asked for, from the command line and the configuration together.
#pragma once

#include <string>
#include <vector>

#include "lectern/bundle.h"
#include "lectern/convert.h"
#include "lectern/fetch.h"

namespace lectern::cli {

enum class Progress { automatic, bar, plain, none };
enum class Loudness { quiet, normal, verbose };

struct Settings {
  std::vector<std::string> inputs;
  std::string list_file;        // more inputs; "-" is standard input; empty: none
  bool null_separated = false;  // list_file's paths end with NUL, not with a line break
  ConvertOptions convert;
  bool kepub = false;    // books are for Kobo readers
  BundleOptions bundle;  // without a file: each article becomes outputs of its own
  FetchOptions fetch;
  bool dry_run = false;             // `fetch` only prints what it would fetch
  std::string as = "text";          // how `read` prints
  bool explain = false;             // `read` prints what became of each block instead
  std::string task, line_language;  // of `spoken-lines`
  bool json = false;
  Progress progress = Progress::automatic;
  Loudness loudness = Loudness::normal;
  std::string say;                    // `voices` shows how this is said instead
  std::string hosts_file;             // empty: the user's own, if there is one
  std::vector<std::string> lexicons;  // before the user's own
  std::string config_file;            // empty: the user's own, if there is one
};

}  // namespace lectern::cli
