// Which cover a book gets: --cover.
#pragma once

#include <string>
#include <string_view>

#include "lectern/article.h"
#include "lectern/cover.h"
#include "lectern/notice.h"
#include "lectern/result.h"

namespace lectern {

struct CoverChoice {
  enum class Kind { automatic, drawn, file, none };
  Kind kind = Kind::automatic;
  Resource file = {};  // when the kind is `file`
};

// "auto" (or nothing), "drawn", "none", or the path of a JPEG or PNG, which is read. Errors: usage.
Result<CoverChoice> choose_cover(std::string_view wish);

// Changes with whatever the choice makes of a book.
std::string fingerprint(const CoverChoice& choice);

// The cover of a book of one article; without bytes when it gets none. Automatic is the article's
// own lead picture: drawing costs ten times what the rest of a book does. Requires: the article's
// pictures are what a book can hold. Notices: cover_left_out.
Resource make_cover(const CoverChoice& choice, const Article& article, Notices& notices);

// The cover of a book of many articles, for which automatic is drawn. `lead`: the bytes of a
// picture for it, or none. Notices: cover_left_out.
Resource make_cover_of_many(const CoverChoice& choice, const CoverText& text, std::string_view lead,
                            Notices& notices);

}  // namespace lectern
