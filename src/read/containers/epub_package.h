// What an EPUB says of itself: its package document (OPF of EPUB 2 and 3), its table of contents,
// what of it is locked.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/zip_reader.h"
#include "lectern/article.h"
#include "lectern/result.h"

namespace lectern {

struct EpubPackage {
  Meta meta;                       // of the book
  std::vector<std::string> spine;  // paths of the documents, in reading order
  std::set<std::string> contents;  // paths of those that are tables of contents
  std::map<std::string, std::string, std::less<>> titles;  // by path, as the contents have them
  std::set<std::string, std::less<>> locked;               // paths that only a book shop can open
};

// Errors: malformed without a package document or a spine; those of ZipReader::read();
// unsafe_input where one of the documents declares entities.
Result<EpubPackage> read_epub_package(const ZipReader& archive, UnpackBudget& budget);

}  // namespace lectern
