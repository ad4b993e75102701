#include "fetch/picture_folder.h"

#include <filesystem>
#include <system_error>

#include "base/file.h"
#include "fetch/image_type.h"

namespace lectern {

PictureFolder::PictureFolder(std::string path) : path_(std::move(path)) {
  std::error_code error;
  const std::filesystem::directory_iterator end;
  for (std::filesystem::directory_iterator at(path_, error); !error && at != end;
       at.increment(error)) {
    std::error_code unknown;
    if (at->is_regular_file(unknown) && !at->path().extension().empty())
      names_.emplace(at->path().stem().string(), at->path().filename().string());
  }
}

std::string PictureFolder::find(const std::string& stem) const {
  const auto known = names_.find(stem);
  return known == names_.end() ? std::string() : known->second;
}

Result<std::string> PictureFolder::put(const std::string& stem, std::string_view bytes) {
  const std::string_view extension = image_extension(bytes);
  if (extension.empty()) return Error{Error::Code::unsupported_format, "is no picture", "", ""};
  const std::string name = stem + "." + std::string(extension);
  OutputFile file = LECTERN_TRY(OutputFile::create(path_ + "/" + name));
  LECTERN_TRY(file.write(bytes));
  LECTERN_TRY(file.commit(/*sync=*/true));
  return names_[stem] = name;
}

}  // namespace lectern
