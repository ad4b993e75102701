#include <gtest/gtest.h>

#include "read/readers.h"

namespace lectern {
namespace {

TEST(LooksLikePage, WhateverStandsBeforeItsFirstElement) {
  for (const char* text : {
           "<!DOCTYPE html><p>a",
           "<html lang=en><p>a",
           "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" "
           "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">\n"
           "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>",
           "<!--<![endif]--><head>\n<title>a</title></head>",
           "<link rel=\"stylesheet\" href=\"a.css\"><head><title>a</title></head>",
           "\n<!-- saved --> <!-- twice -->\n<HTML>",
       })
    EXPECT_TRUE(looks_like_page(text)) << text;
}

TEST(LooksLikePage, APieceOfOne) {
  EXPECT_TRUE(looks_like_page("<div id=\"content\"><p>One.</p></div>"));
  EXPECT_TRUE(looks_like_page("<style>p { color: red }</style>\n<article><h1>A</h1></article>"));
  EXPECT_TRUE(looks_like_page("<p>One.</p>"));
}

TEST(LooksLikePage, OtherTextsInBrackets) {
  for (const char* text : {
           "<Rules> are rules",
           "< a > b",
           "<https://example.org>",
           "<unknown><other/></unknown>",
           "",
           "<",
           "<!--",
           "text <p>with</p> tags",
           "<p align=\"center\"><img src=\"a.png\"></p>\n\n# A read-me\n\n[docs](b)\n",
       })
    EXPECT_FALSE(looks_like_page(text)) << text;
}

}  // namespace
}  // namespace lectern
