// Every seed, as the reading half of the program gives it, is what was once reviewed by eye:
// tests/golden/<name of the seed>.json. LECTERN_ACCEPT=1 rewrites those files; look at the
// difference before you commit it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"
#include "lectern/prepare.h"
#include "lectern/read.h"
#include "lectern/write.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;

const fs::path source = LECTERN_SOURCE_DIR;

std::vector<std::string> seeds() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(source / "seeds"))
    names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

// What `lectern read --as json` prints.
std::string json_of(const std::string& seed) {
  const auto bytes = read_file((source / "seeds" / seed).string());
  if (!bytes) return message(bytes.error());
  Notices notices;
  const auto hosts = HostTable::load((source / "voices").string(), {});
  if (!hosts) return message(hosts.error());
  auto articles =
      read_articles(*bytes, {.name = fs::path(seed).stem().string(), .hosts = &*hosts}, notices);
  if (!articles) return message(articles.error());
  std::vector<Edition> editions;
  for (Article& article : *articles) {
    identify_language(article, notices);
    editions.push_back({.article = std::move(article), .script = {}, .narration = {}});
  }
  const auto json = find_writer("json")->write(editions, {}, notices);
  return json ? *json : message(json.error());
}

void accept(const std::string& path, const std::string& json) {
  auto file = OutputFile::create(path);
  ASSERT_TRUE(file);
  ASSERT_TRUE(file->write(json));
  ASSERT_TRUE(file->commit(/*sync=*/false));
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, SeedIsReadAsReviewed) {
  const std::string path = (source / "tests/golden" / (GetParam() + ".json")).string();
  const std::string json = json_of(GetParam());
  if (std::getenv("LECTERN_ACCEPT") != nullptr) return accept(path, json);
  const auto golden = read_file(path);
  ASSERT_TRUE(golden) << message(golden.error()) << "; LECTERN_ACCEPT=1 makes it";
  EXPECT_EQ(json, *golden);
}

INSTANTIATE_TEST_SUITE_P(Seeds, Golden, testing::ValuesIn(seeds()),
                         [](const testing::TestParamInfo<std::string>& seed) {
                           return "Seed" + seed.param.substr(0, seed.param.find('_'));
                         });

TEST(GoldenFiles, BelongToSeeds) {
  const std::vector<std::string> names = seeds();
  for (const auto& entry : fs::directory_iterator(source / "tests/golden"))
    EXPECT_TRUE(std::ranges::binary_search(names, entry.path().stem().string())) << entry.path();
}

}  // namespace
}  // namespace lectern
