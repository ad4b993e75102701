#include "text/mandarin/words.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"

namespace lectern {
namespace {

Error bad_line(std::size_t line, std::string_view what) {
  return Error{Error::Code::bad_data, std::string(what), "sort the words by their bytes",
               fmt::format("{}", line)};
}

}  // namespace

Result<WordList> WordList::open(const std::string& path) {
  WordList list;
  list.file_ = LECTERN_TRY(MappedFile::open(path));
  if (Status status = list.index(list.file_.bytes()); !status) {
    Error error = std::move(status.error());
    error.where = path + ":" + error.where;
    return error;
  }
  return list;
}

Result<WordList> WordList::of(std::string_view text) {
  WordList list;
  LECTERN_TRY(list.index(text));
  return list;
}

Status WordList::index(std::string_view text) {
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
      while (firsts_.size() <= first - first_code)
        firsts_.push_back(static_cast<std::uint32_t>(lines_.size()));
      lines_.push_back(static_cast<std::uint32_t>(at));
      before = word;
    }
    at = end + 1;
  }
  while (firsts_.size() <= last_code - first_code + 1)
    firsts_.push_back(static_cast<std::uint32_t>(lines_.size()));
  return Done{};
}

std::string_view WordList::pinyin_of(std::uint32_t line) const {
  const std::string_view rest = text_.substr(lines_[line]);
  const std::string_view all = rest.substr(0, rest.find('\n'));
  const std::size_t tab = all.find('\t');
  return tab == std::string_view::npos ? std::string_view() : all.substr(tab + 1);
}

void WordList::narrow(std::uint32_t& low, std::uint32_t& high, std::string_view prefix,
                      std::size_t known) const {
  const std::string_view more = prefix.substr(known);
  // How a line goes on behind the known bytes, compared to the prefix. A line that is shorter holds
  // a tab or a line feed there, which come before every letter, or ends the text.
  const auto compared = [&](std::uint32_t line) {
    const std::string_view rest = text_.substr(std::min(lines_[line] + known, text_.size()));
    return rest.substr(0, more.size()).compare(more);
  };
  const auto first = [&](std::uint32_t from, auto&& reached) {
    std::uint32_t to = high;
    while (from < to) {
      const std::uint32_t middle = from + (to - from) / 2;
      if (reached(middle))
        to = middle;
      else
        from = middle + 1;
    }
    return from;
  };
  low = first(low, [&](std::uint32_t line) { return compared(line) >= 0; });
  high = first(low, [&](std::uint32_t line) { return compared(line) > 0; });
}

void WordList::readings_of(char32_t character, Candidates& readings) const {
  if (firsts_.empty() || character < first_code || character > last_code) return;
  const std::uint32_t line = firsts_[character - first_code];
  if (line >= firsts_[character - first_code + 1] || !ends_at(line, 3)) return;
  for (std::string_view pinyin = pinyin_of(line); !pinyin.empty();)
    readings.add(next_syllable(pinyin));
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
