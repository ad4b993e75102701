// A chapter: one article as an XHTML content document.
#include "write/epub_parts.h"
#include "write/xhtml.h"

namespace lectern {

std::vector<ChapterText> print_chapter(const Page& page, std::string_view) {
  XmlWriter out("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n");
  out.begin("html").attribute("xmlns", "http://www.w3.org/1999/xhtml");
  out.attribute("xmlns:epub", "http://www.idpf.org/2007/ops");
  print_root_language(out, page.language);
  out.new_line().begin("head").element("title", page.title);
  out.begin("link").attribute("rel", "stylesheet").attribute("type", "text/css");
  out.attribute("href", std::string("../").append(style_file)).end_empty().end().new_line();
  out.begin("body").attribute("epub:type", "bodymatter").new_line();
  out.begin("section").attribute("epub:type", "chapter").attribute("role", "doc-chapter");
  out.attribute("aria-labelledby", page.id_prefix + std::string(title_anchor)).new_line();
  print_article(out, page);
  out.end().new_line().end().new_line().end();
  return {{out.take(), page.sections.size()}};
}

}  // namespace lectern
