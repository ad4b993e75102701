// Bylines, and the names in them.
#include "read/metadata/author_names.h"

#include <gmock/gmock.h>

#include "read/metadata/byline_lines.h"

namespace lectern {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> marked(std::string_view text) {
  return author_names(text, NameSource::marked);
}
std::vector<std::string> field(std::string_view text) {
  return author_names(text, NameSource::field);
}
std::vector<std::string> line(std::string_view text) {
  return author_names(text, NameSource::line);
}

TEST(AuthorNames, LabelsJobsAndDatesAreNoNames) {
  EXPECT_THAT(marked("By Jane Doe, Staff Writer | May 3, 2019"), ElementsAre("Jane Doe"));
  EXPECT_THAT(marked("Posted on 3 May 2019 by Jane Doe"), ElementsAre("Jane Doe"));
  EXPECT_THAT(marked("Jane Doe\nSenior Editor\nShare"), ElementsAre("Jane Doe"));
  EXPECT_THAT(marked("12 min read"), IsEmpty());
  EXPECT_THAT(line("Jane Doe | Senior Writer | July 2, 2025"), ElementsAre("Jane Doe"));
}

TEST(AuthorNames, ManyLanguagesIntroduceThem) {
  for (const char* text :
       {"By Ida Lund", "Von Ida Lund", "Par Ida Lund", "Por Ida Lund", "Di Ida Lund",
        "Door Ida Lund", "Av Ida Lund", "Автор: Ida Lund", "Geschrieben von Ida Lund",
        "Escrito por Ida Lund", "A cura di Ida Lund", "Kirjoittanut Ida Lund", "BY IDA LUND"})
    EXPECT_THAT(line(text), ElementsAre(testing::StrCaseEq("Ida Lund"))) << text;
}

TEST(AuthorNames, ChineseBylines) {
  EXPECT_THAT(line("作者：艾娃"), ElementsAre("艾娃"));
  EXPECT_THAT(line("文/艾娃 编辑/李四"), ElementsAre("艾娃"));
  EXPECT_THAT(line("本报记者 艾娃、王小明"), ElementsAre("艾娃", "王小明"));
}

TEST(AuthorNames, SeveralOfThem) {
  EXPECT_THAT(field("Jane Doe, Max Roe and Li Wei"), ElementsAre("Jane Doe", "Max Roe", "Li Wei"));
  EXPECT_THAT(field("Jane Doe; Max Roe & Jane Doe"), ElementsAre("Jane Doe", "Max Roe"));
  EXPECT_THAT(marked("Von\nJane Doe\nund\nMax Roe"), ElementsAre("Jane Doe", "Max Roe"));
}

TEST(AuthorNames, DegreesStayWithTheirName) {
  EXPECT_THAT(field("Jane Doe, PhD, Max Roe"), ElementsAre("Jane Doe, PhD", "Max Roe"));
  EXPECT_THAT(field("Jane Doe, MS, RD"), ElementsAre("Jane Doe, MS, RD"));
}

TEST(AuthorNames, NobodyAndMachinesAreNone) {
  for (const char* text : {"admin", "null", "jane@example.org", "https://example.org/jane",
                           "@janedoe", "Unknown", "", "7", "www.example.org"})
    EXPECT_THAT(field(text), IsEmpty()) << text;
}

TEST(AuthorNames, OtherHandsAreNone) {
  EXPECT_THAT(marked("Medically reviewed by Ann Other, MD"), IsEmpty());
  EXPECT_THAT(marked("By\nJane Doe\nReviewed by\nAnn Other"), ElementsAre("Jane Doe"));
  EXPECT_THAT(line("Photo by Ann Other"), IsEmpty());
}

TEST(AuthorNames, ALineWithoutALabelNamesNobody) {
  EXPECT_THAT(line("Jane Doe"), IsEmpty());
  EXPECT_THAT(line("The harbour was rebuilt by 1920"), IsEmpty());
  EXPECT_THAT(line("By the time it rained nobody was there"), IsEmpty());
}

TEST(AuthorNames, ANameThatLooksLikeALabelIsOne) {
  EXPECT_THAT(field("Di Stefano"), ElementsAre("Di Stefano"));
  EXPECT_THAT(field("Contributors to the map"), ElementsAre("Contributors to the map"));
}

TEST(BylineLines, DatesAndTheWordsAroundThem) {
  EXPECT_TRUE(is_date_line("Published 3 May 2019, last updated June 4, 2020 10:15 AM"));
  EXPECT_TRUE(is_date_line("Stand: 03.05.2019, 10:15 Uhr"));
  EXPECT_FALSE(is_date_line("On 3 May 2019 the rain began"));
  EXPECT_FALSE(is_date_line("Last updated"));
}

TEST(BylineLines, NamesThatTheMetadataHas) {
  Meta meta;
  meta.authors = {"Jane Doe"};
  EXPECT_TRUE(names_author("By Jane Doe, Staff Writer | May 3, 2019", meta));
  EXPECT_FALSE(names_author("By Max Roe", meta));
  EXPECT_FALSE(names_author("Jane Doe went out into the rain and never came back.", meta));
  EXPECT_FALSE(names_author("Jane Doe:", meta));
  EXPECT_FALSE(names_author("By Jane Doe", Meta()));
}

}  // namespace
}  // namespace lectern
