#include "base/libxml_library.h"

#include <optional>

#include "base/late_library.h"

namespace lectern {
namespace {

std::optional<LibxmlLibrary> find_library() {
  LateLibrary library("libxml2.so.2");
  LibxmlLibrary found{};
  library.find("xmlReaderForMemory", found.ReaderForMemory);
  library.find("xmlFreeTextReader", found.FreeTextReader);
  library.find("xmlTextReaderConstLocalName", found.TextReaderConstLocalName);
  library.find("xmlTextReaderConstName", found.TextReaderConstName);
  library.find("xmlTextReaderConstNamespaceUri", found.TextReaderConstNamespaceUri);
  library.find("xmlTextReaderConstValue", found.TextReaderConstValue);
  library.find("xmlTextReaderIsEmptyElement", found.TextReaderIsEmptyElement);
  library.find("xmlTextReaderIsNamespaceDecl", found.TextReaderIsNamespaceDecl);
  library.find("xmlTextReaderMoveToElement", found.TextReaderMoveToElement);
  library.find("xmlTextReaderMoveToNextAttribute", found.TextReaderMoveToNextAttribute);
  library.find("xmlTextReaderNodeType", found.TextReaderNodeType);
  library.find("xmlTextReaderRead", found.TextReaderRead);
  library.find("xmlTextReaderSetStructuredErrorHandler", found.TextReaderSetStructuredErrorHandler);
  return library.complete() ? std::optional(found) : std::nullopt;
}

const std::optional<LibxmlLibrary>& library() {
  static const std::optional<LibxmlLibrary> found = find_library();
  return found;
}

}  // namespace

Status load_libxml() {
  if (library()) return Done{};
  return Error{Error::Code::not_found, "libxml2 is not there, which reads XML", "install libxml2",
               ""};
}

const LibxmlLibrary& libxml() {
  return *library();
}

}  // namespace lectern
