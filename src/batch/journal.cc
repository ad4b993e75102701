#include "batch/journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "base/hash.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;

// Below this a journal is not worth rewriting.
constexpr std::size_t few_lines = 64;

Error trouble(const std::string& path, int number) {
  return {Error::Code::output_failed, std::string("cannot be written: ") + std::strerror(number),
          number == ENOSPC || number == EDQUOT ? "make room on the disk"
                                               : "check the permissions of the output folder",
          path};
}

// Held until the end of the block. Where a file system knows no locks, appending still is one
// write for each line.
class Locked {
 public:
  explicit Locked(int descriptor) : descriptor_(descriptor) {
    while (flock(descriptor_, LOCK_EX) != 0 && errno == EINTR) {
    }
  }
  Locked(const Locked&) = delete;
  Locked& operator=(const Locked&) = delete;
  ~Locked() { flock(descriptor_, LOCK_UN); }

 private:
  int descriptor_;
};

// A run that was killed while writing may have left half a line; ours must not grow onto it.
bool ends_midway(int descriptor) {
  struct stat info {};
  char last = '\n';
  return fstat(descriptor, &info) == 0 && info.st_size > 0 &&
         pread(descriptor, &last, 1, info.st_size - 1) == 1 && last != '\n';
}

Result<int> open_to_append(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0) return trouble(path, errno);
  return descriptor;
}

std::string line_at(int descriptor, JournalIndex::Place place) {
  std::string line(place.size, '\0');
  const ssize_t got = pread(descriptor, line.data(), line.size(), static_cast<off_t>(place.offset));
  line.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
  return line;
}

}  // namespace

bool is_present(const JournalEntry& entry, std::string_view format, std::string_view key,
                const std::string& folder) {
  bool any = false;
  for (const JournalOutput& output : entry.outputs) {
    if (output.format != format) continue;
    std::error_code error;
    const auto size = fs::file_size(folder + "/" + output.path, error);
    if (error || size != output.size || output.key != key) return false;
    any = true;
  }
  return any;
}

Journal::Journal(std::string path, int lock) : path_(std::move(path)), lock_(lock) {}

Journal::Journal(Journal&& other) noexcept
    : path_(std::move(other.path_)),
      lock_(std::exchange(other.lock_, -1)),
      snapshot_(std::exchange(other.snapshot_, -1)),
      index_(std::move(other.index_)) {}

Journal::~Journal() {
  if (snapshot_ >= 0) close(snapshot_);
  if (lock_ >= 0) close(lock_);
}

Result<Journal> Journal::open(const std::string& output_folder) {
  const std::string folder = output_folder + "/.lectern";
  std::error_code error;
  fs::create_directories(folder, error);
  const std::string lock_path = folder + "/lock";
  const int lock = ::open(lock_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (lock < 0) return trouble(error ? folder : lock_path, error ? error.value() : errno);
  Journal journal(folder + "/journal.jsonl", lock);
  const Locked locked(lock);
  LECTERN_TRY(journal.open_for_reading());
  if (journal.index_.lines > few_lines && journal.index_.lines > 2 * journal.index_.places.size()) {
    LECTERN_TRY(journal.rewrite());
    LECTERN_TRY(journal.open_for_reading());
  }
  return journal;
}

Status Journal::open_for_reading() {
  if (snapshot_ >= 0) close(std::exchange(snapshot_, -1));
  snapshot_ = LECTERN_TRY(open_to_append(path_));
  std::ifstream journal(path_, std::ios::binary);
  index_ = JournalIndex::read(journal);
  return Done{};
}

Status Journal::rewrite() {
  std::vector<JournalIndex::Place> places;
  for (const auto& [name, place] : index_.places) places.push_back(place);
  std::sort(places.begin(), places.end(),
            [](const auto& one, const auto& other) { return one.offset < other.offset; });
  OutputFile file = LECTERN_TRY(OutputFile::create(path_));
  for (const JournalIndex::Place& place : places)
    LECTERN_TRY(file.write(line_at(snapshot_, place) + "\n"));
  return file.commit(/*sync=*/true);
}

std::optional<JournalEntry> Journal::find(const std::string& name) const {
  const auto place = index_.places.find(name_hash(name));
  if (place == index_.places.end()) return std::nullopt;
  auto entry = parse_journal_line(line_at(snapshot_, place->second));
  if (!entry || entry->name != name) return std::nullopt;
  return entry;
}

Status Journal::append(const JournalEntry& entry) {
  const Locked locked(lock_);
  const int descriptor = LECTERN_TRY(open_to_append(path_));  // anew: it may have been replaced
  std::string line;
  if (ends_midway(descriptor)) line += '\n';
  line += journal_line(entry);
  line += '\n';
  const ssize_t written = write(descriptor, line.data(), line.size());
  const int number = written < 0 ? errno : ENOSPC;
  close(descriptor);
  if (written != static_cast<ssize_t>(line.size())) return trouble(path_, number);
  return Done{};
}

}  // namespace lectern
