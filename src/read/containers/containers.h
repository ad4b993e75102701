// Files that hold other files: what their readers share.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/unpack.h"
#include "base/zip_reader.h"
#include "read/containers/companions.h"
#include "read/readers.h"

namespace lectern {

// What one input may cost, with all that is nested in it.
struct Budget {
  UnpackBudget bytes;
  std::size_t articles = 0;  // read so far; what was nested counts once for each container

  // Errors: too_large for more articles than one input may have.
  Status count(std::size_t more);
};

inline constexpr int deepest_container = 3;           // a zip in a zip in a zip; no further
inline constexpr std::size_t most_articles = 10'000;  // of one input

// One part of a container, as its reader has found it.
struct ContainerPart {
  std::string name;  // for people, and without folder and extension the title of last resort
  std::string_view bytes;
  std::string charset = {};
  std::string url = {};
  std::string saved = {};  // W3C date-time, when it was saved
  const Companions* companions = nullptr;
};

// The articles of a container, part after part. What is not read is told in a notice; what was
// made to do harm, or is too much, costs the whole container.
class Gathering {
 public:
  // Both must outlive the gathering.
  Gathering(const Source& container, Notices& notices) : container_(container), notices_(notices) {}

  // The articles of a part; none when it cannot be read. Errors: unsafe_input, too_large.
  Result<Articles> read(const ContainerPart& part);
  void keep(Articles articles);
  // Reads and keeps.
  Status add(const ContainerPart& part);

  void leave_out(std::string_view name, const Error& why);
  void leave_out(std::string_view name, std::string_view why);

  // What was kept. Errors, when that is nothing: encrypted or else unsupported_format, which names
  // what is there.
  Result<Articles> take();

 private:
  const Source& container_;
  Notices& notices_;
  Articles articles_;
  std::vector<std::string> left_out_;  // names
  bool encrypted_ = false;             // one of them was
};

// Whether an error of a part is one of the whole container.
bool concerns_all(const Error& error);

// "image" of "a/b/image.png"
std::string_view stem_of(std::string_view path);

// Whether an article has anything to show or say.
bool has_text(const Article& article);

// A kind of zip archive, told by its entries. The first in the table of zip.cc that recognises the
// archive reads it.
struct ZipKind {
  std::string_view name;
  bool (*recognises)(const ZipReader& archive);
  Result<Articles> (*read)(const ZipReader& archive, const Source& source, Notices& notices);
};

// zip.cc: an archive of anything that lectern reads.
bool looks_like_zip(std::string_view bytes);
Result<Articles> read_zip(const Source& source, Notices& notices);

// epub.cc: EPUB 2 and 3.
bool is_epub(const ZipReader& archive);
Result<Articles> read_epub(const ZipReader& archive, const Source& source, Notices& notices);

// omnivore.cc: Omnivore's export.
bool is_omnivore(const ZipReader& archive);
Result<Articles> read_omnivore(const ZipReader& archive, const Source& source, Notices& notices);

// gzip.cc: one file, packed.
bool looks_like_gzip(std::string_view bytes);
Result<Articles> read_gzip(const Source& source, Notices& notices);

// mhtml.cc: a page with its parts as a message (RFC 2557), by Chrome, Internet Explorer, UnMHT.
bool looks_like_mhtml(std::string_view bytes);
Result<Articles> read_mhtml(const Source& source, Notices& notices);

// warc.cc: what a crawler or browser fetched (ISO 28500).
bool looks_like_warc(std::string_view bytes);
Result<Articles> read_warc(const Source& source, Notices& notices);

}  // namespace lectern
