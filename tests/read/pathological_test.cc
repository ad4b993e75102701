// Inputs made to hurt: whatever they are, there is an answer, and no text is lost. None of these
// may take longer than reading so many bytes takes; ctest's time limit is the judge of that.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <sstream>

#include "base/utf8.h"
#include "read/sample.h"

namespace lectern {
namespace {

using sample::all_text;
using sample::has_notice;
using sample::lines_of;
using sample::read_body;
using sample::read_file_text;
using sample::repeated;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::size_t many = 100'000;

Error error_of(std::string_view bytes) {
  Notices notices;
  const auto articles = read_articles(bytes, {}, notices);
  return articles ? Error() : articles.error();
}

std::size_t count(std::string_view text, std::string_view word) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find(word, at)) != std::string_view::npos; ++found)
    at += word.size();
  return found;
}

TEST(Pathological, NothingAtAll) {
  EXPECT_EQ(error_of("").code, Error::Code::empty_input);
  EXPECT_EQ(error_of(" \r\n\t\n").code, Error::Code::empty_input);
  EXPECT_EQ(error_of("\xEF\xBB\xBF").code, Error::Code::empty_input);
  EXPECT_EQ(error_of(std::string(1000, '\0')).code, Error::Code::empty_input);
}

TEST(Pathological, BytesOfAnotherKind) {
  const std::string png = "\x89PNG\r\n\x1A\n" + std::string(5000, '\x83');
  EXPECT_EQ(error_of(png).code, Error::Code::unsupported_format);
  EXPECT_EQ(error_of(repeated("\xFF\xFE\xD8", many)).code, Error::Code::unsupported_format);
  EXPECT_FALSE(error_of(png).way_out.empty());
}

TEST(Pathological, InvalidBytesBecomeReplacementCharacters) {
  const auto reading = read_body("<p>before \xC3\x28 \xE4\xB8 after</p>");
  EXPECT_THAT(lines_of(reading.article), ElementsAre("before \uFFFD( \uFFFD after"));
  EXPECT_TRUE(has_notice(reading.notices, Notice::Kind::invalid_bytes));
}

TEST(Pathological, NulAndOtherControlsGo) {
  const auto reading = read_body(std::string("<p>a\0b\x01\x7F\x1B[31mc</p>", 18));
  EXPECT_THAT(lines_of(reading.article), ElementsAre("ab[31mc"));
  EXPECT_TRUE(has_notice(reading.notices, Notice::Kind::control_characters));
}

TEST(Pathological, ATowerOfDivs) {
  const auto reading = read_body("<p>first</p>" + repeated("<div>", many) + "deep" +
                                 repeated("</div>", many) + "<p>last</p>");
  EXPECT_THAT(lines_of(reading.article), ElementsAre("first", "deep", "last"));
  EXPECT_TRUE(has_notice(reading.notices, Notice::Kind::simplified_markup));
}

TEST(Pathological, TowersOfEveryElementKeepTheirText) {
  for (const std::string_view name :
       {"a",  "b",  "blockquote", "dd",   "dl",   "dt",    "em",    "figure", "font", "h2",
        "li", "ol", "option",     "p",    "pre",  "q",     "rb",    "rt",     "ruby", "section",
        "td", "th", "tr",         "wbr",  "span", "table", "tbody", "track",  "ul",   "source",
        "u",  "hr", "img",        "meta", "col",  "thead", "form",  "label",  "sup",  "noscript"}) {
    const std::string tag = "<" + std::string(name) + ">";
    const auto reading = read_body("<p>first</p>" + repeated(tag, many) + "deep");
    EXPECT_THAT(all_text(reading.article), HasSubstr("first")) << tag;
    if (name == "option") continue;  // a choice in a form
    EXPECT_THAT(all_text(reading.article), HasSubstr("deep")) << tag;
  }
}

TEST(Pathological, QuotesAndListsNestNoDeeperThanTheModelAllows) {
  for (const std::string_view tag : {"<blockquote>", "<ul><li>", "<ol>", "<li>", "<div><li>"}) {
    const auto reading = read_body(repeated(std::string(tag) + "word ", 200));
    int deepest = 0;
    for_each_block(reading.article.blocks,
                   [&](const Block&, int depth) { deepest = std::max(deepest, depth); });
    EXPECT_LE(deepest, deepest_article) << tag;
    EXPECT_EQ(count(all_text(reading.article), "word"), 200U) << tag;
  }
}

TEST(Pathological, StrayEndTagsDoNotHideATower) {
  const auto reading =
      read_body(repeated("<div></b>", many) + "deep" + repeated("<b><div></b>", many));
  EXPECT_THAT(all_text(reading.article), HasSubstr("deep"));
  EXPECT_TRUE(has_notice(reading.notices, Notice::Kind::simplified_markup));
}

TEST(Pathological, AMillionAttributes) {
  std::string tag = "<p";
  for (int i = 0; i < 1'000'000; ++i) tag += " a" + std::to_string(i) + "=b";
  const auto reading = read_body(tag + ">text</p>");
  EXPECT_THAT(lines_of(reading.article), ElementsAre("text"));
}

TEST(Pathological, AMillionEqualAttributes) {
  const auto reading = read_body("<p" + repeated(" class=x", 1'000'000) + ">text</p>");
  EXPECT_THAT(lines_of(reading.article), ElementsAre("text"));
}

