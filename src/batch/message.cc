#include "batch/message.h"

#include <cstring>
#include <type_traits>

namespace lectern {
namespace {

// Writing and reading share one list of fields, so that they cannot drift apart.
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

template <class Side, class It>
requires std::is_same_v<std::remove_const_t<It>, Notice>
void fields(Side& side, It& notice) {
  side.field(notice.kind);
  side.field(notice.where);
  side.field(notice.detail);
}

template <class Side, class It>
requires std::is_same_v<std::remove_const_t<It>, JournalOutput>
void fields(Side& side, It& output) {
  side.field(output.path);
  side.field(output.format);
  side.field(output.key);
  side.field(output.size);
}

template <class Side, class It>
requires std::is_same_v<std::remove_const_t<It>, Fingerprint>
void fields(Side& side, It& article) {
  side.field(article.address);
  side.field(article.text);
  side.field(article.published);
  side.field(article.characters);
}

template <class Side, class It>
requires std::is_same_v<std::remove_const_t<It>, Reply>
void fields(Side& side, It& reply) {
  side.field(reply.record.input);
  side.field(reply.record.state);
  side.field(reply.record.error.code);
  side.field(reply.record.error.what);
  side.field(reply.record.error.way_out);
  side.field(reply.record.error.where);
  side.field(reply.record.outputs);
  side.field(reply.record.notices);
  side.field(reply.record.seconds);
  side.field(reply.record.audio_seconds);
  side.field(reply.outputs);
  side.field(reply.articles);
  side.field(reply.pictures);
}

}  // namespace

std::string pack(const Reply& reply) {
  std::string bytes;
  Packer packer(bytes);
  fields(packer, reply);
  return bytes;
}

std::optional<Reply> unpack(std::string_view bytes) {
  Reply reply;
  Unpacker unpacker(bytes);
  fields(unpacker, reply);
  if (!unpacker.ended_well()) return std::nullopt;
  return reply;
}

}  // namespace lectern
