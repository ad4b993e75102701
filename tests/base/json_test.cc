#include "base/json.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <string>

namespace lectern {
namespace {

using namespace std::string_literals;

TEST(Json, PrintsMembersInTheOrderOfTheCalls) {
  JsonWriter out;
  out.begin_object().member("b", 1).member("a", true).key("list").begin_array();
  out.value("x").value(2.5).begin_object().end_object().end_array().end_object();
  EXPECT_EQ(out.take(), R"({"b":1,"a":true,"list":["x",2.5,{}]})");
}

TEST(Json, IndentsWhenAsked) {
  JsonWriter out(2);
  out.begin_object().key("a").begin_array().value(1).value(2).end_array().key("b").begin_array();
  out.end_array().end_object();
  EXPECT_EQ(out.take(), "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": []\n}");
}

TEST(Json, EscapesSoThatAParserReadsTheSame) {
  const std::string text = "\"\\/\n\r\t\b\x01\x7F\0 中 \xF0\x9F\x98\x80"s;
  JsonWriter out;
  out.value(text);
  EXPECT_EQ(nlohmann::json::parse(out.text()).get<std::string>(), text);
  EXPECT_EQ(out.text().find('\n'), std::string::npos);
}

TEST(Json, PrintsThreeDecimalsAtMost) {
  JsonWriter out;
  out.begin_array().value(0.1234).value(3.0).value(-0.5).end_array();
  EXPECT_EQ(out.take(), "[0.123,3,-0.5]");
}

TEST(Json, PrintsAListOfTexts) {
  JsonWriter out;
  out.value(std::vector<std::string>{"a", "b\""});
  EXPECT_EQ(out.take(), R"(["a","b\""])");
}

}  // namespace
}  // namespace lectern
