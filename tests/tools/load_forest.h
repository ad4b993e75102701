// Reads the files that grow_forest writes.
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "read/finder/forest.h"

namespace lectern {

inline std::vector<Tree> load_forest(const std::string& path) {
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

}  // namespace lectern
