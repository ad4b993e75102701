// The package document: metadata, manifest and spine.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/utf8.h"
#include "base/xml.h"
#include "write/epub_access.h"
#include "write/epub_parts.h"
#include "write/language.h"
#include "write/moment.h"

namespace lectern {
namespace {

// Texts for people, each once, in the order of their first appearance.
class Distinct {
 public:
  void add(std::string_view text) {
    std::string line = clean_line(text);
    if (!line.empty() && seen_.insert(line).second) texts_.push_back(std::move(line));
  }
  const std::vector<std::string>& texts() const { return texts_; }

 private:
  std::vector<std::string> texts_;
  std::set<std::string> seen_;
};

void print_meta(XmlWriter& out, const char* property, std::string_view value) {
  out.begin("meta").attribute("property", property).text(value).end().new_line();
}

void print_refinement(XmlWriter& out, const std::string& id, const char* property,
                      std::string_view value) {
  out.begin("meta").attribute("refines", "#" + id).attribute("property", property);
  if (property == std::string_view("role")) out.attribute("scheme", "marc:relators");
  out.text(value).end().new_line();
}

bool is_latin_letter_or_mark(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250) || c == '.' ||
         c == '-' || c == '\'' || c == 0x2019 || c == ' ';
}

// "Kenra Schaefer" is filed as "Schaefer, Kenra". Only a name of two Latin words is turned round:
// more words may be an organisation, other scripts put the family first.
std::string file_as(const std::string& name) {
  for (std::size_t at = 0; at < name.size();)
    if (!is_latin_letter_or_mark(decode(name, at))) return name;
  const std::size_t space = name.find(' ');
  if (space == name.npos || name.find(' ', space + 1) != name.npos) return name;
  return name.substr(space + 1) + ", " + name.substr(0, space);
}

void print_creators(XmlWriter& out, const Book& book) {
  Distinct authors;
  for (const Chapter& chapter : book.chapters)
    for (const std::string& author : chapter.page.article->meta.authors) authors.add(author);
  int number = 0;
  for (const std::string& author : authors.texts()) {
    const std::string id = fmt::format("creator{}", ++number);
    out.begin("dc:creator").attribute("id", id).text(author).end().new_line();
    print_refinement(out, id, "role", "aut");
    print_refinement(out, id, "file-as", file_as(author));
  }
}

// The languages of the chapters, and of what stands in them in another.
void print_languages(XmlWriter& out, const Book& book, const AccessFacts& facts) {
  out.element("dc:language", book.language).new_line();
  for (const std::string& language : facts.languages)
    if (language != book.language) out.element("dc:language", language).new_line();
}

void print_date(XmlWriter& out, const Book& book) {
  std::string latest;
  for (const Chapter& chapter : book.chapters)
    latest = std::max(latest, tidy_moment(chapter.page.article->meta.published).value_or(""));
  if (!latest.empty()) out.element("dc:date", latest).new_line();
}

void print_sources(XmlWriter& out, const Book& book) {
  Distinct publishers, sources, subjects;
  for (const Chapter& chapter : book.chapters) {
    const Meta& meta = chapter.page.article->meta;
    publishers.add(meta.site);
    sources.add(chapter.page.address);
    subjects.add(meta.section);
    for (const std::string& tag : meta.tags) subjects.add(tag);
  }
  for (const std::string& it : publishers.texts()) out.element("dc:publisher", it).new_line();
  for (const std::string& it : sources.texts()) out.element("dc:source", it).new_line();
  for (const std::string& it : subjects.texts()) out.element("dc:subject", it).new_line();
}

void print_accessibility(XmlWriter& out, const AccessFacts& facts) {
  for (const auto& [property, value] : accessibility_metadata(facts))
    print_meta(out, property, value);
  out.begin("meta").attribute("property", "schema:accessibilitySummary");
  out.attribute("xml:lang", "en").text(accessibility_summary(facts)).end().new_line();
}

void print_metadata(XmlWriter& out, const Book& book) {
  const AccessFacts facts = survey(book);
  out.begin("metadata").attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/").new_line();
  out.begin("dc:identifier").attribute("id", "uid").text(book.identifier).end().new_line();
  out.element("dc:title", book.title).new_line();
  print_creators(out, book);
  print_languages(out, book, facts);
  print_date(out, book);
  print_sources(out, book);
  print_meta(out, "dcterms:modified", book.modified);
  print_accessibility(out, facts);
  out.end().new_line();
}

void print_item(XmlWriter& out, std::string_view id, std::string_view file,
                std::string_view media_type, std::string_view properties = {}) {
  out.begin("item").attribute("id", id).attribute("href", file);
  out.attribute("media-type", media_type);
  if (!properties.empty()) out.attribute("properties", properties);
  out.end_empty().new_line();
}

void print_manifest(XmlWriter& out, const Book& book) {
  out.begin("manifest").new_line();
  print_item(out, "nav", nav_file, "application/xhtml+xml", "nav");
  print_item(out, "ncx", ncx_file, "application/x-dtbncx+xml");
  print_item(out, "css", style_file, "text/css");
  int number = 0;
  for (const Chapter& chapter : book.chapters)
    print_item(out, fmt::format("a{}", ++number), chapter.file, "application/xhtml+xml",
               survey(chapter.page).has_formulas ? "mathml" : "");
  number = 0;
  for (const BookPicture& picture : book.pictures)
    print_item(out, fmt::format("p{}", ++number), picture.file, picture.media_type);
  number = 0;
  for (const BookFont& font : book.fonts)
    print_item(out, fmt::format("f{}", ++number), font.file, font.media_type);
  out.end().new_line();
}

void print_spine(XmlWriter& out, const Book& book) {
  out.begin("spine").attribute("toc", "ncx");
  if (is_right_to_left(book.language)) out.attribute("page-progression-direction", "rtl");
  out.new_line();
  if (has_contents_page(book)) out.begin("itemref").attribute("idref", "nav").end_empty();
  for (std::size_t i = 1; i <= book.chapters.size(); ++i)
    out.begin("itemref").attribute("idref", fmt::format("a{}", i)).end_empty();
  out.new_line().end().new_line();
}

}  // namespace

std::string print_container() {
  XmlWriter out;
  out.begin("container").attribute("version", "1.0");
  out.attribute("xmlns", "urn:oasis:names:tc:opendocument:xmlns:container");
  out.begin("rootfiles").begin("rootfile");
  out.attribute("full-path", std::string("EPUB/").append(package_file));
  out.attribute("media-type", "application/oebps-package+xml").end_empty().end().end();
  return out.take();
}

std::string print_package(const Book& book) {
  XmlWriter out;
  out.begin("package").attribute("xmlns", "http://www.idpf.org/2007/opf");
  out.attribute("version", "3.0").attribute("unique-identifier", "uid");
  out.attribute("xml:lang", book.language);
  out.attribute("dir", is_right_to_left(book.language) ? "rtl" : "ltr").new_line();
  print_metadata(out, book);
  print_manifest(out, book);
  print_spine(out, book);
  out.end();
  return out.take();
}

}  // namespace lectern
