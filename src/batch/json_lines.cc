#include "lectern/json.h"

#include "base/json.h"
#include "base/utf8.h"

namespace lectern {
namespace {

std::string valid(std::string_view text) {
  std::size_t replaced = 0;
  return to_utf8(text, replaced);
}

std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::info:
      return "info";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "error";
}

void add_members(JsonWriter& json, const Notice& notice) {
  json.member("kind", name(notice.kind))
      .member("severity", name(severity(notice.kind)))
      .member("where", valid(notice.where))
      .member("detail", valid(notice.detail));
}

}  // namespace

std::string json_line(const Record& record) {
  const bool trouble = record.state == State::failed || record.state == State::skipped;
  Error without_where = record.error;
  without_where.where.clear();  // a line names its input already
  JsonWriter json;
  json.begin_object()
      .member("input", valid(record.input))
      .member("state", name(record.state))
      .member("code", trouble ? name(record.error.code) : std::string_view())
      .member("message", trouble ? valid(message(without_where)) : std::string());
  json.key("outputs").begin_array();
  for (const std::string& output : record.outputs) json.value(valid(output));
  json.end_array().key("notices").begin_array();
  for (const Notice& notice : record.notices) {
    json.begin_object();
    add_members(json, notice);
    json.end_object();
  }
  json.end_array()
      .member("seconds", record.seconds)
      .member("audio_seconds", record.audio_seconds)
      .end_object();
  return json.take();
}

std::string json_line(std::string_view input, const Notice& notice) {
  JsonWriter json;
  json.begin_object().key("notice").begin_object().member("input", valid(input));
  add_members(json, notice);
  json.end_object().end_object();
  return json.take();
}

std::string json_line(const Summary& summary) {
  JsonWriter json;
  json.begin_object().key("summary").begin_object();
  json.member("ok", summary.ok)
      .member("present", summary.present)
      .member("failed", summary.failed)
      .member("skipped", summary.skipped)
      .member("interrupted", summary.interrupted)
      .member("output_trouble", summary.output_trouble);
  json.end_object().end_object();
  return json.take();
}

std::string json_line(std::string_view input, const Choice& choice) {
  JsonWriter json;
  json.begin_object()
      .member("input", valid(input))
      .member("kept", choice.kept)
      .member("reason", choice.reason)
      .member("element", valid(choice.element))
      .member("text", valid(choice.text))
      .end_object();
  return json.take();
}

std::string json_line(const Voice& voice) {
  JsonWriter json;
  json.begin_object()
      .member("name", valid(voice.name))
      .member("description", valid(voice.description));
  json.key("languages").begin_array();
  for (const std::string& language : voice.languages) json.value(valid(language));
  json.end_array().member("engine", valid(voice.engine));
  if (!voice.command.words.empty()) json.member("program", valid(voice.command.words.front()));
  json.member("engine_voice", valid(voice.engine_voice))
      .member("rate", voice.rate)
      .member("pitch", voice.pitch)
      .member("range", voice.range)
      .member("volume", voice.volume)
      .end_object();
  return json.take();
}

}  // namespace lectern
