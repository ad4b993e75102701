// What stands in the text of saved articles without belonging to it: footers of feeds and sites,
// labels, and what is metadata (bylines, dates, a repeated title).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lectern/article.h"
#include "lectern/hosts.h"
#include "lectern/notice.h"

namespace lectern {

// Takes the blocks that are furniture out, as `hosts` knows it (null: none), one notice for all.
void remove_furniture(Article& article, const HostTable* hosts, Notices& notices);

// Moves bylines, dates and repeated titles at the top, and a byline at the end, to the metadata,
// which keeps what it already has.
void lift_metadata(Article& article, Notices& notices);

// The names in a list of them ("A, B & C"), those that `authors` has left out.
void add_authors(std::string_view names, std::vector<std::string>& authors);

// Paragraphs that are bold from end to end and short become headings.
void promote_bold_headings(Article& article);

}  // namespace lectern
