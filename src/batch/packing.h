// Values as bytes for the channel between a worker and its parent, and back. Private to one run of
// one program: no version, no byte order. Each struct has one function `fields(side, it)`, for both
// ways, in a file of its own.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace lectern {

class Packer {
 public:
  explicit Packer(std::string& bytes) : bytes_(bytes) {}

  void field(const std::string& text) {
    number(text.size());
    bytes_ += text;
  }
  template <class T>
  requires std::is_arithmetic_v<T> || std::is_enum_v<T>
  void field(const T& value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof value); }
  template <class T>
  void field(const std::vector<T>& items) {
    number(items.size());
    for (const T& item : items) fields(*this, item);
  }

 private:
  void number(std::uint64_t value) { field(value); }
  std::string& bytes_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : left_(bytes) {}

  void field(std::string& text) { text = take(size()); }
  template <class T>
  requires std::is_arithmetic_v<T>
  void field(T& value) {
    const std::string_view bytes = take(sizeof value);
    if (bytes.size() == sizeof value) std::memcpy(&value, bytes.data(), sizeof value);
  }
  template <class T>
  requires std::is_enum_v<T>
  void field(T& value) {
    auto number = static_cast<std::underlying_type_t<T>>(value);
    field(number);
    value = static_cast<T>(number);
  }
  template <class T>
  void field(std::vector<T>& items) {
    const std::size_t count = size();
    for (std::size_t i = 0; i < count && good_; ++i) fields(*this, items.emplace_back());
  }

  bool ended_well() const { return good_ && left_.empty(); }

 private:
  std::size_t size() {
    std::uint64_t value = 0;
    field(value);
    return value;
  }
  std::string_view take(std::size_t size) {
    good_ = good_ && size <= left_.size();
    if (!good_) return {};
    const std::string_view taken = left_.substr(0, size);
    left_.remove_prefix(size);
    return taken;
  }

  std::string_view left_;
  bool good_ = true;
};

template <class Side, class Text>
requires std::is_same_v<std::remove_const_t<Text>, std::string>
void fields(Side& side, Text& text) {
  side.field(text);
}

template <class It>
std::string pack_fields(const It& it) {
  std::string bytes;
  Packer packer(bytes);
  fields(packer, it);
  return bytes;
}

// Nothing when pack_fields() did not make the bytes.
template <class It>
std::optional<It> unpack_fields(std::string_view bytes) {
  It it;
  Unpacker unpacker(bytes);
  fields(unpacker, it);
  if (!unpacker.ended_well()) return std::nullopt;
  return it;
}

}  // namespace lectern
