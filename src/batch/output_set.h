// The outputs of one article: all of them appear, or none does.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "base/file.h"
#include "batch/journal.h"

namespace lectern {

class OutputSet {
 public:
  explicit OutputSet(std::string folder) : folder_(std::move(folder)) {}

  // A file under a temporary name; `path` is relative to the folder. The reference holds as long
  // as the set. Errors: output_failed.
  Result<ByteOutput*> open(const JournalOutput& output);

  // All to disk, then all into place; where one cannot be put there, those before it are taken
  // away again. Gives what was made, with its sizes. Errors: output_failed.
  Result<std::vector<JournalOutput>> commit(bool sync);

 private:
  std::string folder_;
  std::deque<OutputFile> files_;  // encoders hold on to their files, which must not move
  std::vector<JournalOutput> outputs_;
};

}  // namespace lectern
