#include "base/xml.h"

#include <algorithm>
#include <climits>
#include <memory>
#include <optional>

#include "base/ascii.h"
#include "base/libxml_library.h"

namespace lectern {
namespace {

std::string string_of(const xmlChar* text) {
  return text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text));
}

struct Deleter {
  void operator()(xmlTextReader* reader) const { libxml().FreeTextReader(reader); }
};

void ignore_error(void*, xmlErrorPtr) {}

XmlNode node_at(xmlTextReaderPtr reader, XmlNode::Kind kind) {
  XmlNode node;
  node.kind = kind;
  if (kind == XmlNode::Kind::text) {
    node.text = libxml().TextReaderNodeType(reader) == XML_READER_TYPE_ENTITY_REFERENCE
                    ? "&" + string_of(libxml().TextReaderConstName(reader)) + ";"
                    : string_of(libxml().TextReaderConstValue(reader));
    return node;
  }
  node.name_space = string_of(libxml().TextReaderConstNamespaceUri(reader));
  node.name = string_of(libxml().TextReaderConstLocalName(reader));
  while (libxml().TextReaderMoveToNextAttribute(reader) == 1) {
    if (libxml().TextReaderIsNamespaceDecl(reader) == 1) continue;
    node.attributes.push_back({string_of(libxml().TextReaderConstNamespaceUri(reader)),
                               string_of(libxml().TextReaderConstLocalName(reader)),
                               string_of(libxml().TextReaderConstValue(reader))});
  }
  libxml().TextReaderMoveToElement(reader);
  return node;
}

std::optional<XmlNode::Kind> kind_of(int type, bool ends) {
  switch (type) {
    case XML_READER_TYPE_ELEMENT:
      return XmlNode::Kind::element;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
      return XmlNode::Kind::text;
    case XML_READER_TYPE_PROCESSING_INSTRUCTION:
      return XmlNode::Kind::instruction;
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      return ends ? std::optional(XmlNode::Kind::text) : std::nullopt;
    case XML_READER_TYPE_END_ELEMENT:
      return ends ? std::optional(XmlNode::Kind::end) : std::nullopt;
    default:
      return std::nullopt;
  }
}

// Shows the node that the reader stands at. False: enough.
bool show(xmlTextReaderPtr reader, bool ends, const XmlVisit& visit) {
  const auto kind = kind_of(libxml().TextReaderNodeType(reader), ends);
  if (!kind) return true;
  const bool empty = libxml().TextReaderIsEmptyElement(reader) == 1;
  XmlNode node = node_at(reader, *kind);
  if (!visit(node)) return false;
  if (!ends || *kind != XmlNode::Kind::element || !empty) return true;
  node.kind = XmlNode::Kind::end;
  return visit(node);
}

// Shows what the reader stands at. Errors: malformed for what the document type forbids.
Result<bool> show_next(xmlTextReaderPtr reader, bool ends, bool ignored, const Error& malformed,
                       const XmlVisit& visit) {
  const int type = libxml().TextReaderNodeType(reader);
  if (type == XML_READER_TYPE_DOCUMENT_TYPE || type == XML_READER_TYPE_ENTITY_REFERENCE) {
    if (!ignored) return malformed;
    if (type == XML_READER_TYPE_DOCUMENT_TYPE) return true;
    return visit(node_at(reader, XmlNode::Kind::text));
  }
  return show(reader, ends, visit);
}

Status scan(std::string_view bytes, bool ends, DocumentType document_type, const XmlVisit& visit) {
  LECTERN_TRY(load_libxml());
  const bool ignored = document_type == DocumentType::ignored;
  const Error malformed{Error::Code::malformed,
                        ignored ? "this is not XML" : "this is not XML without a document type",
                        {},
                        {}};
  if (bytes.size() > INT_MAX || (ignored && declares_entities(bytes))) return malformed;
  // Without the huge option a text over 10 MB, or 256 open elements, would be an error; entities,
  // which it lets grow, are refused.
  constexpr int to_the_end = XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC;
  const int options = XML_PARSE_NONET | (ends ? to_the_end : 0);
  const std::unique_ptr<xmlTextReader, Deleter> reader(
      libxml().ReaderForMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr,
                               ends || ignored ? "UTF-8" : nullptr, options));
  if (!reader) return malformed;
  libxml().TextReaderSetStructuredErrorHandler(reader.get(), ignore_error, nullptr);
  int more = libxml().TextReaderRead(reader.get());
  for (; more == 1; more = libxml().TextReaderRead(reader.get())) {
    const Result<bool> shown = show_next(reader.get(), ends, ignored, malformed, visit);
    if (!shown) return shown.error();
    if (!*shown) return Done{};
  }
  if (more != 0) return malformed;
  return Done{};
}

}  // namespace

bool declares_entities(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  for (;;) {
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    const std::string_view end = bytes.starts_with("<?") ? "?>" : "-->";
    if (!bytes.starts_with("<?") && !bytes.starts_with("<!--")) break;
    const std::size_t at = bytes.find(end);
    if (at == bytes.npos) return false;
    bytes.remove_prefix(at + end.size());
  }
  if (ascii_lower(bytes.substr(0, 9)) != "<!doctype") return false;
  const std::size_t inside = bytes.find_first_of("[>");
  if (inside == bytes.npos || bytes[inside] == '>') return false;
  const std::string_view subset = bytes.substr(inside);
  const std::size_t end = subset.find("]>");  // none: still no root has begun
  return subset.substr(0, end).find("<!ENTITY") != subset.npos;
}

Status scan_xml(std::string_view bytes, const XmlVisit& visit, DocumentType document_type) {
  return scan(bytes, /*ends=*/false, document_type, visit);
}

Status scan_xml_with_ends(std::string_view bytes, const XmlVisit& visit) {
  return scan(bytes, /*ends=*/true, DocumentType::refused, visit);
}

}  // namespace lectern
