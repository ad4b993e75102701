#include <gtest/gtest.h>

#include "lectern/write.h"

namespace lectern {
namespace {

TEST(ScriptListing, TellsWhatIsWrittenAndWhatIsGivenToTheVoicesInstead) {
  Edition edition;
  edition.script.utterances = {{.id = "intro.01",
                                .block = "intro",
                                .range = {},
                                .written = "From A.",
                                .language = "en",
                                .role = Role::title,
                                .ends_block = true,
                                .runs = {{"en", "From A.", {0, 7}}}},
                               {.id = "b0001.01",
                                .block = "b0001",
                                .range = {0, 3},
                                .written = "One",
                                .language = "en",
                                .role = Role::paragraph,
                                .ends_block = true,
                                .runs = {{"en", "One", {0, 3}}}},
                               {.id = "b0002.01",
                                .block = "b0002",
                                .range = {5, 6},
                                .written = "3",
                                .language = "zh-Hans",
                                .role = Role::table_cell,
                                .ends_block = true,
                                .runs = {{"en", "GDP:", {0, 0}}, {"zh-Hans", "三", {0, 1}}}}};
  EXPECT_EQ(script_listing({&edition, 1}),
            "intro.01  title  en\n"
            "  announced From A.\n"
            "b0001.01  paragraph  en\n"
            "  written   One\n"
            "b0002.01  table cell  zh-Hans\n"
            "  written   3\n"
            "  spoken    en      GDP:\n"
            "  spoken    zh-Hans 三\n");
}

}  // namespace
}  // namespace lectern
