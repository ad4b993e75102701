#include "base/spool.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <new>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace lectern {
namespace {

using End = std::atomic<std::uint64_t>;
static_assert(End::is_always_lock_free);  // else it would not hold between processes

int open_nameless(const std::string& folder) {
  const int descriptor = open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor >= 0) return descriptor;
  std::string name = folder + "/.lectern-spool-XXXXXX";  // not every file system has the above
  const int named = mkostemp(name.data(), O_CLOEXEC);
  if (named >= 0) unlink(name.c_str());
  return named;
}

}  // namespace

Spool::Spool(std::string folder, int descriptor)
    : folder_(std::move(folder)), descriptor_(descriptor) {}

Spool::Spool(Spool&& other) noexcept
    : folder_(std::move(other.folder_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      end_(std::exchange(other.end_, nullptr)) {}

Spool::~Spool() {
  if (end_ != nullptr) munmap(end_, sizeof(End));
  if (descriptor_ >= 0) close(descriptor_);
}

Error Spool::trouble(const char* doing) const {
  const int number = errno;
  return {Error::Code::output_failed,
          fmt::format("temporary file cannot be {}: {}", doing, std::strerror(number)),
          number == ENOSPC || number == EDQUOT ? "make room on the disk"
                                               : "check the folder's permissions",
          folder_};
}

Result<Spool> Spool::create(const std::string& folder) {
  std::error_code ignored;  // the open below tells the trouble
  std::filesystem::create_directories(folder, ignored);
  Spool spool(folder, open_nameless(folder));
  if (spool.descriptor_ < 0) return spool.trouble("made");
  void* const shared =
      mmap(nullptr, sizeof(End), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) return spool.trouble("made");
  spool.end_ = new (shared) End(0);
  return spool;
}

// Whoever takes room owns it; a process that dies before it has filled its own leaves a hole that
// nobody reads.
Result<std::uint64_t> Spool::append(std::string_view bytes) {
  const std::uint64_t place = end_->fetch_add(bytes.size());
  for (std::uint64_t at = place; !bytes.empty();) {
    const ssize_t put = pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return trouble("written");
    bytes.remove_prefix(static_cast<std::size_t>(put));
    at += static_cast<std::uint64_t>(put);
  }
  return place;
}

Result<std::string> Spool::read(std::uint64_t place, std::uint64_t size) const {
  std::string bytes(size, '\0');
  for (std::size_t got = 0; got < bytes.size();) {
    const ssize_t now =
        pread(descriptor_, bytes.data() + got, bytes.size() - got, static_cast<off_t>(place + got));
    if (now < 0 && errno == EINTR) continue;
    if (now == 0) errno = EIO;
    if (now <= 0) return trouble("read");
    got += static_cast<std::size_t>(now);
  }
  return bytes;
}

}  // namespace lectern
