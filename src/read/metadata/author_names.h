// Names of authors in lines that have more in them: "By Jane Doe, Staff Writer | May 3" → Jane Doe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lectern {

// How sure it is that a text holds names.
enum class NameSource {
  field,   // a metadata field for names: anything that can be one is
  marked,  // an element that is marked as a byline: labels, jobs and dates are expected too
  line,    // any line: names only where it says so ("By …")
};

// The names, in order, without the words that introduce them in some twenty languages, jobs, dates,
// addresses, and names that say nothing ("admin"). '\n' divides the parts of the text. Academic
// titles behind a name stay with it: "Jane Doe, PhD".
std::vector<std::string> author_names(std::string_view text, NameSource source);

}  // namespace lectern
