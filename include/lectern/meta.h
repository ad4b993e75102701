// What an article says of itself besides its text. Plain values.
#pragma once

#include <compare>
#include <string>
#include <vector>

namespace lectern {

// Somebody who had a part in the article and is none of its authors.
struct Contributor {
  std::string name;
  // What for: a MARC relator code, "edt" or "trl" (https://www.loc.gov/marc/relators/); "ctb" where
  // the source does not tell.
  std::string role;

  auto operator<=>(const Contributor&) const = default;
};

struct Meta {
  std::string title;
  std::string site;     // the publisher as the source names it, else the address's host
  std::string section;  // "要闻解说"; may be empty
  std::vector<std::string> authors;
  std::string url;
  std::string published;         // W3C date-time in UTC "2022-12-12T12:45:02Z", or a bare date
  std::string published_source;  // "stamp", "front-matter", "body" …: docs/formats.md; or empty
  std::string saved = {};        // when it was saved, likewise; only some containers know it
  std::string language;          // BCP 47: "zh-Hans", "en"; "und" when it cannot be told
  std::string language_source;   // "markup", "text" or "user"
  std::vector<std::string> tags;
  std::string zone = {};         // where `published` was written: "+08:00"; may be empty
  std::string modified = {};     // when it was last changed; as `published`
  std::string description = {};  // what the source says it is about
  std::string canonical = {};    // the address that the source itself wants to be known by
  std::string image = {};        // the address of the picture that stands for it
  std::string direction = {};    // "rtl" or "ltr" as the source says; may be empty
  std::string writing = {};      // "vertical-rl" where the source is set in columns; else empty
  std::string rights = {};       // the licence: its address, or words; may be empty
  std::string subtitle = {};     // a second headline that the source names as such; may be empty
  std::vector<Contributor> contributors = {};
};

}  // namespace lectern
