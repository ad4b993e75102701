// The folder that is filled: which pictures it has, and how one comes into it.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "lectern/result.h"

namespace lectern {

class PictureFolder {
 public:
  // Lists the folder once; one that is missing is empty.
  explicit PictureFolder(std::string path);

  // The name of the file, or nothing.
  std::string find(const std::string& stem) const;

  // Whole or not at all; gives the file's name. Errors: unsupported_format for bytes that are no
  // picture; output_failed.
  Result<std::string> put(const std::string& stem, std::string_view bytes);

 private:
  std::string path_;
  std::map<std::string, std::string> names_;  // by stem
};

}  // namespace lectern
