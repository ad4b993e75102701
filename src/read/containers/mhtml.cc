// A page with its pictures as one message: RFC 2557, and what its producers make of it. The parts
// are told by their Content-Location or Content-ID; no length is written anywhere, so the only
// sign of a file that was cut is a missing last boundary.
#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "read/body/links.h"
#include "read/containers/containers.h"
#include "read/containers/mime.h"
#include "read/metadata/dates.h"

namespace lectern {
namespace {

constexpr std::size_t longest_head = 32'768;  // bytes in which the message's own fields must stand

bool is_markup(const MimePart& part) {
  const std::string type = part.type();
  return type == "text/html" || type == "application/xhtml+xml";
}

std::string location_of(const MimeFields& fields, std::string_view name) {
  return decode_mime_words(mime_value(fields, name));
}

// "cid:part@host" of "<part@host>"; empty when there is none.
std::string content_id(const MimeFields& fields) {
  std::string_view id = mime_value(fields, "content-id");
  if (id.starts_with('<')) id.remove_prefix(1);
  if (id.ends_with('>')) id.remove_suffix(1);
  return id.empty() ? std::string() : "cid:" + std::string(id);
}

// The page: what `start` names (RFC 2387), the first markup, the first text.
const MimePart* main_part(const MimeMessage& message) {
  std::string start = mime_parameter(mime_value(message.fields, "content-type"), "start");
  if (start.starts_with('<') && start.ends_with('>')) start = start.substr(1, start.size() - 2);
  const auto first = [&](auto fits) -> const MimePart* {
    const auto found = std::ranges::find_if(message.parts, fits);
    return found == message.parts.end() ? nullptr : &*found;
  };
  const MimePart* part = nullptr;
  if (!start.empty())
    part = first([&](const MimePart& it) { return content_id(it.fields) == "cid:" + start; });
  if (part == nullptr) part = first(is_markup);
  if (part == nullptr) part = first([](const MimePart& it) { return it.type() == "text/plain"; });
  return part;
}

// The page's address: Chrome's field first, for its Content-Location may be "cid:…".
std::string address_of(const MimeMessage& message, const MimePart& page) {
  for (const std::string& address : {location_of(message.fields, "snapshot-content-location"),
                                     location_of(page.fields, "content-location"),
                                     location_of(message.fields, "content-location")})
    if (std::string absolute = resolve_link(address, ""); !absolute.empty()) return absolute;
  return {};
}

PartNames names_of(const MimeMessage& message, const std::string& base) {
  PartNames names;
  for (std::size_t i = 0; i < message.parts.size(); ++i) {
    const MimeFields& fields = message.parts[i].fields;
    const std::string location = location_of(fields, "content-location");
    for (const std::string& name : {location, resolve_link(location, base), content_id(fields)})
      if (!name.empty()) names.emplace(name, i);
  }
  return names;
}

void tell_frames(const MimeMessage& message, Notices& notices) {
  const auto pages = std::ranges::count_if(message.parts, is_markup);
  if (pages < 2) return;
  notices.push_back({Notice::Kind::part_left_out, "",
                     fmt::format("{} frames inside the page were left out", pages - 1)});
}

}  // namespace

bool looks_like_mhtml(std::string_view bytes) {
  bytes = bytes.substr(0, longest_head);
  const MimeFields fields = read_mime_fields(bytes);
  const std::string type = mime_type(mime_value(fields, "content-type"));
  return type.starts_with("multipart/") ||
         (type.starts_with("text/") && !mime_value(fields, "mime-version").empty());
}

Result<Articles> read_mhtml(const Source& source, Notices& notices) {
  const MimeMessage message = LECTERN_TRY(read_mime(source.bytes));
  const MimePart* const page = main_part(message);
  if (page == nullptr)
    return Error{Error::Code::unsupported_format, "is a message without a page in it", "", ""};
  if (!message.whole)
    notices.push_back({Notice::Kind::truncated_source, "", "the end of the message is missing"});
  const std::string base = address_of(message, *page);
  const PartNames names = names_of(message, base);
  const PartCompanions parts(names, "", [&](std::size_t i) -> std::optional<std::string> {
    const MimePart& part = message.parts[i];
    if (!source.budget->bytes.spend(part.body.size())) return std::nullopt;
    return part.content();
  });
  const ChainedCompanions companions(&parts, source.options.companions);
  ReadOptions options = source.options;
  options.companions = &companions;
  if (std::string subject = decode_mime_words(mime_value(message.fields, "subject"));
      !subject.empty())
    options.name = std::move(subject);
  const std::string content = page->content();
  Articles articles = LECTERN_TRY(
      read_source({.bytes = content,
                   .options = options,
                   .charset = mime_parameter(mime_value(page->fields, "content-type"), "charset"),
                   .url = base,
                   .depth = source.depth + 1,
                   .budget = source.budget},
                  notices));
  tell_frames(message, notices);
  for (Article& article : articles)
    article.meta.saved = parse_date(mime_value(message.fields, "date"));
  return articles;
}

}  // namespace lectern