TEST(Pathological, EightMegabytesInOneParagraph) {
  const auto reading = read_body("<p>" + repeated("八百万字节。", 450'000) + "末</p>");
  ASSERT_EQ(reading.article.blocks.size(), 1U);
  EXPECT_EQ(plain_text(reading.article.blocks[0]).size(), 450'000 * 18 + 3U);
}

TEST(Pathological, PiecesThatPromiseATag) {
  for (const std::string_view piece :
       {"<a ",  "<a b='",  "<a b=\"",   "<svg", "<svg>", "<!--", "<!-",
        "<!",   "<?",      "<![CDATA[", "</",   "</p",   "<",    "<x",
        "<x-y", "<x y=\"", "<script",   "&",    "&#",    "&#x",  "<iframe>",
        "<a=",  "[](",     "<!--x->",   "</x ", "<!-->", "--!>"}) {
    const auto reading = read_body("<p>first</p>" + repeated(piece, many));
    EXPECT_THAT(all_text(reading.article), HasSubstr("first")) << piece;
    EXPECT_TRUE(is_utf8(all_text(reading.article))) << piece;
  }
}

TEST(Pathological, TagsWhoseEveryEndIsInQuotes) {
  const auto reading = read_body(repeated(R"(<a b="x>" )", many) + "<p>last</p>");
  EXPECT_THAT(all_text(reading.article), HasSubstr("last"));
}

TEST(Pathological, HeadsThatNeverEndAreText) {
  for (const std::string& bytes :
       {repeated("[", many), repeated("[](", many), "---\n" + repeated("a: b\n", many),
        "---\n" + repeated("[{", 20'000), "<!--" + repeated("9", many)}) {
    const auto reading = read_file_text(bytes);
    EXPECT_FALSE(reading.article.blocks.empty()) << bytes.substr(0, 10);
  }
}

TEST(Pathological, ManyPicturesInTheFile) {
  std::string body;
  for (int i = 0; i < 5'000; ++i)
    body += "<img src=\"data:image/gif,GIF89a" + std::to_string(i) + repeated("x", 250) + "\">";
  const auto reading = read_body(body + "<p>last</p>");
  EXPECT_EQ(reading.article.resources.size(), 5'000U);
  EXPECT_EQ(reading.article.blocks.size(), 5'001U);
}

// Words that no element changes, in random nestings of elements that people see.
class RandomMarkup {
 public:
  explicit RandomMarkup(std::uint32_t seed) : state_(seed * 2654435761U + 1) {}

  std::string body() {
    std::string out;
    for (int i = 0; i < 60; ++i) piece(out);
    while (!open_.empty() && pick(3) != 0) close(out);  // some stay open
    return out;
  }
  int words() const { return words_; }

 private:
  static constexpr std::array elements = {
      "p",    "div",     "span",    "b",       "i",      "em",         "strong", "a",  "h2",
      "h3",   "ul",      "ol",      "li",      "table",  "tr",         "td",     "th", "blockquote",
      "pre",  "code",    "sup",     "sub",     "figure", "figcaption", "small",  "dl", "dt",
      "dd",   "section", "aside",   "caption", "center", "tbody",      "label",  "q",  "ruby",
      "font", "header",  "details", "address", "time",   "rt",         "cite",
  };

  std::uint32_t pick(std::uint32_t below) {
    state_ = state_ * 1664525U + 1013904223U;
    return (state_ >> 8) % below;
  }
  void word(std::string& out) { out += " w" + std::to_string(words_++) + "w "; }
  void close(std::string& out) {
    out += "</" + open_.back() + ">";
    open_.pop_back();
  }
  void piece(std::string& out) {
    switch (pick(9)) {
      case 0:
      case 1:
      case 2:
        open_.emplace_back(elements[pick(elements.size())]);
        out += "<" + open_.back() + (open_.back() == "a" ? " href=https://x.example/>" : ">");
        return;
      case 3:
        if (!open_.empty()) close(out);
        return;
      case 4:  // an end tag for nothing, or for what is not the innermost
        out += "</" + std::string(elements[pick(elements.size())]) + ">";
        return;
      case 5:
        out += pick(2) == 0 ? "<br>" : "<hr>";
        return;
      default:
        word(out);
    }
  }

  std::uint32_t state_;
  std::vector<std::string> open_;
  int words_ = 0;
};

// Text of blocks, with ruby annotations and names of authors: where else words may have gone.
std::map<std::string, int> words_of(const Article& article) {
  std::string text = all_text(article);
  for_each_block(article.blocks, [&](const Block& block, int) {
    for_each_text(block, [&](const Inlines& inlines) {
      for (const Span& span : inlines) text += " " + span.ruby;
    });
  });
  for (const std::string& author : article.meta.authors) text += " " + author;
  std::map<std::string, int> words;
  std::istringstream in(text);
  for (std::string word; in >> word;) ++words[word];
  return words;
}

TEST(Pathological, NoNestingLosesOrDoublesAWord) {
  for (std::uint32_t seed = 0; seed < 3'000; ++seed) {
    RandomMarkup random(seed);
    const std::string body = random.body();
    Notices notices;
    const auto articles = read_articles(std::string(sample::head) + body, {}, notices);
    ASSERT_TRUE(articles);
    const auto words = words_of((*articles)[0]);
    for (int i = 0; i < random.words(); ++i) {
      const auto at = words.find("w" + std::to_string(i) + "w");
      ASSERT_TRUE(at != words.end() && at->second == 1) << "word " << i << " in\n"
                                                        << body << "\ngave\n"
                                                        << all_text((*articles)[0]);
    }
  }
}

}  // namespace
}  // namespace lectern
