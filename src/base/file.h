// Files: whole in memory, and outputs that appear whole or not at all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lectern/result.h"
#include "lectern/sound.h"

namespace lectern {

// The file's bytes; "-" reads standard input. Errors: not_found, unreadable, too_large; `where` is
// the path.
Result<std::string> read_file(const std::string& path);

// An output under a unique temporary name in its own folder until commit() renames it into place.
// Without commit() nothing is left. The temporary's name tells the process that made it.
class OutputFile final : public ByteOutput {
 public:
  // Makes missing folders. Errors: output_failed; `where` is the path.
  static Result<OutputFile> create(const std::string& path);

  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile() override;

  Status write(std::string_view bytes) override;
  Status rewrite(std::uint64_t offset, std::string_view bytes) override;

  const std::string& path() const { return path_; }
  // Of what was written so far. Errors: output_failed.
  Result<std::uint64_t> size();

  // Everything to disk (fsync when `sync`), so that of several files none is renamed before all
  // are whole.
  Status settle(bool sync);
  // Settles, then renames (and fsyncs the folder when `sync`).
  Status commit(bool sync);

 private:
  OutputFile(std::string path, std::string temporary, int descriptor);
  Error trouble(const char* doing) const;
  Status flush();
  std::string path_, temporary_, buffer_;
  int descriptor_;
  bool settled_ = false;
};

// Removes the temporaries that process `pid` left in `folder` when it was killed.
void remove_temporaries(const std::string& folder, int pid);

}  // namespace lectern
