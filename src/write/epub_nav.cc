// The table of contents and the landmarks of a book.
#include <fmt/format.h>

#include "write/epub_parts.h"
#include "write/labels.h"
#include "write/xhtml.h"

namespace lectern {
namespace {

void print_link(XmlWriter& out, std::string_view address, std::string_view label) {
  out.begin("a").attribute("href", address).text(label).end();
}

// The headings of a chapter as lists inside its entry. A heading without an anchor is passed over.
class SectionList {
 public:
  explicit SectionList(XmlWriter& out) : out_(out) {}

  void add(const Chapter& chapter, const Section& section) {
    if (section.id.empty()) return;
    if (open_.empty() || section.level > open_.back())
      begin_list(section.level);
    else
      go_to(section.level);
    out_.begin("li");
    print_link(out_, section_address(chapter, section), section.label);
  }

  void finish() {
    for (; !open_.empty(); open_.pop_back()) out_.end().end();
  }

 private:
  void begin_list(int level) {
    out_.begin("ol").new_line();
    open_.push_back(level);
  }

  // Leaves the lists that are deeper; the entry before in this list ends too.
  void go_to(int level) {
    for (; open_.size() > 1 && open_[open_.size() - 2] >= level; open_.pop_back()) out_.end().end();
    out_.end().new_line();
  }

  XmlWriter& out_;
  std::vector<int> open_;  // the levels of the lists begun, each with an entry begun in it
};

void print_contents(XmlWriter& out, const Book& book, const Labels& labels) {
  out.begin("nav").attribute("epub:type", "toc").attribute("role", "doc-toc");
  out.attribute("id", "toc").attribute("aria-labelledby", "contents").new_line();
  out.begin("h1").attribute("id", "contents").text(labels.contents).end().new_line();
  out.begin("ol").new_line();
  for (const Chapter& chapter : book.chapters) {
    print_link(out.begin("li"), chapter.file, chapter.page.title);
    SectionList sections(out);
    for (const Section& section : chapter.page.sections) sections.add(chapter, section);
    sections.finish();
    out.end().new_line();
  }
  out.end().end().new_line();
}

void print_landmarks(XmlWriter& out, const Book& book, const Labels& labels) {
  out.begin("nav").attribute("epub:type", "landmarks").attribute("aria-label", labels.landmarks);
  out.attribute("id", "landmarks").attribute("hidden", "hidden").new_line().begin("ol");
  if (has_contents_page(book)) {
    out.begin("li").begin("a").attribute("epub:type", "toc");
    out.attribute("href", std::string(nav_file).append("#toc")).text(labels.contents).end().end();
  }
  out.begin("li").begin("a").attribute("epub:type", "bodymatter");
  out.attribute("href", book.chapters[0].file).text(labels.body).end().end();
  out.end().end().new_line();
}

}  // namespace

std::string print_nav(const Book& book) {
  const Labels& labels = labels_for(book.language);
  XmlWriter out("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n");
  out.begin("html").attribute("xmlns", "http://www.w3.org/1999/xhtml");
  out.attribute("xmlns:epub", "http://www.idpf.org/2007/ops");
  print_root_language(out, book.language);
  out.new_line().begin("head").element("title", labels.contents);
  out.begin("link").attribute("rel", "stylesheet").attribute("type", "text/css");
  out.attribute("href", style_file).end_empty().end().new_line();
  out.begin("body").attribute("epub:type", "frontmatter").new_line();
  print_contents(out, book, labels);
  print_landmarks(out, book, labels);
  out.end().new_line().end();
  return out.take();
}

}  // namespace lectern
