#include "batch/cover_choice.h"

#include "base/file.h"
#include "base/hash.h"

namespace lectern {
namespace {

using Kind = CoverChoice::Kind;

Resource drawn_cover(const CoverText& text, std::string_view lead, Notices& notices) {
  auto cover = draw_cover(text, lead);
  if (cover) return std::move(*cover);
  notices.push_back({Notice::Kind::cover_left_out, "", message(cover.error())});
  return {};
}

}  // namespace

Result<CoverChoice> choose_cover(std::string_view wish) {
  if (wish.empty() || wish == "auto") return CoverChoice{Kind::automatic};
  if (wish == "drawn") return CoverChoice{Kind::drawn};
  if (wish == "none") return CoverChoice{Kind::none};
  const std::string path(wish);
  auto bytes = read_file(path);
  if (!bytes) {
    bytes.error().code = Error::Code::usage;
    bytes.error().way_out = "name a JPEG or PNG file, or say auto, drawn or none";
    return bytes.error();
  }
  auto picture = picture_as_cover(std::move(*bytes));
  if (!picture) {
    picture.error().where = path;
    return picture.error();
  }
  return CoverChoice{Kind::file, std::move(*picture)};
}

std::string fingerprint(const CoverChoice& choice) {
  switch (choice.kind) {
    case Kind::automatic:
      return "auto";
    case Kind::drawn:
      return "drawn";
    case Kind::none:
      return "none";
    case Kind::file:
      return "file " + hash_hex(choice.file.bytes);
  }
  return {};
}

Resource make_cover(const CoverChoice& choice, const Article& article, Notices& notices) {
  const Resource* const lead = lead_picture(article);
  switch (choice.kind) {
    case Kind::automatic:
      return lead == nullptr ? Resource{} : *lead;
    case Kind::drawn:
      return drawn_cover(cover_text(article.meta), lead == nullptr ? "" : lead->bytes, notices);
    case Kind::file:
      return choice.file;
    case Kind::none:
      break;
  }
  return {};
}

Resource make_cover_of_many(const CoverChoice& choice, const CoverText& text, std::string_view lead,
                            Notices& notices) {
  if (choice.kind == Kind::none) return {};
  return choice.kind == Kind::file ? choice.file : drawn_cover(text, lead, notices);
}

}  // namespace lectern
