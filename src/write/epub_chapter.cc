// A chapter: one article as XHTML content documents.
#include <fmt/format.h>

#include "write/divide.h"
#include "write/epub_parts.h"
#include "write/xhtml.h"

namespace lectern {
namespace {

// A Kobo finds its way by these two.
constexpr const char* kobo_frames[] = {"book-columns", "book-inner"};

void print_head(XmlWriter& out, const Page& page, std::size_t document) {
  const std::string title =
      document == 0 ? page.title : fmt::format("{} ({})", page.title, document + 1);
  out.new_line().begin("head").element("title", title);
  out.begin("link").attribute("rel", "stylesheet").attribute("type", "text/css");
  out.attribute("href", std::string("../").append(style_file)).end_empty().end().new_line();
}

void begin_body(XmlWriter& out, const Page& page) {
  out.begin("body").attribute("epub:type", "bodymatter").new_line();
  if (page.kind == PageKind::kepub)
    for (const char* id : kobo_frames) out.begin("div").attribute("id", id);
}

void begin_section(XmlWriter& out, const Page& page, std::size_t document) {
  out.begin("section").attribute("epub:type", "chapter").attribute("role", "doc-chapter");
  if (document == 0)
    out.attribute("aria-labelledby", page.id_prefix + std::string(title_anchor));
  else
    out.attribute("aria-label", fmt::format("{} ({})", page.title, document + 1));
  out.new_line();
}

std::string print_document(ArticlePrinter& printer, const Page& page, std::size_t document) {
  XmlWriter out("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n");
  out.begin("html").attribute("xmlns", "http://www.w3.org/1999/xhtml");
  out.attribute("xmlns:epub", "http://www.idpf.org/2007/ops");
  print_root_setting(out, page);
  print_head(out, page, document);
  begin_body(out, page);
  begin_section(out, page, document);
  printer.print(out, document);
  out.end().new_line();
  if (document + 1 == page.documents.size()) print_colophon(out, page);
  if (page.kind == PageKind::kepub) out.end().end();
  out.end().new_line().end();
  return out.take();
}

}  // namespace

ChapterPage lay_out(const Article& article, const std::string& name, PageKind kind,
                    const EmbedPicture& embed, Notices& notices) {
  const std::size_t most =
      largest_document - std::min(largest_document / 2, frame_size(article.meta));
  const bool sentences = kind == PageKind::kepub;
  ChapterPage laid_out;
  if (auto smaller = with_smaller_blocks(article, most, sentences))
    laid_out.divided = std::make_unique<const Article>(std::move(*smaller));
  const Article& whole = laid_out.divided ? *laid_out.divided : article;
  laid_out.page = make_page(whole, {}, embed, notices);
  laid_out.page.kind = kind;
  std::vector<std::size_t> documents = divide(whole, most, sentences);
  if (documents.size() == 1) return laid_out;
  std::vector<std::string> files;  // as seen from one another: all lie in one folder
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const std::string file = document_file(name, i);
    files.push_back(file.substr(file.rfind('/') + 1));
  }
  split_page(laid_out.page, std::move(documents), std::move(files));
  return laid_out;
}

std::vector<std::string> print_chapter(const Page& page) {
  ArticlePrinter printer(page);
  std::vector<std::string> documents;
  for (std::size_t i = 0; i < page.documents.size(); ++i)
    documents.push_back(print_document(printer, page, i));
  return documents;
}

}  // namespace lectern
