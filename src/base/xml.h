// XML: printing well-formed documents, and looking through one that came from outside. Wraps
// libxml2; neither side opens a file, fetches anything or prints a message.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/result.h"

struct _xmlTextWriter;

namespace lectern {

// Prints one document into memory. Text and values are escaped; what XML 1.0 does not allow
// (control characters, noncharacters) is left out, and bytes that are no UTF-8 become U+FFFD.
// Requires: names are well-formed, begin and end calls match.
class XmlWriter {
 public:
  // `prologue` stands before the root as it is: the declaration, a document type.
  explicit XmlWriter(std::string_view prologue = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  ~XmlWriter();
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
  const unsigned char* allowed(std::string_view text);

  std::string out_, scratch_;
  _xmlTextWriter* writer_;
};

struct XmlAttribute {
  std::string name_space, name, value;  // the name without its prefix
};

struct XmlNode {
  enum class Kind { element, text, instruction };
  Kind kind = Kind::element;
  std::string name_space, name;          // of an element; the target of an instruction
  std::vector<XmlAttribute> attributes;  // without declarations of namespaces
  std::string text;                      // of a text
};

// Shows every node of a document in order until `visit` returns false.
// Errors: malformed, also for every document with a document type: it may declare entities.
Status scan_xml(std::string_view bytes, const std::function<bool(const XmlNode&)>& visit);

}  // namespace lectern
