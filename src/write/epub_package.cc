// The package document: metadata, manifest and spine.
#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "base/xml.h"
#include "write/epub_parts.h"
#include "write/language.h"

namespace lectern {
namespace {

// "a1_2" for "text/a1_2.xhtml". Files in text/ begin with letters; pictures are named by hashes.
std::string id_of(std::string_view file) {
  const std::string_view name = file.substr(file.rfind('/') + 1);
  const std::string_view stem = name.substr(0, name.rfind('.'));
  return std::string(file.starts_with("text/") ? "" : "f-").append(stem);
}

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

void print_title(XmlWriter& out, const CatalogueEntry& entry) {
  out.begin("dc:title").attribute("id", "title").text(entry.title).end().new_line();
  if (entry.sort_title != entry.title) print_refinement(out, "title", "file-as", entry.sort_title);
  if (entry.subtitle.empty()) return;
  print_refinement(out, "title", "title-type", "main");
  out.begin("dc:title").attribute("id", "subtitle").text(entry.subtitle).end().new_line();
  print_refinement(out, "subtitle", "title-type", "subtitle");
}

void print_series(XmlWriter& out, const CatalogueEntry& entry) {
  if (entry.series.empty()) return;
  out.begin("meta").attribute("property", "belongs-to-collection").attribute("id", "series");
  out.text(entry.series).end().new_line();
  print_refinement(out, "series", "collection-type", "series");
  print_refinement(out, "series", "group-position", fmt::format("{}", entry.volume));
}

void print_person(XmlWriter& out, const char* element, const std::string& id,
                  const std::string& name, std::string_view role) {
  out.begin(element).attribute("id", id).text(name).end().new_line();
  print_refinement(out, id, "role", role);
  print_refinement(out, id, "file-as", file_as(name));
}

void print_people(XmlWriter& out, const CatalogueEntry& entry) {
  int number = 0;
  for (const std::string& author : entry.authors)
    print_person(out, "dc:creator", fmt::format("creator{}", ++number), author, "aut");
  number = 0;
  for (const Contributor& it : entry.contributors)
    print_person(out, "dc:contributor", fmt::format("contributor{}", ++number), it.name, it.role);
}

void print_each(XmlWriter& out, const char* element, const std::vector<std::string>& values) {
  for (const std::string& value : values) out.element(element, value).new_line();
}

void print_accessibility(XmlWriter& out, const AccessFacts& facts) {
  for (const auto& [property, value] : accessibility_metadata(facts))
    print_meta(out, property, value);
  out.begin("meta").attribute("property", "schema:accessibilitySummary");
  out.attribute("xml:lang", "en").text(accessibility_summary(facts)).end().new_line();
}

// EPUB 2 names the cover by its id.
void print_cover(XmlWriter& out, const Book& book) {
  for (const BookFile& it : book.files)
    if (it.properties == "cover-image")
      out.begin("meta")
          .attribute("name", "cover")
          .attribute("content", id_of(it.file))
          .end_empty()
          .new_line();
}

void print_metadata(XmlWriter& out, const Book& book) {
  const CatalogueEntry& entry = book.catalogue;
  out.begin("metadata").attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/").new_line();
  out.begin("dc:identifier").attribute("id", "uid").text(entry.identifier).end().new_line();
  print_title(out, entry);
  print_series(out, entry);
  print_people(out, entry);
  out.element("dc:language", entry.language).new_line();
  print_each(out, "dc:language", entry.languages);
  if (!entry.date.empty()) out.element("dc:date", entry.date).new_line();
  print_each(out, "dc:publisher", entry.publishers);
  print_each(out, "dc:source", entry.sources);
  print_each(out, "dc:subject", entry.subjects);
  print_each(out, "dc:rights", entry.rights);
  if (!entry.description.empty()) out.element("dc:description", entry.description).new_line();
  print_meta(out, "dcterms:modified", entry.modified);
  print_accessibility(out, book.access);
  print_cover(out, book);
  out.end().new_line();
}

void print_item(XmlWriter& out, std::string_view id, std::string_view file,
                std::string_view media_type, std::string_view properties = {}) {
  out.begin("item").attribute("id", id).attribute("href", file);
  out.attribute("media-type", media_type);
  if (!properties.empty()) out.attribute("properties", properties);
  out.end_empty().new_line();
}

constexpr std::string_view xhtml = "application/xhtml+xml";

void print_manifest(XmlWriter& out, const Book& book) {
  out.begin("manifest").new_line();
  print_item(out, "nav", nav_file, xhtml, "nav");
  print_item(out, "ncx", ncx_file, "application/x-dtbncx+xml");
  print_item(out, "css", style_file, "text/css");
  for (const BookPart& part : book.parts) {
    for (const BookPart::FrontPage& page : part.pages)
      print_item(out, id_of(page.file), page.file, xhtml);
    if (part.chapter == nullptr) continue;
    for (const ChapterDocument& it : part.chapter->documents)
      print_item(out, id_of(it.file), it.file, xhtml, it.has_formulas ? "mathml" : "");
  }
  for (const BookFile& it : book.files)
    print_item(out, id_of(it.file), it.file, it.media_type, it.properties);
  out.end().new_line();
}

// The first article says it for all: pages turn one way only.
bool turns_leftwards(const Book& book) {
  const auto first = std::ranges::find_if(
      book.parts, [](const BookPart& part) { return part.chapter != nullptr; });
  return first != book.parts.end() && first->chapter->turns_leftwards;
}

void print_spine(XmlWriter& out, const Book& book) {
  const auto print = [&](std::string_view id) {
    out.begin("itemref").attribute("idref", id).end_empty();
  };
  out.begin("spine").attribute("toc", "ncx");
  if (turns_leftwards(book)) out.attribute("page-progression-direction", "rtl");
  out.new_line();
  if (has_contents_page(book)) print("nav");
  for (const BookPart& part : book.parts) {
    for (const BookPart::FrontPage& page : part.pages) print(id_of(page.file));
    if (part.chapter == nullptr) continue;
    for (const ChapterDocument& it : part.chapter->documents) print(id_of(it.file));
  }
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
  out.attribute("xml:lang", book.catalogue.language);
  out.attribute("dir", is_right_to_left(book.catalogue.language) ? "rtl" : "ltr").new_line();
  print_metadata(out, book);
  print_manifest(out, book);
  print_spine(out, book);
  out.end();
  return out.take();
}

}  // namespace lectern
