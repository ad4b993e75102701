// XML: printing well-formed documents, and looking through one that came from outside, by libxml2.
// Neither side opens a file, fetches anything or prints a message.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.h"

namespace lectern {

// Prints one document into memory. Text and values are escaped; what XML 1.0 does not allow
// (control characters, noncharacters) is left out, and bytes that are no UTF-8 become U+FFFD.
// Requires: names are well-formed, begin and end calls match.
class XmlWriter {
 public:
  // `prologue` stands before the root as it is: the declaration, a document type.
  explicit XmlWriter(std::string_view prologue = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
      : out_(prologue) {}
  XmlWriter(const XmlWriter&) = delete;
  XmlWriter& operator=(const XmlWriter&) = delete;

  XmlWriter& begin(const char* name);
  // Requires: nothing was printed since begin() but attributes, each name once.
  XmlWriter& attribute(const char* name, std::string_view value);
  XmlWriter& text(std::string_view text);
  // Prints what is markup already. Requires: whole elements, well-formed.
  XmlWriter& markup(std::string_view elements);
  XmlWriter& end();        // `</p>`, also where there is nothing inside, so HTML reads it too
  XmlWriter& end_empty();  // `<br/>`. Requires: nothing inside

  // begin, text, end.
  XmlWriter& element(const char* name, std::string_view content);
  // A line end between elements, for people who look inside.
  XmlWriter& new_line() { return text("\n"); }

  // Ends the document. Requires: every begin() has its end; nothing is printed after.
  std::string take();

 private:
  void close_tag();

  std::string out_;
  std::vector<std::string> open_;
  bool in_tag_ = false;  // begun, and open for attributes
};

struct XmlAttribute {
  std::string name_space, name, value;  // the name without its prefix
};

struct XmlNode {
  enum class Kind { element, text, instruction, end };
  Kind kind = Kind::element;
  std::string name_space, name;          // of an element and its end; the target of an instruction
  std::vector<XmlAttribute> attributes;  // without declarations of namespaces
  std::string text;                      // of a text
};

// What a document type at the top does: it may declare entities, which is how documents of a few
// lines grow to gigabytes, or take in files.
enum class DocumentType {
  refused,  // the document is malformed
  ignored,  // nothing outside is read; one that declares entities is malformed all the same
};

using XmlVisit = std::function<bool(const XmlNode&)>;

// Shows every node of a document in order until `visit` returns false; ends of elements are not
// shown. Without a document type bytes are read in the encoding that they declare, with one as
// UTF-8; there, references to entities that the document type may have declared elsewhere are
// texts:
// "&nbsp;".
// Errors: malformed; not_found where libxml2 is not there.
Status scan_xml(std::string_view bytes, const XmlVisit& visit,
                DocumentType document_type = DocumentType::refused);

// The same with the end of every element, empty ones included, and all white space. Whatever the
// declaration says, the bytes are UTF-8. A text may come in pieces. Errors: malformed, also for
// every document type; what stands a kilobyte before the error has been shown.
Status scan_xml_with_ends(std::string_view bytes, const XmlVisit& visit);

// Whether a document type at the very top declares entities of its own. Requires: a charset in
// which ASCII is ASCII.
bool declares_entities(std::string_view bytes);

}  // namespace lectern
