// Prints JSON (RFC 8259). Reading is nlohmann-json's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

// Values are printed in the order of the calls; commas and indentation come by themselves.
// Requires: begin and end calls match, and inside an object each value has a key before it.
class JsonWriter {
 public:
  // `indent` 0: everything on one line.
  explicit JsonWriter(int indent = 0) : indent_(indent) {}

  JsonWriter& begin_object() { return begin('{'); }
  JsonWriter& end_object() { return end('}'); }
  JsonWriter& begin_array() { return begin('['); }
  JsonWriter& end_array() { return end(']'); }
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);  // control characters escaped; must be UTF-8
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(std::int64_t number);
  JsonWriter& value(int number) { return value(static_cast<std::int64_t>(number)); }
  JsonWriter& value(double number);  // three decimals at most
  JsonWriter& value(bool truth);
  JsonWriter& value(const std::vector<std::string>& texts);

  template <class T>
  JsonWriter& member(std::string_view name, const T& it) {
    key(name);
    return value(it);
  }

  const std::string& text() const { return text_; }
  std::string take() { return std::move(text_); }

 private:
  JsonWriter& begin(char bracket);
  JsonWriter& end(char bracket);
  void separate();
  void new_line();
  void quote(std::string_view text);

  std::string text_;
  std::vector<bool> has_members_;
  int indent_;
  bool after_key_ = false;
};

}  // namespace lectern
