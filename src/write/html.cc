// HTML: one page on its own, pictures inside, nothing fetched.
#include <fmt/format.h>
#include <algorithm>

#include "write/formats.h"
#include "write/picture.h"
#include "write/xhtml.h"

namespace lectern {
namespace {

// Obeys the reader's light or dark setting; no fonts of its own.
constexpr std::string_view style =
    ":root{color-scheme:light dark}"
    "body{max-width:40em;margin:0 auto;padding:1em;line-height:1.6;overflow-wrap:break-word}"
    "img{max-width:100%;height:auto}"
    "pre{white-space:pre-wrap}"
    "figure{margin:1.2em 0}"
    "table{border-collapse:collapse}"
    "th,td{border:1px solid;padding:.2em .5em;vertical-align:top}"
    "dt{font-weight:bold}"
    "aside p{margin:.2em 0}"
    ".notes{font-size:.9em;border-top:1px solid;margin-top:2em}"
    ".vertical{writing-mode:vertical-rl}"
    ".source{font-size:.9em}";

// RFC 4648, section 4.
std::string base64(std::string_view bytes) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i)
      bits = bits << 8 | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i)
      out += i <= count ? digits[(bits >> (18 - 6 * i)) & 0x3F] : '=';
  }
  return out;
}

std::string data_address(const Resource& resource) {
  const PictureFormat format = recognise_picture(resource.bytes);
  if (format.media_type.empty()) return {};
  return fmt::format("data:{};base64,{}", format.media_type, base64(resource.bytes));
}

std::vector<Page> make_pages(std::span<const Edition> editions, Notices& notices) {
  std::vector<Page> pages;
  for (const Edition& edition : editions) {
    const std::size_t number = pages.size() + 1;
    std::string prefix = number == 1 ? std::string() : fmt::format("a{}-", number);
    pages.push_back(make_page(edition.article, std::move(prefix), data_address, notices));
  }
  return pages;
}

void print_head(XmlWriter& out, const Page& page) {
  out.begin("head").new_line();
  out.begin("meta").attribute("charset", "utf-8").end_empty().new_line();
  out.begin("meta").attribute("name", "viewport");
  out.attribute("content", "width=device-width, initial-scale=1").end_empty().new_line();
  out.element("title", page.title).new_line();
  out.element("style", style).new_line();
  out.end().new_line();
}

}  // namespace

Result<std::string> write_html(std::span<const Edition> editions, const WriteOptions&,
                               Notices& notices) {
  if (editions.empty()) return no_editions();
  const std::vector<Page> pages = make_pages(editions, notices);
  const Setting setting{pages[0].language, pages[0].right_to_left};
  XmlWriter out("<!DOCTYPE html>\n");
  out.begin("html");
  print_root_setting(out, pages[0]);
  out.new_line();
  print_head(out, pages[0]);
  out.begin("body").begin("main").new_line();
  for (const Page& page : pages) {
    print_setting(out.begin("article"), page.language, page.right_to_left ? "rtl" : "ltr", setting);
    print_article(out.new_line(), page);
    out.end().new_line();
  }
  out.end().end().new_line().end();
  return out.take();
}

}  // namespace lectern
