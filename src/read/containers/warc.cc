// Web archives, WARC 1.0 and 1.1 (ISO 28500:2017): records one after the other, each with its
// length. A gzip of them, whole or record by record, is unpacked before.
#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/body/links.h"
#include "read/containers/containers.h"
#include "read/containers/http.h"
#include "read/metadata/dates.h"

namespace lectern {
namespace {

constexpr std::string_view mark = "WARC/";

constexpr std::size_t most_records = 1'000'000;

// What we want to know of a record, whatever its kind.
struct Record {
  std::string kind, type, target, date;  // WARC-Type, Content-Type, WARC-Target-URI, WARC-Date
  std::string_view block;
};

struct Records {
  std::vector<Record> all;
  bool whole = true;  // false: the last one was cut, and is not there
};

Error malformed(std::string_view what) {
  return {Error::Code::malformed, std::string(what), "fetch the archive again", ""};
}

// Some producers put it into brackets, as the standard's first edition seems to say.
std::string target_of(const MimeFields& fields) {
  std::string_view target = mime_value(fields, "warc-target-uri");
  if (target.starts_with('<')) target.remove_prefix(1);
  if (target.ends_with('>')) target.remove_suffix(1);
  return std::string(target);
}

// Cuts the next record off. Nothing when the archive ends before the record does.
Result<std::optional<Record>> take_record(std::string_view& bytes) {
  std::string_view rest = bytes;
  rest.remove_prefix(std::min(rest.find('\n') + 1, rest.size()));
  const MimeFields fields = read_mime_fields(rest);
  const std::string_view told = mime_value(fields, "content-length");
  std::size_t length = 0;
  const auto [end, error] = std::from_chars(told.data(), told.data() + told.size(), length);
  const bool cut_head = bytes.find("\n\r\n") == bytes.npos && bytes.find("\n\n") == bytes.npos;
  if (cut_head) return std::optional<Record>();
  if (told.empty() || error != std::errc() || end != told.data() + told.size())
    return malformed("a record does not say how long it is");
  if (length > rest.size()) {
    // Either the archive was cut, or the length is wrong; then other records lie in it.
    if (rest.find("\r\n\r\nWARC/1.") != rest.npos)
      return malformed("a record says that it is longer than it is");
    return std::optional<Record>();
  }
  Record record{ascii_lower(mime_value(fields, "warc-type")),
                std::string(mime_value(fields, "content-type")), target_of(fields),
                std::string(mime_value(fields, "warc-date")), rest.substr(0, length)};
  rest.remove_prefix(length);
  const std::size_t next = rest.find_first_not_of("\r\n");
  // The archive may be cut inside the next record's very mark.
  if (next != rest.npos && (next < 2 || !mark.starts_with(rest.substr(next, mark.size()))))
    return malformed("a record has another length than it says");
  bytes = next == rest.npos ? std::string_view() : rest.substr(next);
  return std::optional(std::move(record));
}

Result<Records> split_records(std::string_view bytes) {
  Records records;
  while (!bytes.empty()) {
    auto record = LECTERN_TRY(take_record(bytes));
    if (!record) {
      records.whole = false;
      break;
    }
    if (records.all.size() == most_records)
      return Error{Error::Code::too_large, "has more than a million records", "split it", ""};
    records.all.push_back(std::move(*record));
  }
  if (records.all.empty()) return malformed("ends before its first record does");
  return records;
}

// What a record brings of the web; status 0 when it brings nothing.
HttpAnswer answer_of(const Record& record) {
  if (record.kind == "response" && mime_type(record.type) == "application/http")
    return read_http_answer(record.block);
  // Other protocols' answers, and files that were never asked for, stand there as they are.
  if (record.kind == "response" || record.kind == "resource")
    return {200, {{"content-type", record.type}}, record.block};
  return {};
}

// As an article may carry it: empty when it is no address of the web.
std::string address_of(std::string_view target) {
  std::size_t replaced = 0;
  return resolve_link(to_utf8(target, replaced), "");
}

bool is_page(const HttpAnswer& answer) {
  const std::string type = mime_type(mime_value(answer.fields, "content-type"));
  return answer.status == 200 && (type == "text/html" || type == "application/xhtml+xml");
}

class WarcReader {
 public:
  WarcReader(const Records& records, const Source& source, Notices& notices)
      : records_(records), source_(source), gathering_(source, notices) {
    for (std::size_t i = 0; i < records.all.size(); ++i)
      if (answer_of(records.all[i]).status == 200) names_.emplace(records.all[i].target, i);
  }

  Result<Articles> read() {
    for (const Record& record : records_.all)
      if (const HttpAnswer answer = answer_of(record); is_page(answer))
        LECTERN_TRY(add_page(record, answer));
    return gathering_.take();
  }

 private:
  Status add_page(const Record& record, const HttpAnswer& answer) {
    const std::string& url = record.target;
    const auto content = content_of(answer, source_.budget->bytes);
    if (!content) {
      if (concerns_all(content.error())) return content.error();
      gathering_.leave_out(url, content.error());
      return Done{};
    }
    const PartCompanions companions(names_, "", [this](std::size_t i) { return picture(i); });
    Articles articles = LECTERN_TRY(gathering_.read(
        {.name = url,
         .bytes = *content,
         .charset = mime_parameter(mime_value(answer.fields, "content-type"), "charset"),
         .url = address_of(url),
         .saved = parse_date(record.date),
         .companions = &companions}));
    const auto empty = std::erase_if(articles, [](const Article& it) { return !has_text(it); });
    if (empty > 0) gathering_.leave_out(url, "is a page without text, such as a frame");
    gathering_.keep(std::move(articles));
    return Done{};
  }

  std::optional<std::string> picture(std::size_t index) const {
    const Record& record = records_.all[index];
    if (!source_.budget->bytes.spend(record.block.size())) return std::nullopt;
    auto content = content_of(answer_of(record), source_.budget->bytes);
    return content ? std::optional(std::move(*content)) : std::nullopt;
  }

  const Records& records_;
  const Source& source_;
  Gathering gathering_;
  PartNames names_;
};

}  // namespace

bool looks_like_warc(std::string_view bytes) {
  return bytes.starts_with(mark) && bytes.size() > mark.size() &&
         is_ascii_digit(bytes[mark.size()]);
}

Result<Articles> read_warc(const Source& source, Notices& notices) {
  const Records records = LECTERN_TRY(split_records(source.bytes));
  if (!records.whole)
    notices.push_back({Notice::Kind::truncated_source, "", "its last record was cut off"});
  return WarcReader(records, source, notices).read();
}

}  // namespace lectern
