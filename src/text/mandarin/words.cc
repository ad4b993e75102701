#include "text/mandarin/words.h"

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"

namespace lectern {
namespace {

Error bad_line(std::size_t line, std::string_view what) {
  return Error{Error::Code::bad_data, std::string(what),
               "docs/formats.md says what a list of words is", fmt::format("{}", line)};
}

}  // namespace

Result<HanWords> HanWords::open(const std::string& path) {
  HanWords list;
  list.file_ = LECTERN_TRY(MappedFile::open(path));
  if (Status status = list.index(list.file_.bytes()); !status) {
    Error error = std::move(status.error());
    error.where = path + ":" + error.where;
    return error;
  }
  return list;
}

Result<HanWords> HanWords::of(std::string_view text) {
  HanWords list;
  LECTERN_TRY(list.index(text));
  return list;
}

Status HanWords::index(std::string_view text) {
  if (text.size() > std::numeric_limits<std::uint32_t>::max())
    return bad_line(0, "is too large for a list of words");
  text_ = text;
  lines_.reserve(text.size() / 16);
  firsts_.reserve(last_code - first_code + 2);
  std::string_view before;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    ++number;
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const std::string_view word = line.substr(0, line.find('\t'));
    if (!word.empty() && word.front() != '#') {
      if (word <= before) return bad_line(number, fmt::format("`{}` is out of order", word));
      std::size_t behind = 0;
      const char32_t first = decode(word, behind);
      if (first < first_code || first > last_code)
        return bad_line(number, fmt::format("`{}` is no Han word", word));
      if (word.size() > most_word_characters * 3)
        return bad_line(number, fmt::format("`{}` is too long for a word", word));
      begin_characters(first - first_code + 1);
      lines_.push_back(static_cast<std::uint32_t>(at));
      if (behind == word.size() && line.size() > word.size())
        add_readings(line.substr(word.size() + 1));
      before = word;
    }
    at = end + 1;
  }
  begin_characters(last_code - first_code + 2);
  return Done{};
}

void HanWords::begin_characters(std::size_t number) {
  firsts_.resize(std::max(number, firsts_.size()), static_cast<std::uint32_t>(lines_.size()));
  first_readings_.resize(firsts_.size(), static_cast<std::uint32_t>(readings_.size()));
}

void HanWords::add_readings(std::string_view pinyin) {
  while (!pinyin.empty())
    if (const Reading reading = next_syllable(pinyin); !reading.empty())
      readings_.push_back(reading);
}

std::string_view HanWords::pinyin_of(std::uint32_t line) const {
  const std::string_view rest = text_.substr(lines_[line]);
  const std::string_view all = rest.substr(0, rest.find('\n'));
  const std::size_t tab = all.find('\t');
  return tab == std::string_view::npos ? std::string_view() : all.substr(tab + 1);
}

std::uint32_t HanWords::key_at(std::uint32_t line, std::size_t known) const {
  const std::size_t at = lines_[line] + known;
  std::uint32_t key = 0;
  for (std::size_t i = at; i < at + 3; ++i) {
    const char byte = i < text_.size() ? text_[i] : '\n';
    if (byte == '\t' || byte == '\n') return 0;
    key = key << 8 | static_cast<unsigned char>(byte);
  }
  return key;
}

void HanWords::narrow(std::uint32_t& low, std::uint32_t& high, std::uint32_t key,
                      std::size_t known) const {
  const auto first_not_below = [&](std::uint32_t from, std::uint32_t to, std::uint32_t least) {
    while (from < to) {
      const std::uint32_t middle = from + (to - from) / 2;
      if (key_at(middle, known) >= least)
        to = middle;
      else
        from = middle + 1;
    }
    return from;
  };
  low = first_not_below(low, high, key);
  if (low == high || key_at(low, known) != key)
    high = low;
  else
    high = first_not_below(low, high, key + 1);
}

Candidates HanWords::readings_of(char32_t character) const {
  if (firsts_.empty() || character < first_code || character > last_code) return {};
  const std::uint32_t begin = first_readings_[character - first_code];
  const std::uint32_t end = first_readings_[character - first_code + 1];
  return Candidates(std::span(readings_).subspan(begin, end - begin));
}

Reading next_syllable(std::string_view& pinyin) {
  while (pinyin.starts_with(' ')) pinyin.remove_prefix(1);
  std::size_t size = 0;
  while (size < pinyin.size() && !(pinyin[size] >= '1' && pinyin[size] <= '5')) ++size;
  const Reading syllable = Reading::of(pinyin.substr(0, size + 1));
  pinyin.remove_prefix(std::min(size + 1, pinyin.size()));
  return syllable;
}

}  // namespace lectern
