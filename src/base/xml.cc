#include "base/xml.h"

#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>

#include <climits>
#include <memory>
#include <new>

#include "base/utf8.h"

namespace lectern {
namespace {

const xmlChar* chars(const char* text) {
  return reinterpret_cast<const xmlChar*>(text);
}

std::string string_of(const xmlChar* text) {
  return text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text));
}

// noexcept: an exception must not pass through libxml2, and out of memory ends the worker anyway.
int append(void* into, const char* bytes, int size) noexcept {
  static_cast<std::string*>(into)->append(bytes, static_cast<std::size_t>(size));
  return size;
}

// XML 1.0, production [2] Char.
bool is_xml_character(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c != 0xFFFE && c != 0xFFFF;
}

bool is_plain_ascii(char c) {
  return c >= 0x20 && c < 0x7F;
}

using Reader = std::unique_ptr<xmlTextReader, decltype(&xmlFreeTextReader)>;

void ignore_error(void*, xmlErrorPtr) {}

XmlNode node_at(xmlTextReaderPtr reader, XmlNode::Kind kind) {
  XmlNode node;
  node.kind = kind;
  if (kind == XmlNode::Kind::text) {
    node.text = string_of(xmlTextReaderConstValue(reader));
    return node;
  }
  node.name_space = string_of(xmlTextReaderConstNamespaceUri(reader));
  node.name = string_of(xmlTextReaderConstLocalName(reader));
  while (xmlTextReaderMoveToNextAttribute(reader) == 1) {
    if (xmlTextReaderIsNamespaceDecl(reader) == 1) continue;
    node.attributes.push_back({string_of(xmlTextReaderConstNamespaceUri(reader)),
                               string_of(xmlTextReaderConstLocalName(reader)),
                               string_of(xmlTextReaderConstValue(reader))});
  }
  xmlTextReaderMoveToElement(reader);
  return node;
}

}  // namespace

XmlWriter::XmlWriter(std::string_view prologue) : out_(prologue), writer_(nullptr) {
  xmlOutputBufferPtr output = xmlOutputBufferCreateIO(append, nullptr, &out_, nullptr);
  if (output != nullptr) writer_ = xmlNewTextWriter(output);
  if (writer_ == nullptr) throw std::bad_alloc();  // out of memory ends the worker, as everywhere
}

XmlWriter::~XmlWriter() {
  xmlFreeTextWriter(writer_);
}

const unsigned char* XmlWriter::allowed(std::string_view text) {
  scratch_.clear();
  for (std::size_t at = 0; at < text.size();) {
    std::size_t plain = at;
    while (plain < text.size() && is_plain_ascii(text[plain])) ++plain;
    scratch_ += text.substr(at, plain - at);
    at = plain;
    if (at == text.size()) break;
    const char32_t character = decode(text, at);
    if (is_xml_character(character)) append_utf8(scratch_, character);
  }
  return chars(scratch_.c_str());
}

XmlWriter& XmlWriter::begin(const char* name) {
  xmlTextWriterStartElement(writer_, chars(name));
  return *this;
}

XmlWriter& XmlWriter::attribute(const char* name, std::string_view value) {
  xmlTextWriterWriteAttribute(writer_, chars(name), allowed(value));
  return *this;
}

XmlWriter& XmlWriter::text(std::string_view text) {
  xmlTextWriterWriteString(writer_, allowed(text));
  return *this;
}

XmlWriter& XmlWriter::markup(std::string_view elements) {
  xmlTextWriterWriteRaw(writer_, allowed(elements));
  return *this;
}

XmlWriter& XmlWriter::end() {
  xmlTextWriterFullEndElement(writer_);
  return *this;
}

XmlWriter& XmlWriter::end_empty() {
  xmlTextWriterEndElement(writer_);
  return *this;
}

XmlWriter& XmlWriter::element(const char* name, std::string_view content) {
  return begin(name).text(content).end();
}

std::string XmlWriter::take() {
  xmlTextWriterFlush(writer_);
  return std::move(out_) + "\n";
}

Status scan_xml(std::string_view bytes, const std::function<bool(const XmlNode&)>& visit) {
  const Error malformed{Error::Code::malformed, "this is not XML without a document type", {}, {}};
  if (bytes.size() > INT_MAX) return malformed;
  const Reader reader(xmlReaderForMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr,
                                         nullptr, XML_PARSE_NONET),
                      xmlFreeTextReader);
  if (!reader) return malformed;
  xmlTextReaderSetStructuredErrorHandler(reader.get(), ignore_error, nullptr);
  int more = xmlTextReaderRead(reader.get());
  for (; more == 1; more = xmlTextReaderRead(reader.get())) {
    XmlNode::Kind kind = XmlNode::Kind::element;
    switch (xmlTextReaderNodeType(reader.get())) {
      case XML_READER_TYPE_DOCUMENT_TYPE:
      case XML_READER_TYPE_ENTITY_REFERENCE:
        return malformed;
      case XML_READER_TYPE_ELEMENT:
        break;
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
        kind = XmlNode::Kind::text;
        break;
      case XML_READER_TYPE_PROCESSING_INSTRUCTION:
        kind = XmlNode::Kind::instruction;
        break;
      default:
        continue;
    }
    if (!visit(node_at(reader.get(), kind))) return Done{};
  }
  if (more != 0) return malformed;
  return Done{};
}

}  // namespace lectern
