// The front pages of the sections of a book: what they are called, how many articles stand in them,
// and a list of these.
#include <fmt/format.h>

#include "write/epub_parts.h"
#include "write/labels.h"
#include "write/xhtml.h"

namespace lectern {
namespace {

constexpr std::size_t longest_page = std::size_t{1}
                                     << 17;  // bytes of links; e-readers take twice that

// The parts behind `part` that belong to it.
std::span<const BookPart> inside(const Book& book, std::size_t part) {
  std::size_t end = part + 1;
  while (end < book.parts.size() && book.parts[end].level > book.parts[part].level) ++end;
  return std::span(book.parts).subspan(part + 1, end - part - 1);
}

std::size_t count_chapters(std::span<const BookPart> parts) {
  std::size_t count = 0;
  for (const BookPart& part : parts) count += part.chapter == nullptr ? 0 : 1;
  return count;
}

// Takes as many of the parts off the front as make one page.
std::vector<const BookPart*> take_page(std::span<const BookPart>& parts, int level) {
  std::vector<const BookPart*> listed;
  for (std::size_t size = 0; !parts.empty() && size < longest_page; parts = parts.subspan(1)) {
    if (parts[0].level != level) continue;
    listed.push_back(&parts[0]);
    size += file_of(parts[0]).size() + title_of(parts[0]).size() + 30;  // with the tags around
  }
  return listed;
}

// "text/a1.xhtml" from within text/.
std::string_view beside(std::string_view file) {
  return file.substr(file.rfind('/') + 1);
}

std::string print_page(const Book& book, const BookPart& section, std::size_t count, bool first,
                       const std::vector<const BookPart*>& listed) {
  const std::string& language = book.catalogue.language;
  const Labels& labels = labels_for(language);
  XmlWriter out("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n");
  out.begin("html").attribute("xmlns", "http://www.w3.org/1999/xhtml");
  out.attribute("xmlns:epub", "http://www.idpf.org/2007/ops");
  print_root_language(out, language);
  out.new_line().begin("head").element("title", section.title);
  out.begin("link").attribute("rel", "stylesheet").attribute("type", "text/css");
  out.attribute("href", std::string("../").append(style_file)).end_empty().end().new_line();
  out.begin("body").attribute("epub:type", "bodymatter").new_line();
  out.begin("section").attribute("aria-labelledby", "title");
  if (first) out.attribute("epub:type", "part").attribute("role", "doc-part");
  out.new_line().begin("h1").attribute("id", "title").text(section.title).end().new_line();
  out.begin("p").attribute("class", "source").text(labels.contents).text(labels.colon);
  out.text(fmt::format("{}", count)).end().new_line();
  out.begin("ol").attribute("class", "parts").new_line();
  for (const BookPart* part : listed) {
    out.begin("li").begin("a").attribute("href", beside(file_of(*part)));
    if (part->chapter != nullptr) print_language(out, part->chapter->language, language);
    out.text(title_of(*part)).end().end().new_line();
  }
  out.end().end().new_line().end().new_line().end();
  return out.take();
}

}  // namespace

std::vector<BookPart::FrontPage> print_section(const Book& book, std::size_t part,
                                               std::string_view name) {
  const BookPart& section = book.parts[part];
  std::span<const BookPart> left = inside(book, part);
  const std::size_t count = count_chapters(left);
  std::vector<BookPart::FrontPage> pages;
  do {
    const auto listed = take_page(left, section.level + 1);
    if (listed.empty() && !pages.empty()) break;
    pages.push_back({document_file(name, pages.size()),
                     print_page(book, section, count, pages.empty(), listed)});
  } while (!left.empty());
  return pages;
}

}  // namespace lectern
