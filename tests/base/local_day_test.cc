#include "base/local_day.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

TEST(LocalDay, IsThatOfTheZone) {
  EXPECT_EQ(local_day("2019-05-03T02:00:00Z", "-07:00"), "2019-05-02");
  EXPECT_EQ(local_day("2019-12-31T23:00:00Z", "+08:00"), "2020-01-01");
  EXPECT_EQ(local_day("2020-02-28T18:30:00Z", "+05:30"), "2020-02-29");
}

TEST(LocalDay, IsTheMomentsOwnWithoutAZoneOrATime) {
  EXPECT_EQ(local_day("2019-05-03T23:00:00Z", ""), "2019-05-03");
  EXPECT_EQ(local_day("2019-05-03", "-07:00"), "2019-05-03");
  EXPECT_EQ(local_day("2019", "+08:00"), "2019");
}

}  // namespace
}  // namespace lectern
