// The batch: many inputs, worker processes, a journal. The parent parses and speaks nothing.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/audio.h"
#include "lectern/notice.h"
#include "lectern/picture.h"
#include "lectern/prepare.h"
#include "lectern/read.h"
#include "lectern/result.h"
#include "lectern/voices.h"

namespace lectern {

// What becomes of an article whose address or text another article of the run has, too.
enum class Duplicates {
  keep,    // it is converted; a notice says of which it is a duplicate
  newest,  // of each group only the one published last is converted
  skip,    // of each group only the first in the order of the plan is converted
};

struct ConvertOptions {
  std::string output_folder;
  std::vector<std::string> formats;  // writer and audio format names: "epub", "mp3"
  int jobs = 0;                      // worker processes; 0: one for each processor
  bool force = false;                // also what is up to date
  bool strict = false;               // text that cannot be spoken fails the article
  bool sync = true;                  // fsync every output before it is renamed into place
  double time_limit = 600;           // seconds that one article may take
  std::string language;              // BCP 47 for every article; empty: told for each
  std::vector<std::string> fonts;    // font files to embed in books
  Duplicates duplicates = Duplicates::keep;
  std::string cover = "auto";  // of books: "auto", "drawn", "none" or the path of a JPEG or PNG
  ReadOptions reading;         // its name, companions and choices are convert()'s own
  std::string images_folder;   // pictures that did not come with an article; empty: none
  PictureOptions pictures;
  std::string voices_folder;  // empty: the installed one
  VoiceOptions voices;
  PrepareOptions prepare;
  AudioOptions audio;
};

// One input and the outputs it will have. `name` is relative to the output folder, without
// extension: "a/b/1009356".
struct Job {
  std::string input;  // a path, or "-" for standard input
  std::string name;
};

struct Plan {
  std::vector<Job> jobs;
  std::vector<Error> unreadable;  // inputs that could not be listed; each is a failed input
  Notices notices;                // duplicate_name
};

// Lists files, folders (all regular files below them, names starting with a dot left out, in byte
// order) and "-". The output tree mirrors the input tree. Below a folder, links to files are
// followed and links to folders are not; the output folder is left out when it lies there, and so
// are the folders that browsers save beside a page ("Page_files"): they are parts of the page.
Plan plan_conversion(const std::vector<std::string>& inputs, const std::string& output_folder);

// Every input ends in exactly one of these.
enum class State { ok, present, failed, skipped };
std::string_view name(State state);

struct Record {
  std::string input;
  State state = State::failed;
  Error error;                       // when failed or skipped
  std::vector<std::string> outputs;  // relative to the output folder
  Notices notices;
  double seconds = 0;        // of work, wall clock
  double audio_seconds = 0;  // length of the sound; 0 without sound
};

struct Summary {
  int ok = 0, present = 0, failed = 0, skipped = 0;
  bool interrupted = false;  // work is left
  bool output_trouble = false;
};

// Told of progress, in the parent, between jobs.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void begin(std::size_t total) = 0;
  // While the inputs are looked through for duplicates, before the first is converted.
  virtual void surveyed(std::size_t /*done*/, std::size_t /*total*/) {}
  // While the inputs are read of which one book is made.
  virtual void gathered(std::size_t /*done*/, std::size_t /*total*/) {}
  virtual void finished(const Record& record, std::size_t done, std::size_t total) = 0;
  // At the end, in the order of the plan: what only the whole run can know of an input.
  virtual void noticed(const std::string& /*input*/, const Notice& /*notice*/) {}
};

// Does the plan. SIGINT and SIGTERM end it within two seconds; what was in work leaves no file.
// Errors: those that concern the whole run (options, voices, the output folder).
Result<Summary> convert(const Plan& plan, const ConvertOptions& options, Observer& observer);

// Pictures by where they come from. A file is found by the address that an article names, without
// its fragment: as hash_hex(address) and any extension, directly in the folder; or as host and
// path, with the query or without it ("img.example.org/a/b.jpg"). The folder is listed here, once;
// links are left out. Errors: usage when it is no folder.
Result<std::unique_ptr<Companions>> open_images(const std::string& folder);

// One file through the reading half: bytes, format, language. For `lectern read`.
// `path` may be "-". The name in `reading` is the file's; its companions, if there are any, are
// asked for what does not lie beside the file.
Result<std::vector<Article>> load_articles(const std::string& path, std::string_view language,
                                           ReadOptions reading, Notices& notices);

}  // namespace lectern
