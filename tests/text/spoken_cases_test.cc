// What each language makes of examples of its own: tests/text/spoken_cases/<tag>.txt, one a line,
// "written => said".
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "base/utf8.h"
#include "lectern/spoken.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;

TEST(SpokenCases, EveryLanguageSaysItsExamples) {
  int cases = 0;
  for (const auto& file : fs::directory_iterator(LECTERN_SOURCE_DIR "/tests/text/spoken_cases")) {
    const std::string tag = file.path().stem().string();
    std::ifstream lines(file.path());
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
      ++number;
      const std::size_t arrow = line.find(" => ");
      if (line.empty() || line[0] == '#' || arrow == line.npos) continue;
      const auto said = spoken_text(line.substr(0, arrow), tag);
      ASSERT_TRUE(said) << message(said.error());
      EXPECT_EQ(trim(*said), trim(line.substr(arrow + 4)))
          << file.path().filename() << ":" << number << ": " << line.substr(0, arrow);
      ++cases;
    }
  }
  EXPECT_GT(cases, 50);
}

}  // namespace
}  // namespace lectern
