// What the elements of a page become.
#include "read/body/body.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/sample.h"

namespace lectern {
namespace {

using sample::lines;
using sample::read_body;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Body, ParagraphsAndLooseText) {
  EXPECT_THAT(lines("罗马 — <p>教宗方济各</p>之后<div>又<p>一段</p>末</div>"),
              ElementsAre("罗马 —", "教宗方济各", "之后", "又", "一段", "末"));
}

TEST(Body, EmptyParagraphsAreNone) {
  EXPECT_THAT(lines("<p> </p><p>&nbsp;</p><p><span> </span></p><p>\u200B</p><div></div><p>a</p>"),
              ElementsAre("a"));
}

TEST(Body, SurplusEndTagsEndNothing) {
  EXPECT_THAT(lines("<div><p>a</p></div></div></div><p>b</p></span></body></html><p>c</p>"),
              ElementsAre("a", "b", "c"));
  EXPECT_THAT(lines("<p>a</div></p><p>b</p></article></section>c"), ElementsAre("a", "b", "c"));
}

TEST(Body, AWholePageIsABody) {
  EXPECT_THAT(lines("<!doctype html><html><head><title>no</title><meta charset=gbk></head>"
                    "<body><p>中文</p></body></html>"),
              ElementsAre("中文"));
}

TEST(Body, MisnestedStylesEndWhereTheirParagraphDoes) {
  EXPECT_THAT(lines("<div><b>one<div>two</b> three</div></div><p>four</p>").back(), "four");
  EXPECT_THAT(lines("<p><b>a</p><p>b</b> c</p>").size(), 2U);
}

TEST(Body, Headings) {
  EXPECT_THAT(lines("<p>x</p><h1>One</h1><h2 id=a>T<b>w</b>o</h2><h6>Six<br>lines</h6><p>x</p>"),
              ElementsAre("x", "2# One", "2# Two", "6# Six lines", "x"));
}

TEST(Body, ALineBreakBehindALongSentenceEndsTheParagraph) {
  const std::string sentence = "这一句话写得足够长，长到没有人会把它当作一行诗，也不是地址";
  EXPECT_THAT(
      lines("<p>" + sentence + "。”<br>" + sentence + "！<br>短。<br>" + sentence + "<br>完</p>"),
      ElementsAre(sentence + "。”", sentence + "！", "短。\\n" + sentence + "\\n完"));
  const std::string line(130, 'x');
  EXPECT_THAT(lines("<p>" + line + ".<br>a line of verse.<br>b</p>"),
              ElementsAre(line + ".", "a line of verse.\\nb"));
}

TEST(Body, AnIndentBehindALineBreakBeginsAParagraph) {
  EXPECT_THAT(lines("<p>　　甲<br>　　乙<br>\n　丙<br>&emsp;&emsp;丁<br>&nbsp;戊</p>"),
              ElementsAre("甲", "乙", "丙", "丁\\n戊"));
  EXPECT_THAT(lines("<p>a<br>&nbsp;&nbsp;&nbsp;&nbsp;b<br>  c</p>"), ElementsAre("a", "b\\nc"));
}

TEST(Body, WhatIsHiddenUntilAskedForIsRead) {
  EXPECT_THAT(lines("<div class='faq-collapse' style='display:none'><p>a</p></div>"
                    "<div role=tabpanel hidden>b</div><div hidden id='S:0'>c</div>"
                    "<div hidden>d</div><div id='S:x' style='display: none'>e</div>"),
              ElementsAre("a", "b", "c"));
}

TEST(Body, DetailsAreOpen) {
  EXPECT_THAT(lines("<details><summary>More</summary><p>a</p>b</details><p>c</p>"),
              ElementsAre("2# More", "a", "b", "c"));
}

TEST(Body, QuotesInTheTextHaveTheirMarks) {
  EXPECT_THAT(lines("<p>He said <q>no</q>, <q>“never”</q> and <q></q>.</p>"),
              ElementsAre("He said “no”, “never” and ."));
}

TEST(Body, CodeInATableKeepsItsLines) {
  EXPECT_THAT(lines("<table><tr><td><p>x</p><td><pre>a\n  b</pre></table>"),
              ElementsAre("x", "code: a\\n  b"));
  EXPECT_THAT(lines("<table role=presentation><tr><td>a<td>b</table>"), ElementsAre("a", "b"));
}

TEST(Body, CodeIsDroppedAsAWholeOrNotAtAll) {
  const HtmlDocument document = parse_html("<pre><b>a</b>\n<i>b</i></pre><pre>c</pre>");
  std::vector<bool> dropped(document.nodes().size());
  dropped[3] = true;      // a
  dropped.back() = true;  // c
  Notices notices;
  const Body body = build_body(document, {.dropped = dropped}, notices);
  ASSERT_EQ(body.blocks.size(), 1U);
  EXPECT_EQ(plain_text(body.blocks[0]), "a\nb");
}

TEST(Body, BoldOnlyParagraphsAreHeadings) {
  EXPECT_THAT(lines("<p>一。</p><p>二。</p><p><strong>小标题</strong></p><p>三。</p><p>四。</p>"),
              ElementsAre("一。", "二。", "2# 小标题", "三。", "四。"));
}

TEST(Body, BoldSentencesAndBoldArticlesAreNot) {
  EXPECT_THAT(lines("<p>一。</p><p>二。</p><p><b>这是一句话。</b></p><p>三。</p><p>四。</p>"),
              ElementsAre("一。", "二。", "**这是一句话。**", "三。", "四。"));
  EXPECT_THAT(lines("<p><b>a</b></p><p><b>b</b></p><p>c</p>"), ElementsAre("**a**", "**b**", "c"));
}

TEST(Body, Quotes) {
  EXPECT_THAT(lines("<blockquote>a<p>b</p><blockquote><p>c</p></blockquote></blockquote><p>d</p>"),
              ElementsAre("quote:", "  a", "  b", "  quote:", "    c", "d"));
  EXPECT_THAT(lines("<blockquote> </blockquote><p>d</p>"), ElementsAre("d"));
}

TEST(Body, Lists) {
  EXPECT_THAT(lines("<ul><li>a</li><li><p>b</p><p>c</p></li></ul><ol start=3><li>d</ol>"),
              ElementsAre("list:", "- item", "  a", "- item", "  b", "  c",
                          "list from 3:", "- item", "  d"));
}

TEST(Body, ListsInLists) {
  EXPECT_THAT(lines("<ul><li>a<ol><li>b</li></ol>c</li></ul>"),
              ElementsAre("list:", "- item", "  a", "  list from 1:", "  - item", "    b", "  c"));
}

TEST(Body, LooseItemsMakeAList) {
  EXPECT_THAT(lines("<p>a</p><li>b</li><li>c</li><p>d</p>"),
              ElementsAre("a", "list:", "- item", "  b", "- item", "  c", "d"));
  EXPECT_THAT(lines("<li>b</li><img src=\"/p.png\">x"),
              ElementsAre("list:", "- item", "  b",
                          "figure: https://example.org/p.png alt= caption=", "x"));
}

TEST(Body, ContentOfAListOutsideItsItemsIsAnItem) {
  EXPECT_THAT(lines("<ul>a<li>b</li><p>c</p></ul>"),
              ElementsAre("list:", "- item", "  a", "- item", "  b", "- item", "  c"));
}

TEST(Body, DefinitionLists) {
  EXPECT_THAT(
      lines("<dl><dt>term</dt><dd>meaning</dd></dl><p>a</p><p>b</p><p>c.</p>"),
      ElementsAre("definitions:", "- term", "  term", "- meaning", "  meaning", "a", "b", "c."));
  EXPECT_THAT(lines("<dl><dt>a</dt><dt>b</dt><dd>c</dd><dd><p>d</p><p>e</p></dd></dl>"),
              ElementsAre("definitions:", "- term", "  a", "- term", "  b", "- meaning", "  c",
                          "- meaning", "  d", "  e"));
}

TEST(Body, DefinitionListsThatAreLayoutAreNone) {
  EXPECT_THAT(lines("<dl><dd>a</dd><dd>b</dd></dl>"), ElementsAre("a", "b"));
  EXPECT_THAT(lines("<dl><dt><h3>a</h3></dt><dd>b</dd></dl>"), ElementsAre("3# a", "b"));
}

TEST(Body, AbbreviationsKeepWhatTheyStandFor) {
  EXPECT_THAT(lines("<p>The <abbr title='World  Wide Fund'>WWF</abbr> and <abbr>UN</abbr></p>"),
              ElementsAre("The {WWF=World Wide Fund} and UN"));
}

TEST(Body, DirectionsBelongToTheSmallestBlockThatHasThem) {
  const Article article = read_body(
                              "<p dir=RTL>שלום <b>עולם</b></p><p>a <bdo dir=rtl>b</bdo></p>"
                              "<ul dir=rtl><li>א</li><li>ב</li></ul>"
                              "<table dir=rtl><tr><td>1</td><td>2</td></tr></table>"
                              "<h2 dir=rtl>ג</h2><pre dir=ltr>x</pre><p dir=auto>c</p>")
                              .article;
  ASSERT_EQ(article.blocks.size(), 7U);
  EXPECT_EQ(article.blocks[0].direction, "rtl");
  EXPECT_THAT(sample::lines_of(article)[1], "a {rtl:b}");
  EXPECT_EQ(article.blocks[1].direction, "");
  const auto& list = std::get<List>(article.blocks[2].as);
  EXPECT_EQ(article.blocks[2].direction + list.items[0][0].direction, "rtl");
  EXPECT_EQ(article.blocks[3].direction, "rtl");
  EXPECT_EQ(article.blocks[4].direction, "rtl");
  EXPECT_EQ(article.blocks[5].direction, "ltr");
  EXPECT_EQ(article.blocks[6].direction, "");
}

TEST(Body, Code) {
  EXPECT_THAT(lines("<pre>\nint main()\n  {&nbsp;}\r\n</pre>"),
              ElementsAre("code: int main()\\n  { }"));
  EXPECT_THAT(lines("<pre><code>a<br>b<br/>  c</code></pre>"), ElementsAre("code: a\\nb\\n  c"));
  EXPECT_THAT(lines("<pre><div>a</div><div>b</div></pre>"), ElementsAre("code: a\\nb"));
  EXPECT_THAT(lines("<pre>  </pre><p>a</p>"), ElementsAre("a"));
}

TEST(Body, Tables) {
  EXPECT_THAT(
      lines("<table><caption>Cap</caption><thead><tr><th>h<th colspan=2>i</tr></thead>"
            "<tr><td rowspan=2>1</td><td>2<br>3</td><td><p>4</p><p>5</p></td></tr></table>"),
      ElementsAre("table: Cap", "  |=h|=c2:i|", "  |r2:1|2\\n3|4\\n5|"));
}

TEST(Body, AbsurdSpansAreBounded) {
  EXPECT_THAT(lines("<table><tr><td colspan=999999999999>a<td colspan=-5>b<td rowspan=x>c</table>"),
              ElementsAre("table: ", "  |a|b|c|"));
  EXPECT_THAT(lines("<table><tr><td colspan=5000>a<td>b</table>"),
              ElementsAre("table: ", "  |c1000:a|b|"));
}

TEST(Body, TextOfATableOutsideItsCellsIsKept) {
  EXPECT_THAT(sample::all_text(read_body("<table><caption>c</caption>loose<tr>one<td>a<td>b</tr>"
                                         "<caption>d</caption></table>")
                                   .article),
              testing::AllOf(testing::HasSubstr("loose"), testing::HasSubstr("one"),
                             testing::HasSubstr("c"), testing::HasSubstr("d")));
}

TEST(Body, TablesThatOnlyArrangeThePageAreNoTables) {
  EXPECT_THAT(lines("<table><tr><td><p>a</p><p>b</p></td></tr><tr><td>c</td></tr></table>"),
              ElementsAre("a", "b", "c"));
  EXPECT_THAT(lines("<table><tr><td>x<td><table><tr><td>a<td>b</table></table>"),
              ElementsAre("x", "table: ", "  |a|b|"));
}

TEST(Body, EmptyTablesAreNone) {
  EXPECT_THAT(lines("<table><tr><td> </td><td></td></tr></table><p>a</p>"), ElementsAre("a"));
}

TEST(Body, RulesBetweenTextOnly) {
  EXPECT_THAT(lines("<hr><p>a</p><hr><hr><p>b</p><hr>"), ElementsAre("a", "rule", "b"));
}

TEST(Body, Embeds) {
  EXPECT_THAT(lines("<p>a<iframe src=\"https://v.example/e/1\" title=\"A film\"></iframe>b</p>"),
              ElementsAre("a", "embed: https://v.example/e/1 title=A film", "b"));
  EXPECT_THAT(lines("<video controls><source src=\"/m.mp4\">no player</video>"
                    "<audio src=\"/m.mp3\"></audio><iframe></iframe><p>a</p>"),
              ElementsAre("embed: https://example.org/m.mp4 title=",
                          "embed: https://example.org/m.mp3 title=", "a"));
}

TEST(Body, AnEmbedThatNeverEndsHidesNoArticle) {
  const std::string text = sample::repeated("A long sentence of the article. ", 20);
  for (const char* tag : {"<video src=/m.mp4>", "<audio controls>", "<object>", "<button>"})
    EXPECT_THAT(sample::all_text(read_body(std::string(tag) + "<p>" + text + "</p>").article),
                testing::HasSubstr("long sentence"))
        << tag;
}

TEST(Body, FieldsAndButtonsAreNoText) {
  EXPECT_THAT(lines("<form><input value=no><select><option>no</select><textarea>no</textarea>"
                    "<button>no</button><label>a</label></form>"),
              ElementsAre("a"));
}

TEST(Body, HiddenElementsAreNoText) {
  EXPECT_THAT(lines("<p hidden>no</p><p style=\"display:none\">no</p><p>a</p>"), ElementsAre("a"));
}

TEST(Body, AuthorAndTimeInTheirElements) {
  const auto reading = read_body(
      "<address>By Ann Example</address><time pudate=\"2024-05-01T08:00:00Z\">May 1"
      "</time><section><p>a</p></section><footer>b</footer>");
  EXPECT_THAT(reading.article.meta.authors, ElementsAre("By Ann Example"));
  EXPECT_THAT(sample::lines_of(reading.article), ElementsAre("a", "b"));

  const auto undated = sample::read_file_text(
      "[t](https://example.org/)\n------\n<time datetime=\"2024-05-01T08:00:00Z\">May 1</time>a");
  EXPECT_EQ(undated.article.meta.published, "2024-05-01T08:00:00Z");
  EXPECT_EQ(undated.article.meta.published_source, "body");
}

TEST(Body, ATimeInsideASentenceIsText) {
  EXPECT_THAT(lines("<p>a</p><p>On <time datetime=\"2024-05-01\">May Day</time> b</p>"),
              ElementsAre("a", "On May Day b"));
}

TEST(Body, AnAddressTooLongForANameIsText) {
  const std::string text = sample::repeated("A long address with a story. ", 10);
  EXPECT_THAT(sample::all_text(read_body("<address>" + text + "</address><p>a</p>").article),
              testing::HasSubstr("A long address"));
}

TEST(Body, SkipLinksLeadAroundPromotionOnly) {
  EXPECT_THAT(
      lines("<p>a</p><section><p><a href=\"#end-of-podcasts\">Skip podcast promotion</a></p>"
            "<p>Listen!</p><p id=\"end-of-podcasts\">End of podcast promotion</p></section>"
            "<p>b</p>"),
      ElementsAre("a", "b"));
  EXPECT_THAT(lines("<p>a <a href=\"#end-of-nothing\">there</a></p><p>b</p>"),
              ElementsAre("a there", "b"));
}

TEST(Body, ASkipLinkWithAnUnreachableEndHidesNoArticle) {
  EXPECT_THAT(lines("<p><a href=\"#end-of-x\">Skip</a></p><p>ad</p>"
                    "<div hidden><p id=\"end-of-x\">x</p></div><p>b</p>"),
              ElementsAre("b"));
}

TEST(Body, ASkipLinkOverTheWholeArticleSkipsNothing) {
  const std::string text = sample::repeated("<p>A paragraph of the article.</p>", 300);
  EXPECT_THAT(sample::all_text(read_body("<a href=\"#end-of-article\">Comments</a>" + text +
                                         "<p id=\"end-of-article\">Now comment</p>")
                                   .article),
              testing::HasSubstr("of the article"));
}

TEST(Body, IdsAreMinted) {
  const Article article = read_body("<p>a</p><ul><li>b</li></ul>").article;
  EXPECT_EQ(article.blocks[0].id, "b0001");
  EXPECT_EQ(article.blocks[1].id, "b0002");
  EXPECT_EQ(std::get<List>(article.blocks[1].as).items[0][0].id, "b0003");
}

}  // namespace
}  // namespace lectern
