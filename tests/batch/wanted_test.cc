#include "lectern/wanted.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "batch/scratch.h"

namespace lectern {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Block figure(std::string href, int resource = -1) {
  Figure it;
  it.href = std::move(href);
  it.resource = resource;
  return {"", "", it};
}

TEST(WantedPictures, AreThoseThatAreNotAtHand) {
  Article article;
  article.meta.image = "https://example.org/lead.jpg";
  Quote quote;
  quote.blocks = {figure("http://example.org/b.png#x"), figure("https://example.org/a.png")};
  article.blocks = {figure("https://example.org/a.png"),
                    figure("https://example.org/here.png", 0),
                    figure(""),
                    figure("file:///etc/passwd"),
                    figure("mailto:a@example.org"),
                    {"", "", quote}};
  EXPECT_THAT(wanted_pictures(article),
              ElementsAre("https://example.org/a.png", "http://example.org/b.png",
                          "https://example.org/lead.jpg"));
  article.lead_picture = 0;
  EXPECT_EQ(wanted_pictures(article).size(), 2U);
}

TEST(WantedPictures, AreFoundInTheOrderOfThePlanAndOnce) {
  const Scratch scratch;
  const auto page = [](const std::string& picture) {
    return "<!--1670849102000-->\n[A title](https://example.org/a)\n------\n\n<p>Words.</p>"
           "<img src=\"https://example.org/" +
           picture + "\"><img src=\"https://example.org/c.png\">";
  };
  scratch.write("in/1.md", page("b.png"));
  scratch.write("in/2.md", page("a.png"));
  scratch.write("in/3.md", "");
  ConvertOptions options;
  options.jobs = 3;
  const Plan plan = plan_conversion({scratch.path("in")}, "");
  const auto wanted = find_wanted_pictures(plan, options);
  ASSERT_TRUE(wanted) << message(wanted.error());
  EXPECT_THAT(wanted->urls, ElementsAre("https://example.org/b.png", "https://example.org/c.png",
                                        "https://example.org/a.png"));
  ASSERT_EQ(wanted->failures.size(), 1U);
  EXPECT_EQ(wanted->failures[0].code, Error::Code::empty_input);
  EXPECT_EQ(wanted->failures[0].where, scratch.path("in/3.md"));
  EXPECT_FALSE(wanted->interrupted);
}

TEST(WantedPictures, CheckTheirSelectors) {
  ConvertOptions options;
  options.reading.drop = "p:";
  EXPECT_FALSE(find_wanted_pictures({}, options));
}

}  // namespace
}  // namespace lectern
