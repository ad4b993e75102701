#include "base/hash.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>

namespace lectern {
namespace {

std::string hash_of_fields(std::initializer_list<std::string_view> fields) {
  Hash hash;
  for (const std::string_view field : fields) hash.add_field(field);
  return hash.hex();
}

// XXH3's own value for no bytes: whatever is stored under our hashes stays valid.
TEST(Hash, IsXxh3WithThe128BitsInOrder) {
  EXPECT_EQ(hash_hex(""), "99aa06d3014798d86001c324468d497f");
}

TEST(Hash, AddsBytesPieceByPiece) {
  Hash hash;
  hash.add("通信");
  hash.add("行程卡");
  EXPECT_EQ(hash.hex(), hash_hex("通信行程卡"));
}

TEST(Hash, CanBeAskedBetweenPieces) {
  Hash hash;
  hash.add("a");
  EXPECT_EQ(hash.hex(), hash_hex("a"));
  hash.add("b");
  EXPECT_EQ(hash.hex(), hash_hex("ab"));
}

TEST(Hash, FieldsKnowWhereTheyEnd) {
  EXPECT_NE(hash_of_fields({"ab", "c"}), hash_of_fields({"a", "bc"}));
  EXPECT_NE(hash_of_fields({"abc"}), hash_of_fields({"abc", ""}));
  EXPECT_NE(hash_of_fields({"a", "b"}), hash_of_fields({"b", "a"}));
  EXPECT_NE(hash_of_fields({"1:a"}), hash_of_fields({"", "a"}));
  EXPECT_EQ(hash_of_fields({"a", "b"}), hash_of_fields({"a", "b"}));
}

}  // namespace
}  // namespace lectern
