#include "lectern/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

namespace lectern {
namespace {

Error no_such_file() {
  return {Error::Code::not_found, "cannot be read", "check the path", "a/b.txt"};
}

Result<int> length_of(const Result<std::string>& text) {
  return static_cast<int>(LECTERN_TRY(text).size());
}

Result<std::unique_ptr<int>> passed_on(Result<std::unique_ptr<int>> number) {
  auto inner = LECTERN_TRY(std::move(number));
  ++*inner;
  return inner;
}

TEST(Result, IsAValueOrAnError) {
  const Result<int> value = 7;
  ASSERT_TRUE(value);
  EXPECT_EQ(*value, 7);

  const Result<int> error = no_such_file();
  ASSERT_FALSE(error);
  EXPECT_EQ(error.error().code, Error::Code::not_found);
}

TEST(Result, TryGivesTheValueOrReturnsTheError) {
  const auto length = length_of(std::string("four"));
  ASSERT_TRUE(length);
  EXPECT_EQ(*length, 4);

  const auto error = length_of(no_such_file());
  ASSERT_FALSE(error);
  EXPECT_EQ(error.error().where, "a/b.txt");
}

TEST(Result, CarriesWhatCanOnlyBeMoved) {
  const auto number = passed_on(std::make_unique<int>(1));
  ASSERT_TRUE(number);
  EXPECT_EQ(**number, 2);
}

TEST(Result, AMessageSaysWhereWhatAndTheWayOutOnOneLine) {
  EXPECT_EQ(message(no_such_file()), "a/b.txt: cannot be read (check the path)");
  EXPECT_EQ(message({Error::Code::system, "fork: no memory", "", ""}), "fork: no memory");
}

}  // namespace
}  // namespace lectern
