#include "base/folders.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <vector>

namespace lectern {

Result<std::string> find_voices_folder() {
  namespace fs = std::filesystem;
  std::error_code error;
  if (const char* named = std::getenv("LECTERN_VOICES"); named != nullptr && *named != '\0') {
    if (fs::is_directory(named, error)) return std::string(named);
    return Error{Error::Code::not_found, "is no folder of voices",
                 "unset LECTERN_VOICES or point it at lectern's voices/", named};
  }
  std::vector<fs::path> places;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    const fs::path folder = program.parent_path();
    places.push_back(folder / "../../voices");             // build/<preset>/lectern
    places.push_back(folder / "../../../voices");          // build/<preset>/tests/…
    places.push_back(folder / "../share/lectern/voices");  // an installed tree that was moved
  }
  places.emplace_back(LECTERN_INSTALLED_VOICES);
  for (const fs::path& place : places)
    if (fs::is_directory(place / "en", error)) return fs::weakly_canonical(place, error).string();
  return Error{Error::Code::not_found, "the voices folder is not found",
               "set LECTERN_VOICES to lectern's voices/", LECTERN_INSTALLED_VOICES};
}

}  // namespace lectern
