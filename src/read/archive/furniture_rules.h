// What the tables of sites say stands in saved texts without belonging to them.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

struct Furniture {
  // A paragraph that begins, goes on and ends so, and is no longer than `longest` bytes. Of those
  // that are known whole only `cuts` is used.
  struct Phrase {
    std::string begins, holds, ends;
    std::size_t longest = 0;
    bool cuts = false;  // it says that the source is only the beginning
  };
  std::vector<Phrase> phrases;                            // with a `*`
  std::map<std::string, Phrase, std::less<>> paragraphs;  // by their whole text

  std::vector<std::string> caption_labels;  // in front of a caption's own words

  // The card of an archive: the lines' beginnings, and whether the line is the last.
  std::map<std::string, bool, std::less<>> card;

  std::vector<std::string> paywalls;  // in ASCII lower case

  // The phrase or paragraph that all of `text` is; null when it is none.
  const Phrase* find(std::string_view text) const;
};

}  // namespace lectern
