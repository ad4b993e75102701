// The journal: what a former run made, so that this one does only what is missing. It forgives:
// the outputs are the truth, and whatever is not understood is work to be done again.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lectern/convert.h"
#include "lectern/result.h"

namespace lectern {

struct JournalOutput {
  std::string path;    // relative to the output folder
  std::string format;  // "epub"
  std::string key;     // changes with whatever this output is made of
  std::uint64_t size = 0;

  bool operator==(const JournalOutput&) const = default;
};

// One line: {"name":"a/b","input":"in/a/b.txt","state":"ok","code":"","outputs":[{"path":
// "a/b.epub","format":"epub","key":"0123…","size":4711}],"seconds":0.2,"audio_seconds":0}.
// `outputs` holds all that are good, those of former runs with other formats too. `code` is an
// error's name when the state is "failed". `pictures` stands there only when it has some. Unknown
// members are ignored.
struct JournalEntry {
  std::string name;  // Job::name; the last line of a name is the one that counts
  std::string input;
  std::string state;  // "ok", "failed" or "skipped"
  std::string code;
  std::vector<JournalOutput> outputs;
  double seconds = 0;
  double audio_seconds = 0;
  std::vector<std::string> pictures = {};  // addresses that the folder of pictures was asked for

  bool operator==(const JournalEntry&) const = default;
};

// Without the line break. Requires: seconds are finite.
std::string journal_line(const JournalEntry& entry);

// Nothing when the line is not one of ours, or only half of one.
std::optional<JournalEntry> parse_journal_line(std::string_view line);

// What the index knows a name by. Two names with one hash cost work that is done again.
std::uint64_t name_hash(std::string_view name);

// Where the lines that count lie in a journal; a few bytes for each, however long the line.
struct JournalIndex {
  struct Place {
    std::uint64_t offset;
    std::uint32_t size;
  };
  std::unordered_map<std::uint64_t, Place> places;  // by name_hash()
  std::size_t lines = 0;                            // also those that do not count

  static JournalIndex read(std::istream& journal);
};

// Whether all outputs of the format are in `folder` as the journal says, made of the same things.
bool is_present(const JournalEntry& entry, std::string_view format, std::string_view key,
                const std::string& folder);

class Journal {
 public:
  // Opens or makes `<output_folder>/.lectern/journal.jsonl`, and rewrites it when more than half
  // of its lines no longer count. Errors: output_failed when it could not be written to.
  static Result<Journal> open(const std::string& output_folder);

  Journal(Journal&& other) noexcept;
  Journal& operator=(Journal&&) = delete;
  ~Journal();

  // As the journal was when it was opened. Safe in forked children.
  std::optional<JournalEntry> find(const std::string& name) const;

  // One line, in one write, under a lock: runs at the same time do not mix their lines.
  // Errors: output_failed.
  Status append(const JournalEntry& entry);

 private:
  Journal(std::string path, int lock);
  Status open_for_reading();
  Status rewrite();

  std::string path_;
  int lock_;           // descriptor of the lock's file, which is never replaced
  int snapshot_ = -1;  // the journal as it was opened, even when another run replaces it
  JournalIndex index_;
};

}  // namespace lectern
