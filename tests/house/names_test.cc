// The names that scripts rely on: an error's or notice's name is its enumerator with hyphens, so
// they are unique, and nobody renames one without renaming the other.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "lectern/notice.h"
#include "lectern/result.h"

namespace lectern {
namespace {

std::string text_of(const std::string& file) {
  std::ifstream stream(LECTERN_SOURCE_DIR "/" + file);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

// The enumerators of `enum class <name>` in a public header, in order, with hyphens.
std::vector<std::string> names_in(const std::string& header, const std::string& name) {
  const std::string source = text_of("include/lectern/" + header);
  const auto begin = source.find('{', source.find("enum class " + name));
  const std::string body = source.substr(begin, source.find('}', begin) - begin);

  std::vector<std::string> names;
  const std::regex enumerator("\n *([a-z_]+),");
  for (std::sregex_iterator it(body.begin(), body.end(), enumerator), end; it != end; ++it) {
    names.push_back((*it)[1]);
    std::replace(names.back().begin(), names.back().end(), '_', '-');
  }
  return names;
}

TEST(Names, AnErrorCodeIsCalledLikeItsEnumerator) {
  const auto names = names_in("result.h", "Code");
  ASSERT_EQ(names.size(), static_cast<std::size_t>(Error::Code::usage) + 1);
  for (std::size_t i = 0; i < names.size(); ++i)
    EXPECT_EQ(name(static_cast<Error::Code>(i)), names[i]);
}

TEST(Names, ANoticeIsCalledLikeItsEnumerator) {
  const auto names = names_in("notice.h", "Kind");
  ASSERT_EQ(names.size(), static_cast<std::size_t>(Notice::Kind::old_volumes) + 1);
  for (std::size_t i = 0; i < names.size(); ++i)
    EXPECT_EQ(name(static_cast<Notice::Kind>(i)), names[i]);
}

TEST(Names, EveryOneIsInTheListForReadersOfRecords) {
  const std::string formats = text_of("docs/formats.md");
  for (const auto& names : {names_in("result.h", "Code"), names_in("notice.h", "Kind")})
    for (const std::string& name : names)
      EXPECT_THAT(formats, testing::HasSubstr('`' + name + '`'));
}

TEST(Names, OnlyTextThatTheListenerMissesIsAnError) {
  EXPECT_EQ(severity(Notice::Kind::text_not_spoken), Severity::error);
  EXPECT_EQ(severity(Notice::Kind::truncated_source), Severity::warning);
  EXPECT_EQ(severity(Notice::Kind::furniture_removed), Severity::info);
}

}  // namespace
}  // namespace lectern
