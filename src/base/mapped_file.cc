#include "base/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace lectern {
namespace {

Error trouble(const std::string& path, int number) {
  const auto code = number == ENOENT ? Error::Code::not_found : Error::Code::unreadable;
  return Error{code, std::generic_category().message(number), "", path};
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return trouble(path, errno);
  struct stat status = {};
  MappedFile file;
  int number = 0;
  if (fstat(descriptor, &status) != 0) {
    number = errno;
  } else if (!S_ISREG(status.st_mode)) {
    number = EINVAL;
  } else if (status.st_size > 0) {
    const auto size = static_cast<std::size_t>(status.st_size);
    void* data = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (data == MAP_FAILED) {
      number = errno;
    } else {
      file.data_ = static_cast<const char*>(data);
      file.size_ = size;
    }
  }
  close(descriptor);
  if (number != 0) return trouble(path, number);
  return file;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) munmap(const_cast<char*>(data_), size_);
}

}  // namespace lectern
