#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace lectern {
namespace {

// Repaired markup is up to four times as long as the input, and libxml2 takes the size as an int.
constexpr std::size_t largest_input = std::size_t{1} << 28;  // bytes
constexpr std::size_t buffer_size = std::size_t{1} << 16;    // bytes

Error read_error(const std::string& path, int number) {
  const auto code = number == ENOENT ? Error::Code::not_found : Error::Code::unreadable;
  const char* way_out = number == ENOENT   ? "check the path"
                        : number == EACCES ? "check the permissions"
                        : number == EISDIR ? "name a file, not a folder"
                                           : "";
  return {code, fmt::format("cannot be read: {}", std::strerror(number)), way_out, path};
}

Result<std::string> read_descriptor(int descriptor, std::size_t expected, const std::string& path) {
  std::string bytes;
  bytes.resize(expected + 1);  // one more, so that the end is met without growing
  std::size_t size = 0;
  for (;;) {
    if (size == bytes.size()) bytes.resize(std::max(buffer_size, size * 2));
    const ssize_t got = ::read(descriptor, bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return read_error(path, errno);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (size > largest_input)
      return Error{Error::Code::too_large, "is larger than 256 MiB", "split it", path};
  }
  bytes.resize(size);
  return bytes;
}

std::string folder_of(const std::string& path) {
  const auto folder = std::filesystem::path(path).parent_path();
  return folder.empty() ? "." : folder.string();
}

std::string temporary_prefix(int pid) {
  return fmt::format(".lectern-{}-", pid);
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  if (path == "-") return read_descriptor(STDIN_FILENO, buffer_size, "standard input");
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) return read_error(path, errno);
  struct stat info {};
  const bool known = fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode);
  const auto size = known ? static_cast<std::size_t>(info.st_size) : std::size_t{0};
  auto bytes = size > largest_input
                   ? Result<std::string>(
                         Error{Error::Code::too_large, "is larger than 256 MiB", "split it", path})
                   : read_descriptor(descriptor, size, path);
  close(descriptor);
  return bytes;
}

OutputFile::OutputFile(std::string path, std::string temporary, int descriptor)
    : path_(std::move(path)), temporary_(std::move(temporary)), descriptor_(descriptor) {}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::move(other.temporary_)),
      buffer_(std::move(other.buffer_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      settled_(other.settled_) {}

OutputFile::~OutputFile() {
  if (descriptor_ < 0) return;
  close(descriptor_);
  unlink(temporary_.c_str());
}

Error OutputFile::trouble(const char* doing) const {
  const int number = errno;
  const char* way_out = number == ENOSPC || number == EDQUOT ? "make room on the disk"
                        : number == EACCES || number == EROFS
                            ? "check the permissions of the output folder"
                        : number == ENAMETOOLONG ? "shorten the input's name"
                                                 : "";
  return {Error::Code::output_failed, fmt::format("cannot be {}: {}", doing, std::strerror(number)),
          way_out, path_};
}

Result<OutputFile> OutputFile::create(const std::string& path) {
  static std::atomic<unsigned> count{0};
  const std::string folder = folder_of(path);
  std::error_code ignored;  // the open below tells the trouble
  std::filesystem::create_directories(folder, ignored);
  std::string temporary;
  int descriptor = -1;
  do {  // a name may be taken: by a dead process of the same number, or another machine's
    temporary = fmt::format("{}/{}{}.tmp", folder, temporary_prefix(getpid()), count.fetch_add(1));
    descriptor = open(temporary.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
  } while (descriptor < 0 && errno == EEXIST);
  OutputFile file(path, std::move(temporary), descriptor);
  if (descriptor < 0) return file.trouble("made");
  return file;
}

Status OutputFile::flush() {
  std::string_view left = buffer_;
  while (!left.empty()) {
    const ssize_t put = ::write(descriptor_, left.data(), left.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return trouble("written");
    left.remove_prefix(static_cast<std::size_t>(put));
  }
  buffer_.clear();
  return Done{};
}

Status OutputFile::write(std::string_view bytes) {
  settled_ = false;
  buffer_ += bytes;
  if (buffer_.size() < buffer_size) return Done{};
  return flush();
}

Status OutputFile::rewrite(std::uint64_t offset, std::string_view bytes) {
  settled_ = false;
  LECTERN_TRY(flush());
  while (!bytes.empty()) {
    const ssize_t put = pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return trouble("written");
    bytes.remove_prefix(static_cast<std::size_t>(put));
    offset += static_cast<std::uint64_t>(put);
  }
  return Done{};
}

Status OutputFile::settle(bool sync) {
  if (settled_) return Done{};
  LECTERN_TRY(flush());
  if (sync && fsync(descriptor_) != 0) return trouble("written to disk");
  settled_ = true;
  return Done{};
}

Result<std::uint64_t> OutputFile::size() {
  LECTERN_TRY(flush());
  struct stat info {};
  if (fstat(descriptor_, &info) != 0) return trouble("measured");
  return static_cast<std::uint64_t>(info.st_size);
}

Status OutputFile::commit(bool sync) {
  LECTERN_TRY(settle(sync));
  if (rename(temporary_.c_str(), path_.c_str()) != 0) return trouble("renamed into place");
  close(std::exchange(descriptor_, -1));
  if (sync) {
    const int folder = open(folder_of(path_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
      fsync(folder);
      close(folder);
    }
  }
  return Done{};
}

void remove_temporaries(const std::string& folder, int pid) {
  const std::string prefix = temporary_prefix(pid);
  std::error_code error, ignored;
  const std::filesystem::directory_iterator end;
  for (std::filesystem::directory_iterator at(folder, error); !error && at != end;
       at.increment(error)) {
    if (at->path().filename().string().starts_with(prefix))
      std::filesystem::remove(at->path(), ignored);
  }
}

}  // namespace lectern
