// What an EPUB says of itself: its package document (OPF of EPUB 2 and 3), its table of contents,
// what of it is locked.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/zip_reader.h"
#include "lectern/article.h"
#include "lectern/result.h"

namespace lectern {

struct EpubDocument {
  std::string path;
  std::string foreign_type = {};  // what the book says it is instead of text; empty: text
};

struct EpubPackage {
  Meta meta;                        // of the book
  std::vector<EpubDocument> spine;  // each once, in reading order, fallbacks in place of the rest
  std::string navigation;           // path of the document that EPUB 3 has for that; may be empty
  std::set<std::string> contents;   // paths of those that are said to be tables of contents
  std::vector<std::pair<std::string, std::string>> left_out;  // what nothing leads to, and why
  std::map<std::string, std::string, std::less<>> titles;     // by path, as the contents have them
  std::set<std::string, std::less<>> locked;  // paths that only a book shop can open
};

// Errors: malformed without a package document or a spine; those of ZipReader::read();
// unsafe_input where one of the documents declares entities.
Result<EpubPackage> read_epub_package(const ZipReader& archive, UnpackBudget& budget);

}  // namespace lectern
