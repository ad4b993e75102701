#include "picture/sandbox.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

namespace lectern {
namespace {

// What a picture is made to do, by its bytes.
Result<Converted> act(std::string_view what) {
  if (what == "crash") std::raise(SIGKILL);
  while (what == "hang") static_cast<void>(std::clock());
  if (what == "silent") _exit(0);
  if (what == "bad") return Error{Error::Code::malformed, "it is bad", "", ""};
  if (what == "large") return Error{Error::Code::too_large, "it is large", "", ""};
  return Converted{"image/png", std::string(what), 3, 4};
}

std::vector<std::string> run(const std::vector<std::string_view>& pictures) {
  std::vector<std::string> results(pictures.size(), "not taken");
  const SandboxLimits limits{.seconds = 1, .patience_ms = 30'000};
  convert_in_child(pictures, act, limits, [&](std::size_t i, Result<Converted> converted) {
    EXPECT_EQ(results[i], "not taken");
    results[i] = converted ? converted->bytes : std::string(name(converted.error().code));
  });
  return results;
}

using testing::ElementsAre;

TEST(Sandbox, GivesWhatIsConverted) {
  const std::string large(3'000'000, 'x');
  EXPECT_THAT(run({"a", large, "bad", "large", ""}),
              ElementsAre("a", large, "malformed", "too-large", ""));
  EXPECT_TRUE(run({}).empty());
}

TEST(Sandbox, LosesOnlyThePictureThatBreaksIt) {
  EXPECT_THAT(run({"a", "crash", "b", "silent", "c"}),
              ElementsAre("a", "crashed", "b", "crashed", "c"));
  EXPECT_THAT(run({"crash"}), ElementsAre("crashed"));
}

TEST(Sandbox, EndsWhatHangs) {
  EXPECT_THAT(run({"a", "hang", "b"}), ElementsAre("a", "timed-out", "b"));
}

TEST(Sandbox, GivesUpAtLast) {
  const auto results = run(std::vector<std::string_view>(10, "crash"));
  EXPECT_EQ(results[7], "crashed");
  EXPECT_EQ(results[8], "system");
  EXPECT_EQ(results[9], "system");
}

TEST(Sandbox, LetsNothingBeWritten) {
  const std::string path = testing::TempDir() + "lectern_sandbox";
  std::vector<std::string_view> pictures = {"a"};
  convert_in_child(
      pictures,
      [&](std::string_view) -> Result<Converted> {
        std::FILE* const file = std::fopen(path.c_str(), "w");
        const bool written =
            file != nullptr && std::fputs("x", file) >= 0 && std::fclose(file) == 0;
        return Converted{"image/png", written ? "written" : "refused", 1, 1};
      },
      {}, [](std::size_t, Result<Converted> it) { EXPECT_EQ(it->bytes, "refused"); });
  std::remove(path.c_str());
}

}  // namespace
}  // namespace lectern
