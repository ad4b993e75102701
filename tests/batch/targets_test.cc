#include "batch/targets.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

std::string key_with(Parts speak, std::string_view format) {
  ConvertOptions options;
  options.output_folder = "out";
  options.formats = {std::string(format)};
  options.prepare.speak = speak;
  const auto settings = check_settings(options);
  if (!settings) {
    ADD_FAILURE() << message(settings.error());
    return {};
  }
  return key_of(settings->targets.front(), {"hash", "name", {}}, *settings, "engine");
}

TEST(Targets, WhatIsSpokenBelongsToTheKeysOfSoundAlone) {
  EXPECT_EQ(key_with(default_parts, "mp3"), key_with(default_parts, "mp3"));
  EXPECT_NE(key_with(default_parts, "mp3"), key_with(default_parts.with(Part::code), "mp3"));
  EXPECT_EQ(key_with(default_parts, "epub"), key_with(Parts::all(), "epub"));
}

}  // namespace
}  // namespace lectern
