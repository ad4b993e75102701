// The journal's lines and the index over them: bytes only, no files.
#include <charconv>
#include <istream>

#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "base/json.h"
#include "base/utf8.h"
#include "batch/journal.h"

namespace lectern {
namespace {

using nlohmann::json;

constexpr std::size_t longest_line = 1 << 20;  // bytes; ours have some hundred

// A name that is no UTF-8 cannot stand in JSON. What is written instead is not found again, so
// that its work is done again, and never mistaken for another's.
std::string valid(std::string_view text) {
  std::size_t replaced = 0;
  return to_utf8(text, replaced);
}

std::string text(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<std::string> texts(const json& object, const char* key) {
  std::vector<std::string> all;
  const auto found = object.find(key);
  if (found == object.end() || !found->is_array()) return all;
  for (const json& it : *found)
    if (it.is_string()) all.push_back(it.get<std::string>());
  return all;
}

double number(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_number() ? found->get<double>() : 0;
}

std::optional<JournalOutput> parse_output(const json& object) {
  if (!object.is_object()) return std::nullopt;
  const auto size = object.find("size");
  if (size == object.end() || !size->is_number_unsigned()) return std::nullopt;
  return JournalOutput{text(object, "path"), text(object, "format"), text(object, "key"),
                       size->get<std::uint64_t>()};
}

}  // namespace

std::uint64_t name_hash(std::string_view name) {
  std::uint64_t hash = 0;
  const std::string digits = hash_hex(name);
  std::from_chars(digits.data(), digits.data() + 16, hash, 16);
  return hash;
}

std::string journal_line(const JournalEntry& entry) {
  JsonWriter line;
  line.begin_object()
      .member("name", valid(entry.name))
      .member("input", valid(entry.input))
      .member("state", entry.state)
      .member("code", entry.code)
      .key("outputs")
      .begin_array();
  for (const JournalOutput& output : entry.outputs) {
    line.begin_object()
        .member("path", valid(output.path))
        .member("format", output.format)
        .member("key", output.key)
        .member("size", static_cast<std::int64_t>(output.size))
        .end_object();
  }
  line.end_array().member("seconds", entry.seconds).member("audio_seconds", entry.audio_seconds);
  if (!entry.pictures.empty()) {
    line.key("pictures").begin_array();
    for (const std::string& address : entry.pictures) line.value(valid(address));
    line.end_array();
  }
  line.end_object();
  return line.take();
}

std::optional<JournalEntry> parse_journal_line(std::string_view line) {
  const json object = json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object()) return std::nullopt;
  JournalEntry entry{text(object, "name"),
                     text(object, "input"),
                     text(object, "state"),
                     text(object, "code"),
                     {},
                     number(object, "seconds"),
                     number(object, "audio_seconds")};
  const auto outputs = object.find("outputs");
  if (entry.name.empty() || entry.state.empty() || outputs == object.end() || !outputs->is_array())
    return std::nullopt;
  for (const json& it : *outputs) {
    auto output = parse_output(it);
    if (!output) return std::nullopt;
    entry.outputs.push_back(std::move(*output));
  }
  entry.pictures = texts(object, "pictures");
  return entry;
}

JournalIndex JournalIndex::read(std::istream& journal) {
  JournalIndex index;
  std::string line;
  std::uint64_t offset = 0;
  while (std::getline(journal, line)) {
    const std::uint64_t next = offset + line.size() + (journal.eof() ? 0 : 1);
    ++index.lines;
    if (line.size() <= longest_line) {
      if (const auto entry = parse_journal_line(line))
        index.places[name_hash(entry->name)] = {offset, static_cast<std::uint32_t>(line.size())};
    }
    offset = next;
  }
  return index;
}

}  // namespace lectern
