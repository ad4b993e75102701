#include "cli/inputs.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <istream>

namespace lectern::cli {
namespace {

std::vector<std::string> read_list(std::istream& list, char separator) {
  std::vector<std::string> paths;
  std::string path;
  while (std::getline(list, path, separator)) {
    if (separator == '\n' && path.ends_with('\r')) path.pop_back();
    if (!path.empty()) paths.push_back(path);
  }
  return paths;
}

Result<std::vector<std::string>> listed_inputs(const Settings& settings) {
  const char separator = settings.null_separated ? '\0' : '\n';
  if (settings.list_file.empty()) return std::vector<std::string>();
  if (settings.list_file == "-") return read_list(std::cin, separator);
  std::ifstream file(settings.list_file, std::ios::binary);
  auto paths = read_list(file, separator);
  if (!file.eof())  // it could not be opened, or not be read to its end
    return Error{Error::Code::usage,
                 std::string("cannot be read: ") + std::strerror(errno == 0 ? EIO : errno),
                 "check the path of the list", settings.list_file};
  return paths;
}

}  // namespace

Result<std::vector<std::string>> all_inputs(const Settings& settings) {
  if (settings.inputs.empty() && settings.list_file.empty())
    return Error{Error::Code::usage, "no input is named",
                 "name files or folders, or a list of them with --from-file", ""};
  std::vector<std::string> inputs = settings.inputs;
  for (std::string& path : LECTERN_TRY(listed_inputs(settings))) inputs.push_back(std::move(path));
  return inputs;
}

}  // namespace lectern::cli
