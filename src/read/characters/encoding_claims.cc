#include "read/characters/encoding_claims.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"

namespace lectern {
namespace {

constexpr std::size_t prescanned = 65536;         // bytes
constexpr std::size_t longest_declaration = 512;  // bytes of <?xml … ?>

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

bool starts_with_word(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(),
                    [](char a, char b) { return a == ascii_lower(b); });
}

// <?xml version="1.0" encoding="…"?>
const Encoding* xml_encoding(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return nullptr;
  bytes = bytes.substr(0, std::min(bytes.find("?>"), longest_declaration));
  std::size_t at = bytes.find("encoding");
  if (at == std::string_view::npos) return nullptr;
  at += 8;
  const auto skip_spaces = [&] {
    while (at < bytes.size() && is_space(bytes[at])) ++at;
  };
  skip_spaces();
  if (at >= bytes.size() || bytes[at] != '=') return nullptr;
  ++at;
  skip_spaces();
  if (at >= bytes.size() || (bytes[at] != '"' && bytes[at] != '\'')) return nullptr;
  const std::size_t end = bytes.find(bytes[at], at + 1);
  if (end == std::string_view::npos) return nullptr;
  return encoding_of_label(bytes.substr(at + 1, end - at - 1));
}

// "Algorithm for extracting a character encoding from a meta element": text/html; charset=…
const Encoding* encoding_in_content(std::string_view content) {
  const std::string text = ascii_lower(content);
  for (std::size_t at = 0; (at = text.find("charset", at)) != std::string::npos;) {
    at += 7;
    while (at < text.size() && is_space(text[at])) ++at;
    if (at >= text.size() || text[at] != '=') continue;
    ++at;
    while (at < text.size() && is_space(text[at])) ++at;
    if (at >= text.size()) return nullptr;
    if (text[at] == '"' || text[at] == '\'') {
      const std::size_t end = text.find(text[at], at + 1);
      if (end == std::string::npos) return nullptr;
      return encoding_of_label(std::string_view(text).substr(at + 1, end - at - 1));
    }
    const std::size_t end = text.find_first_of("; \t\n\f\r", at);
    return encoding_of_label(std::string_view(text).substr(at, end - at));
  }
  return nullptr;
}

class Prescan {
 public:
  explicit Prescan(std::string_view bytes) : in_(bytes.substr(0, prescanned)) {}

  const Encoding* run() {
    while ((at_ = in_.find('<', at_)) != std::string_view::npos) {
      const std::string_view rest = in_.substr(at_);
      if (rest.starts_with("<!--")) {
        const std::size_t end = in_.find("-->", at_ + 2);
        if (end == std::string_view::npos) return nullptr;
        at_ = end + 3;
      } else if (is_meta(rest)) {
        at_ += 5;
        if (const Encoding* encoding = meta()) return encoding;
      } else if (is_tag(rest)) {
        at_ = std::min(in_.find_first_of("\t\n\f\r >", at_), in_.size());
        while (next_attribute()) {
        }
      } else if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '/' || rest[1] == '?')) {
        at_ = std::min(in_.find('>', at_), in_.size());
      } else {
        ++at_;
      }
    }
    return nullptr;
  }

 private:
  static bool is_meta(std::string_view rest) {
    return rest.size() > 5 && starts_with_word(rest, "<meta") &&
           (is_space(rest[5]) || rest[5] == '/');
  }
  static bool is_tag(std::string_view rest) {
    if (rest.size() > 2 && rest[1] == '/') rest.remove_prefix(1);
    return rest.size() > 1 && is_ascii_letter(rest[1]);
  }

  // What one <meta> says; the first of each attribute counts.
  const Encoding* meta() {
    bool seen_equiv = false, seen_content = false, seen_charset = false;
    bool got_pragma = false, needs_pragma = false;
    const Encoding* encoding = nullptr;
    while (next_attribute()) {
      if (name_ == "http-equiv" && !seen_equiv) {
        seen_equiv = true;
        got_pragma = starts_with_word(value_, "content-type") && value_.size() == 12;
      } else if (name_ == "content" && !seen_content) {
        seen_content = true;
        if (encoding != nullptr || seen_charset) continue;
        encoding = encoding_in_content(value_);
        needs_pragma = encoding != nullptr;
      } else if (name_ == "charset" && !seen_charset) {
        seen_charset = true;
        encoding = encoding_of_label(value_);
        needs_pragma = false;
      }
    }
    return needs_pragma && !got_pragma ? nullptr : encoding;
  }

  // "Get an attribute"; at_ comes to lie behind it. False: the tag has none left.
  bool next_attribute() {
    while (at_ < in_.size() && (is_space(in_[at_]) || in_[at_] == '/')) ++at_;
    if (at_ >= in_.size() || in_[at_] == '>') return false;
    const std::size_t begin = at_++;  // even '=' begins a name
    while (at_ < in_.size() && !is_space(in_[at_]) && in_[at_] != '=' && in_[at_] != '/' &&
           in_[at_] != '>')
      ++at_;
    name_ = ascii_lower(in_.substr(begin, std::min<std::size_t>(at_ - begin, 32)));
    value_ = {};
    std::size_t at = at_;
    while (at < in_.size() && is_space(in_[at])) ++at;
    if (at < in_.size() && in_[at] == '=') take_value(at + 1);
    return true;
  }

  void take_value(std::size_t at) {
    while (at < in_.size() && is_space(in_[at])) ++at;
    std::size_t end = in_.size();
    if (at < in_.size() && (in_[at] == '"' || in_[at] == '\'')) {
      end = std::min(in_.find(in_[at], at + 1), in_.size());
      ++at;
      at_ = std::min(end + 1, in_.size());
    } else {
      end = std::min(in_.find_first_of("\t\n\f\r >", at), in_.size());
      at_ = end;
    }
    value_ = in_.substr(std::min(at, end), end - std::min(at, end));
  }

  std::string_view in_;
  std::size_t at_ = 0;
  std::string name_;  // of the attribute that was read last, in lower case
  std::string_view value_;
};

}  // namespace

const Encoding* declared_encoding(std::string_view bytes) {
  const Encoding* encoding = xml_encoding(bytes);
  return encoding != nullptr ? encoding : Prescan(bytes).run();
}

}  // namespace lectern
