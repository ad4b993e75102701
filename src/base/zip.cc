#include "base/zip.h"

#include <zip.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/late_library.h"
#include "base/utf8.h"

namespace lectern {
namespace {

// 1980-01-01 12:00:00. libzip takes the DOS time through the local time zone and back; noon of
// that day exists once in every zone, midnight need not.
constexpr zip_uint16_t entry_date = 1 << 5 | 1;
constexpr zip_uint16_t entry_time = 12 << 11;

// Text of a few kilobytes shrinks hardly more at the highest level, which takes three times as
// long.
constexpr zip_uint32_t deflate_level = 6;

// The functions of zip.h that are used, under their names without "zip_". The library brings
// OpenSSL along, two of the nine milliseconds that the program took to start; only books need it.
struct Libzip {
  decltype(&zip_discard) discard;
  decltype(&zip_close) close;
  decltype(&zip_error_init) error_init;
  decltype(&zip_error_strerror) error_strerror;
  decltype(&zip_file_add) file_add;
  decltype(&zip_file_set_dostime) file_set_dostime;
  decltype(&zip_open_from_source) open_from_source;
  decltype(&zip_set_file_compression) set_file_compression;
  decltype(&zip_source_buffer) source_buffer;
  decltype(&zip_source_buffer_create) source_buffer_create;
  decltype(&zip_source_close) source_close;
  decltype(&zip_source_error) source_error;
  decltype(&zip_source_free) source_free;
  decltype(&zip_source_keep) source_keep;
  decltype(&zip_source_open) source_open;
  decltype(&zip_source_read) source_read;
  decltype(&zip_source_stat) source_stat;
  decltype(&zip_stat_init) stat_init;
  decltype(&zip_strerror) strerror;
};

std::optional<Libzip> find_libzip() {
  LateLibrary library("libzip.so.4");
  Libzip found{};
  library.find("zip_discard", found.discard);
  library.find("zip_close", found.close);
  library.find("zip_error_init", found.error_init);
  library.find("zip_error_strerror", found.error_strerror);
  library.find("zip_file_add", found.file_add);
  library.find("zip_file_set_dostime", found.file_set_dostime);
  library.find("zip_open_from_source", found.open_from_source);
  library.find("zip_set_file_compression", found.set_file_compression);
  library.find("zip_source_buffer", found.source_buffer);
  library.find("zip_source_buffer_create", found.source_buffer_create);
  library.find("zip_source_close", found.source_close);
  library.find("zip_source_error", found.source_error);
  library.find("zip_source_free", found.source_free);
  library.find("zip_source_keep", found.source_keep);
  library.find("zip_source_open", found.source_open);
  library.find("zip_source_read", found.source_read);
  library.find("zip_source_stat", found.source_stat);
  library.find("zip_stat_init", found.stat_init);
  library.find("zip_strerror", found.strerror);
  return library.complete() ? std::optional(found) : std::nullopt;
}

const std::optional<Libzip>& loaded() {
  static const std::optional<Libzip> library = find_libzip();
  return library;
}

// Only where it is loaded().
const Libzip& libzip() {
  return *loaded();
}

struct CloseSource {
  void operator()(zip_source_t* source) const { libzip().source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, CloseSource>;

struct DiscardArchive {
  void operator()(zip_t* archive) const { libzip().discard(archive); }
};
using Archive = std::unique_ptr<zip_t, DiscardArchive>;

Error trouble(const char* doing, const char* reason) {
  return Error{
      Error::Code::system, fmt::format("could not {} a zip archive: {}", doing, reason), {}, {}};
}

bool is_safe_name(std::string_view name) {
  if (name.empty() || name.size() > 0xFFFF || !is_utf8(name)) return false;
  if (name.find_first_of("\\:") != name.npos) return false;
  if (std::ranges::any_of(name, [](unsigned char c) { return c < 0x20 || c == 0x7F; }))
    return false;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t slash = std::min(name.find('/', at), name.size());
    const std::string_view segment = name.substr(at, slash - at);
    if (segment.empty() || segment == "." || segment == "..") return false;
    at = slash + 1;
  }
  return true;
}

Status check_names(std::span<const ZipEntry> entries) {
  std::set<std::string_view> seen;
  for (const ZipEntry& entry : entries)
    if (!is_safe_name(entry.name) || !seen.insert(entry.name).second)
      return Error{Error::Code::usage,
                   fmt::format("\"{}\" cannot be the name of an archive's entry", entry.name),
                   {},
                   {}};
  return Done{};
}

Status add_entry(zip_t* archive, const ZipEntry& entry) {
  zip_source_t* source =
      libzip().source_buffer(archive, entry.bytes.data(), entry.bytes.size(), /*freep=*/0);
  if (source == nullptr) return trouble("fill", libzip().strerror(archive));
  const zip_int64_t index =
      libzip().file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    libzip().source_free(source);
    return trouble("fill", libzip().strerror(archive));
  }
  const auto at = static_cast<zip_uint64_t>(index);
  const zip_int32_t method = entry.stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
  if (libzip().set_file_compression(archive, at, method, entry.stored ? 0 : deflate_level) != 0 ||
      libzip().file_set_dostime(archive, at, entry_time, entry_date, 0) != 0)
    return trouble("fill", libzip().strerror(archive));
  return Done{};
}

Result<std::string> read_back(zip_source_t* source) {
  zip_stat_t status;
  libzip().stat_init(&status);
  if (libzip().source_stat(source, &status) != 0 || libzip().source_open(source) != 0)
    return trouble("read back", libzip().error_strerror(libzip().source_error(source)));
  std::string bytes(status.size, '\0');
  const zip_int64_t got = libzip().source_read(source, bytes.data(), bytes.size());
  libzip().source_close(source);
  if (got < 0 || static_cast<zip_uint64_t>(got) != status.size)
    return trouble("read back", "its end is missing");
  return bytes;
}

}  // namespace

Result<std::string> zip_archive(std::span<const ZipEntry> entries) {
  LECTERN_TRY(check_names(entries));
  if (!loaded())
    return Error{
        Error::Code::system, "libzip is not there, which packs books", "install libzip4", {}};
  zip_error_t error;
  libzip().error_init(&error);
  const Source memory(libzip().source_buffer_create(nullptr, 0, 0, &error));
  if (!memory) return trouble("begin", libzip().error_strerror(&error));
  Archive archive(libzip().open_from_source(memory.get(), ZIP_TRUNCATE, &error));
  if (!archive) return trouble("begin", libzip().error_strerror(&error));
  libzip().source_keep(memory.get());  // opening took our reference; this one is to read the result

  for (const ZipEntry& entry : entries) LECTERN_TRY(add_entry(archive.get(), entry));
  if (libzip().close(archive.get()) != 0)
    return trouble("finish", libzip().strerror(archive.get()));
  static_cast<void>(archive.release());  // closed: libzip has freed it
  return read_back(memory.get());
}

}  // namespace lectern
