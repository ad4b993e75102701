#include "base/spool.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <vector>

#include <fmt/format.h>

#include "base/process.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;

TEST(Spool, LeavesNothingToBeSeen) {
  const std::string folder = testing::TempDir() + "lectern-spool/deep";
  {
    auto spool = Spool::create(folder);
    ASSERT_TRUE(spool) << message(spool.error());
    ASSERT_TRUE(spool->append("some bytes"));
    EXPECT_TRUE(fs::is_empty(folder));
  }
  fs::remove_all(fs::path(folder).parent_path());
}

TEST(Spool, ReadsWhatEachOfManyProcessesWrote) {
  auto spool = Spool::create(testing::TempDir());
  ASSERT_TRUE(spool);
  std::vector<Child> children;
  for (int i = 0; i < 4; ++i) {
    auto child = Child::start([&, i](int channel) {
      for (int n = 0; n < 200; ++n) {
        const std::string text(static_cast<std::size_t>(1 + n * 37 % 500), char('a' + i));
        const auto place = spool->append(text);
        if (!place) return 1;
        const std::uint64_t told[] = {*place, text.size()};
        if (!send_all(channel, {reinterpret_cast<const char*>(told), sizeof told})) return 1;
      }
      return 0;
    });
    ASSERT_TRUE(child);
    children.push_back(std::move(*child));
  }
  for (int i = 0; i < 4; ++i) {
    Child& child = children[static_cast<std::size_t>(i)];
    std::uint64_t told[2];
    int count = 0;
    for (auto more = receive_all(child.channel(), told, sizeof told, 10000); more && *more;
         more = receive_all(child.channel(), told, sizeof told, 10000), ++count) {
      const auto text = spool->read(told[0], told[1]);
      ASSERT_TRUE(text);
      EXPECT_EQ(*text, std::string(told[1], char('a' + i)));
    }
    EXPECT_EQ(count, 200);
  }
}

TEST(Spool, TellsWhatIsNotThere) {
  auto spool = Spool::create(testing::TempDir());
  ASSERT_TRUE(spool);
  const auto text = spool->read(100, 10);
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, Error::Code::output_failed);
}

TEST(Spool, NamesTheFolderThatCannotHaveIt) {
  const auto spool = Spool::create("/proc/nowhere");
  ASSERT_FALSE(spool);
  EXPECT_EQ(spool.error().where, "/proc/nowhere");
}

}  // namespace
}  // namespace lectern
