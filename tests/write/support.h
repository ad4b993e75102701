// What the tests of the writers share: unzipping, parsing and asking a document.
#pragma once

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <zip.h>

#include <memory>
#include <string>
#include <vector>

#include "lectern/write.h"

namespace lectern {

// What a writer makes of the editions; empty when it fails.
inline std::string written(std::string_view format, const std::vector<Edition>& editions,
                           Notices& notices, const WriteOptions& options = {}) {
  auto result = find_writer(format)->write(editions, options, notices);
  return result ? *result : std::string();
}
inline std::string written(std::string_view format, const Edition& edition) {
  Notices notices;
  return written(format, {edition}, notices);
}

// The names in an archive, in order.
struct PackedFile {
  std::string name, bytes;
  bool stored = false;
};

inline std::vector<PackedFile> unzip(const std::string& archive_bytes) {
  std::vector<PackedFile> entries;
  zip_source_t* source =
      zip_source_buffer_create(archive_bytes.data(), archive_bytes.size(), 0, nullptr);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
  if (archive == nullptr) {
    zip_source_free(source);
    return entries;
  }
  const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive, 0));
  for (zip_uint64_t i = 0; i < count; ++i) {
    zip_stat_t status;
    zip_stat_index(archive, i, 0, &status);
    PackedFile entry{status.name, std::string(status.size, '\0'),
                     status.comp_method == ZIP_CM_STORE};
    zip_file_t* file = zip_fopen_index(archive, i, 0);
    zip_fread(file, entry.bytes.data(), entry.bytes.size());
    zip_fclose(file);
    entries.push_back(std::move(entry));
  }
  zip_discard(archive);
  return entries;
}

// The bytes of one entry; empty when there is none.
inline std::string entry(const std::string& archive_bytes, std::string_view name) {
  for (PackedFile& it : unzip(archive_bytes))
    if (it.name == name) return std::move(it.bytes);
  return {};
}

// A parsed XML document that answers XPath questions. Prefixes: h, opf, dc, ncx, epub.
class Document {
 public:
  explicit Document(const std::string& xml)
      : document_(xmlReadMemory(
                      xml.data(), static_cast<int>(xml.size()), nullptr, nullptr,
                      XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
                  xmlFreeDoc) {}

  bool is_well_formed() const { return document_ != nullptr; }

  // The text of every node found, in document order.
  std::vector<std::string> all(const char* path) const {
    std::vector<std::string> texts;
    if (!document_) return texts;
    xmlXPathContextPtr context = xmlXPathNewContext(document_.get());
    for (const auto& [prefix, uri] : namespaces)
      xmlXPathRegisterNs(context, chars(prefix), chars(uri));
    xmlXPathObjectPtr found = xmlXPathEvalExpression(chars(path), context);
    const int count =
        found == nullptr || found->nodesetval == nullptr ? 0 : found->nodesetval->nodeNr;
    for (int i = 0; i < count; ++i) {
      xmlChar* text = xmlNodeGetContent(found->nodesetval->nodeTab[i]);
      texts.emplace_back(reinterpret_cast<const char*>(text));
      xmlFree(text);
    }
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
    return texts;
  }

  // The text of the first node found; "(none)" when there is none.
  std::string first(const char* path) const {
    const auto texts = all(path);
    return texts.empty() ? "(none)" : texts[0];
  }

 private:
  static const xmlChar* chars(const char* text) { return reinterpret_cast<const xmlChar*>(text); }
  static constexpr std::pair<const char*, const char*> namespaces[] = {
      {"h", "http://www.w3.org/1999/xhtml"},      {"opf", "http://www.idpf.org/2007/opf"},
      {"dc", "http://purl.org/dc/elements/1.1/"}, {"ncx", "http://www.daisy.org/z3986/2005/ncx/"},
      {"epub", "http://www.idpf.org/2007/ops"},
  };
  std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document_;
};

}  // namespace lectern
