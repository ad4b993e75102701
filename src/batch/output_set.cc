#include "batch/output_set.h"

#include <filesystem>
#include <system_error>

namespace lectern {

Result<ByteOutput*> OutputSet::open(const JournalOutput& output) {
  files_.push_back(LECTERN_TRY(OutputFile::create(folder_ + "/" + output.path)));
  outputs_.push_back(output);
  return static_cast<ByteOutput*>(&files_.back());
}

Result<std::vector<JournalOutput>> OutputSet::commit(bool sync) {
  for (std::size_t i = 0; i < files_.size(); ++i) {
    LECTERN_TRY(files_[i].settle(sync));
    outputs_[i].size = LECTERN_TRY(files_[i].size());
  }
  for (std::size_t i = 0; i < files_.size(); ++i) {
    const Status placed = files_[i].commit(sync);
    if (placed) continue;
    std::error_code ignored;
    for (std::size_t before = 0; before < i; ++before)
      std::filesystem::remove(files_[before].path(), ignored);
    return placed.error();
  }
  return std::move(outputs_);
}

}  // namespace lectern
