// Editions → documents. Writers describe what exists; they decide nothing and open nothing. The
// pictures of an article must have been through fit_pictures(): they are embedded as they are.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lectern/narration.h"
#include "lectern/notice.h"
#include "lectern/result.h"

namespace lectern {

struct WriteOptions {
  // dcterms:modified where the article has no time, "2022-12-12T12:45:02Z"; empty: 2000-01-01.
  // The command fills it from SOURCE_DATE_EPOCH.
  std::string fallback_time;
  // Font files that books embed, cut down to the characters they use. Each passed check_font().
  std::vector<std::string> fonts = {};
};

// Whether the bytes of a TrueType or OpenType font can be embedded in a book. Errors: usage.
Status check_font(std::string_view bytes);

// One writer a format; the text of a document in memory.
struct Writer {
  std::string_view name;       // "epub": what the user types
  std::string_view extension;  // ".epub"
  Result<std::string> (*write)(std::span<const Edition> editions, const WriteOptions& options,
                               Notices& notices);
};

// What will be said, for people: each utterance with its id, role and language, what is written or
// announced, and below it each run of which that does not tell everything: its language, and what
// the voice is given. Articles are set apart as in plain text.
std::string script_listing(std::span<const Edition> editions);

// epub, text, markdown, html, json.
std::span<const Writer> writers();

// Null when there is none of that name.
const Writer* find_writer(std::string_view name);

}  // namespace lectern
