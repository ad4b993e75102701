// read_pages FOREST OUT FILE...: reads whole pages with another forest than the trained one (a file
// that grow_forest wrote; "-": the trained one), and writes their text, one block a line, to
// OUT/<name>.txt.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/utf8.h"
#include "lectern/write.h"
#include "read/page.h"

namespace lectern {
namespace {

std::vector<Tree> load_forest(const std::string& path) {
  std::ifstream file(path);
  std::vector<Tree> forest;
  for (std::string line; std::getline(file, line);) {
    for (char& c : line)
      if (c == '{' || c == '}' || c == ',') c = ' ';
    std::istringstream numbers(line);
    Tree& tree = forest.emplace_back();
    int evidence = 0;
    for (auto& it : tree.evidence) {
      numbers >> evidence;
      it = static_cast<std::uint8_t>(evidence);
    }
    for (float& it : tree.threshold) numbers >> it;
    for (float& it : tree.answer) numbers >> it;
  }
  return forest;
}

void read_page_file(const std::string& path, Forest forest, const std::string& out) {
  const auto bytes = read_file(path);
  if (!bytes) return;
  Notices notices;
  std::size_t replaced = 0;
  std::string text = to_utf8(*bytes, replaced);
  std::erase(text, '\0');
  const ReadOptions options;
  Edition edition{read_page_by(forest, {.bytes = text, .options = options}, notices), {}, {}};
  const auto lines = find_writer("lines")->write({&edition, 1}, {}, notices);
  if (!lines) return;
  std::ofstream file(out + "/" + std::filesystem::path(path).stem().string() + ".txt");
  file << *lines;
}

}  // namespace
}  // namespace lectern

int main(int count, char** arguments) {
  using namespace lectern;
  if (count < 4) return 2;
  std::vector<Tree> grown;
  if (std::string(arguments[1]) != "-") grown = load_forest(arguments[1]);
  const Forest forest = grown.empty() ? trained_forest() : Forest(grown);
  for (int i = 3; i < count; ++i) read_page_file(arguments[i], forest, arguments[2]);
}
