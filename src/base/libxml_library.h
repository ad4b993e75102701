// libxml2 as this process has it.
#pragma once

#include <libxml/xmlreader.h>

#include "lectern/result.h"

namespace lectern {

// The functions of xmlreader.h that are used, under their names without "xml". Loaded late: with
// liblzma, which it brings along, a tenth of what the program takes to start, and a page whose
// article becomes a book needs none of it.
struct LibxmlLibrary {
  decltype(&xmlReaderForMemory) ReaderForMemory;
  decltype(&xmlFreeTextReader) FreeTextReader;
  decltype(&xmlTextReaderConstLocalName) TextReaderConstLocalName;
  decltype(&xmlTextReaderConstName) TextReaderConstName;
  decltype(&xmlTextReaderConstNamespaceUri) TextReaderConstNamespaceUri;
  decltype(&xmlTextReaderConstValue) TextReaderConstValue;
  decltype(&xmlTextReaderIsEmptyElement) TextReaderIsEmptyElement;
  decltype(&xmlTextReaderIsNamespaceDecl) TextReaderIsNamespaceDecl;
  decltype(&xmlTextReaderMoveToElement) TextReaderMoveToElement;
  decltype(&xmlTextReaderMoveToNextAttribute) TextReaderMoveToNextAttribute;
  decltype(&xmlTextReaderNodeType) TextReaderNodeType;
  decltype(&xmlTextReaderRead) TextReaderRead;
  decltype(&xmlTextReaderSetStructuredErrorHandler) TextReaderSetStructuredErrorHandler;
};

// Errors: not_found.
Status load_libxml();

// Only after load_libxml().
const LibxmlLibrary& libxml();

}  // namespace lectern
