// How English says what is written: examples of each category.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "lectern/spoken.h"

namespace lectern {
namespace {

struct Case {
  std::string_view written, said;
};

void expect_said(const std::vector<Case>& cases, std::string_view language = "en") {
  for (const auto& [written, said] : cases) {
    const auto text = spoken_text(written, language);
    ASSERT_TRUE(text) << message(text.error());
    EXPECT_EQ(*text, said) << "of " << written;
  }
}

TEST(SpokenEnglish, Dates) {
  expect_said({
      {"It began on May 9, 1945.", "It began on May ninth, nineteen forty-five."},
      {"3 March 2021", "the third of March twenty twenty-one"},
      {"on the 4th of July", "on the fourth of July"},
      {"1999-12-31", "December thirty-first, nineteen ninety-nine"},
      {"5/7/2023", "May seventh, twenty twenty-three"},
      {"Oct. 3-5, 2008", "October third to fifth, two thousand and eight"},
      {"the 1870s and the '60s", "the eighteen seventies and the sixties"},
      {"1914-1918", "nineteen fourteen to nineteen eighteen"},
      {"in 1900", "in nineteen hundred"},
      {"in 44 BC", "in forty-four B.C"},
      {"in 3Q19", "in the third quarter of nineteen"},
      {"They march 10 miles.", "They march ten miles."},
  });
}

TEST(SpokenEnglish, TheRegionSettlesTheOrderOfADate) {
  expect_said({{"5/7/2023", "the fifth of July, twenty twenty-three"},
               {"2023-07-05", "the fifth of July, twenty twenty-three"}},
              "en-GB");
  expect_said({{"in 2008", "in two thousand eight"}}, "en-US");
}

TEST(SpokenEnglish, Times) {
  expect_said({
      {"at 6:07 p.m. EDT", "at six oh seven P.M E.D.T"},
      {"at 7:00", "at seven o'clock"},
      {"9-11am", "nine to eleven A.M"},
      {"at 23:45 GMT", "at twenty-three forty-five G.M.T"},
      {"2h 15m", "two hours fifteen minutes"},
  });
}

TEST(SpokenEnglish, Money) {
  expect_said({
      {"$3.7bn", "three point seven billion dollars"},
      {"£1.50", "one pound fifty pence"},
      {"€0.05", "five cents"},
      {"$8-10 million", "eight to ten million dollars"},
      {"300 EUR", "three hundred euros"},
      {"a $50-a-day room", "a fifty dollar-a-day room"},
      {"-$1", "minus one dollar"},
  });
}

TEST(SpokenEnglish, Measures) {
  expect_said({
      {"1 lb, 2 lbs", "one pound, two pounds"},
      {"5-8%", "five to eight percent"},
      {"90 km/h", "ninety kilometers per hour"},
      {"a 35mm film", "a thirty-five-millimeter film"},
      {"3 x 4 m", "three by four meters"},
      {"6'2\" tall", "six foot two tall"},
      {"48°N", "forty-eight degrees north"},
      {"2 1/2 mi", "two and a half miles"},
      {"5 million kWh", "five million kilowatt hours"},
  });
}

TEST(SpokenEnglish, Numbers) {
  expect_said({
      {"7,001", "seven thousand and one"},
      {"007", "zero zero seven"},
      {"-0.25", "minus zero point two five"},
      {"won 6-3", "won six to three"},
      {"a ratio of 4:1", "a ratio of four to one"},
      {"5/8 and 2/3", "five eighths and two thirds"},
      {"1¾ cups", "one and three quarters cups"},
      {"the 112th and the 22nd", "the one hundred and twelfth and the twenty-second"},
      {"an A320", "an A three twenty"},
      {"version 3.2.1", "version three point two point one"},
      {"Call 212-555-0187.", "Call two one two, five five five, zero one eight seven."},
      {"+44 20 7946 0018", "plus four four, two zero, seven nine four six, zero zero one eight"},
  });
}

TEST(SpokenEnglish, RomanNumbers) {
  expect_said({
      {"Henry VIII and World War I", "Henry the eighth and World War one"},
      {"Chapter XIV", "Chapter fourteen"},
      {"the XX century", "the twentieth century"},
      {"Charles and I went.", "Charles and I went."},
  });
}

TEST(SpokenEnglish, ShortForms) {
  expect_said({
      {"Dr. Gray vs. Prof. Plum, i.e. no. 4",
       "Doctor Gray versus Professor Plum, that is number four"},
      {"St. Paul lived at 4210 Oak St.", "Saint Paul lived at forty-two ten Oak Street"},
      {"Reno, NV 89501", "Reno, Nevada eight nine five zero one"},
      {"No. I said no.", "No. I said no."},
      {"the IMF and two UAVs", "the I.M.F and two U.A.V's"},
      {"THE LED LIGHTS", "THE LED LIGHTS"},
  });
}

TEST(SpokenEnglish, AddressesAndSigns) {
  expect_said({
      {"Mail j_doe7@mail.example.org now",
       "Mail j underscore doe seven at mail dot example dot org now"},
      {"See https://www.example.com/a/b?c=1.", "See example dot com."},
      {"Open report.pdf", "Open report dot P.D.F"},
      {"#climate by @anna", "hashtag climate by at anna"},
      {"It ended.[12] So it was said.3", "It ended. So it was said."},
      {"8 > 7, ~90", "eight is greater than seven, about ninety"},
  });
}

TEST(SpokenEnglish, WordsOfTwoSounds) {
  expect_said({
      {"She read it. Did she read it?", "She red it. Did she read it?"},
      {"lead pipes and a lead singer", "led pipes and a lead singer"},
      {"They tear down a wall; a tear fell.", "They tare down a wall; a tear fell."},
      {"minute traces, a minute ago", "my-newt traces, a minute ago"},
  });
}

}  // namespace
}  // namespace lectern
