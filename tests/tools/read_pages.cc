// read_pages FIRST SECOND OUT FILE...: reads whole pages with other judges than the trained ones
// (files that grow_forest wrote), and writes their text, one block a line, to OUT/<name>.txt.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/file.h"
#include "lectern/write.h"
#include "read/characters/encoding.h"
#include "read/page.h"
#include "tools/load_forest.h"

namespace lectern {
namespace {

void read_page_file(const std::string& path, const Judges& judges, const std::string& out) {
  const auto bytes = read_file(path);
  if (!bytes) return;
  Notices notices;
  const std::string text = decode_text(*bytes, "", notices);
  const ReadOptions options;
  Edition edition{read_page_by(judges, {.bytes = text, .options = options}, notices), {}, {}};
  const auto lines = find_writer("lines")->write({&edition, 1}, {}, notices);
  if (!lines) return;
  std::ofstream file(out + "/" + std::filesystem::path(path).stem().string() + ".txt");
  file << *lines;
}

}  // namespace
}  // namespace lectern

int main(int count, char** arguments) {
  using namespace lectern;
  if (count < 5) return 2;
  const std::vector<Tree> first = load_forest(arguments[1]), second = load_forest(arguments[2]);
  for (int i = 4; i < count; ++i) read_page_file(arguments[i], {first, second}, arguments[3]);
}
