// Linked data in a page's scripts: schema.org's articles (https://schema.org/Article) in
// JSON-LD 1.1.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lectern {

struct LinkedName {
  std::string name;
  bool organization = false;
  std::string_view role = {};  // of a contributor: its MARC relator code
};

// What the scripts say of the page. Texts are clean lines with their entities decoded; dates and
// addresses stand as they were written.
struct LinkedData {
  std::string headline, subtitle, description, section, language;
  std::string published, modified;
  std::string address, image;
  std::string license;
  std::string site;  // the publisher, else the web site
  std::vector<LinkedName> authors, contributors;
  std::vector<std::string> keywords;
};

// Reads the first thing that is an article, and what it leaves unsaid from the things that describe
// its page. Damage that content systems make is mended; a script that stays unreadable, or is
// larger than a megabyte, says nothing.
LinkedData read_json_ld(const std::vector<std::string>& scripts);

}  // namespace lectern
