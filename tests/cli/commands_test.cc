// The command test files: tests/cli/*.case. Each case is a command line with what it must print
// and how it must end; a bug report becomes a test by pasting it. How they are written stands in
// the first of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/program.h"

namespace lectern {
namespace {

struct Case {
  std::string place;  // file:line
  std::vector<std::string> arguments;
  std::string input;
  std::vector<std::string> out, err, not_said;
  int code = 0;
};

std::vector<std::string> words(const std::string& text) {
  std::istringstream all(text);
  std::vector<std::string> found;
  for (std::string word; all >> word;) found.push_back(word);
  return found;
}

std::vector<Case> load_cases(const std::filesystem::path& path) {
  std::vector<Case> cases;
  std::ifstream file(path);
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    const std::string rest = line.size() > 2 ? line.substr(2) : "";
    if (line.starts_with("$")) {
      cases.emplace_back();
      cases.back().place = path.filename().string() + ":" + std::to_string(number);
      cases.back().arguments = words(rest);
      cases.back().arguments.erase(cases.back().arguments.begin());  // "lectern"
    } else if (line.starts_with("<")) {
      cases.back().input += rest + "\n";
    } else if (line.starts_with(">")) {
      cases.back().out.push_back(rest);
    } else if (line.starts_with("!")) {
      cases.back().err.push_back(rest);
    } else if (line.starts_with("~")) {
      cases.back().not_said.push_back(rest);
    } else if (line.starts_with("=")) {
      cases.back().code = std::stoi(rest);
    }
  }
  return cases;
}

std::vector<Case> all_cases() {
  std::vector<Case> cases;
  for (const auto& entry : std::filesystem::directory_iterator(LECTERN_SOURCE_DIR "/tests/cli"))
    if (entry.path().extension() == ".case")
      for (Case& it : load_cases(entry.path())) cases.push_back(std::move(it));
  return cases;
}

void write_samples(const Scratch& scratch) {
  scratch.write("one.md", article("The first <span class=more>article.</span>"));
  scratch.write("two.txt", article("The second article."));
  scratch.write("folder/three", article("The third article."));
  scratch.write("empty.md", "");
  scratch.write("garbage.bin", std::string("\x89\0\xFF garbage \0", 14));
  scratch.write("nothing-here/.hidden", article("Nobody sees this."));
  scratch.write("page.html",
                "<html><body><div class=story><p>The story.</p>"
                "<p class=share data-kind=share>Share it!</p></div></body></html>");
  scratch.write("picture.md", article("Words. <img src=\"https://example.org/a.png\">"));
  scratch.write("hosts.conf", "[host example.org]\ndrop = .more\n");
  scratch.write("bad-hosts.conf", "[host example.org]\nartcle = p\n");
  scratch.write("words.txt", "article\tpiece\n");
  scratch.write("bad-words.txt", "article\tpiece\nno tab\n");
  scratch.write("article.toml", "selector = \".share\"\n");
  scratch.write("bad-selector.toml", "[read]\nselector = \"p:\"\n");
  scratch.write("list.txt", "one.md\n\ntwo.txt\r\n");
  scratch.write("speak.toml", "speak = [\"-title\", \"-intro\"]\n");
  scratch.write("good.toml", "rate = 200\n[read]\nas = \"json\"\n[convert]\nto = [\"text\"]\n");
  scratch.write("bad-key.toml", "# a comment\nrat = 200\n");
  scratch.write("bad-type.toml", "[convert]\nrate = \"fast\"\n");
  scratch.write("bad-value.toml", "rate = 20\n");
  scratch.write("bad-table.toml", "[konvert]\n");
  scratch.write("bad-toml.toml", "rate = = 1\n");
}

class Commands : public testing::TestWithParam<Case> {};

TEST_P(Commands, DoAsTheCaseSays) {
  const Scratch scratch;
  write_samples(scratch);
  const Case& expected = GetParam();
  const Ended ended = run_program(scratch, expected.arguments, expected.input);
  EXPECT_EQ(ended.code, expected.code);
  for (const std::string& part : expected.out) EXPECT_THAT(ended.out, testing::HasSubstr(part));
  for (const std::string& part : expected.err) EXPECT_THAT(ended.err, testing::HasSubstr(part));
  for (const std::string& part : expected.not_said)
    EXPECT_THAT(ended.out + ended.err, testing::Not(testing::HasSubstr(part)));
  if (HasFailure())
    std::printf("%s\n-- stdout\n%s-- stderr\n%s", expected.place.c_str(), ended.out.c_str(),
                ended.err.c_str());
}

std::string test_name(const testing::TestParamInfo<Case>& info) {
  std::string name = info.param.place;
  for (char& c : name)
    if (!isalnum(static_cast<unsigned char>(c))) c = '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(Cases, Commands, testing::ValuesIn(all_cases()), test_name);

}  // namespace
}  // namespace lectern
