// The table of contents as EPUB 2 had it, for reading systems that know no other.
#include <fmt/format.h>

#include "base/xml.h"
#include "write/epub_parts.h"

namespace lectern {
namespace {

// Prints the points in reading order, numbered; deeper ones lie inside the one before.
class PointPrinter {
 public:
  explicit PointPrinter(XmlWriter& out) : out_(out) {}

  void add(int level, std::string_view target, std::string_view label) {
    for (; !open_.empty() && open_.back() >= level; open_.pop_back()) out_.end().new_line();
    const std::string number = fmt::format("{}", ++count_);
    out_.begin("navPoint").attribute("id", "n" + number).attribute("playOrder", number);
    out_.begin("navLabel").element("text", label).end();
    out_.begin("content").attribute("src", target).end_empty();
    open_.push_back(level);
  }

  void finish() {
    for (; !open_.empty(); open_.pop_back()) out_.end().new_line();
  }

 private:
  XmlWriter& out_;
  std::vector<int> open_;
  int count_ = 0;
};

void print_head(XmlWriter& out, const Book& book) {
  out.begin("head").begin("meta").attribute("name", "dtb:uid");
  out.attribute("content", book.identifier).end_empty().end().new_line();
  out.begin("docTitle").element("text", book.title).end().new_line();
}

}  // namespace

std::string print_ncx(const Book& book) {
  XmlWriter out;
  out.begin("ncx").attribute("xmlns", "http://www.daisy.org/z3986/2005/ncx/");
  out.attribute("version", "2005-1").attribute("xml:lang", book.language).new_line();
  print_head(out, book);
  out.begin("navMap").new_line();
  PointPrinter points(out);
  for (const Chapter& chapter : book.chapters) {
    points.add(1, chapter.file, chapter.page.title);
    for (const Section& section : chapter.page.sections)
      if (!section.id.empty())
        points.add(section.level, section_address(chapter, section), section.label);
  }
  points.finish();
  out.end().new_line().end();
  return out.take();
}

}  // namespace lectern
