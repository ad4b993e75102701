// What stands in front of the first element of a document, HTML or XML.
#pragma once

#include <string_view>

namespace lectern {

// The text behind white space, comments, processing instructions and a document type. Empty where
// one of them does not end.
std::string_view behind_prologue(std::string_view text);

// The document type at or behind the head of `text`, as it stands; empty when there is none.
std::string_view document_type(std::string_view text);

}  // namespace lectern
