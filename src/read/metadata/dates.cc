#include "read/metadata/dates.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <charconv>
#include <chrono>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/metadata/month_names.h"

namespace lectern {
namespace {

struct Moment {
  int year = 0, month = 0, day = 0;
  int hour = 0, minute = 0, second = 0;
  bool has_time = false;
  std::optional<int> zone;  // minutes east of Greenwich
};

constexpr std::size_t longest_date = 80;    // bytes
constexpr std::size_t longest_line = 1000;  // bytes that find_date() looks at

constexpr std::string_view ordinals[] = {"", "st", "nd", "rd", "th", "er", "º", "ª"};

// Words that stand between the parts of a date and say nothing.
constexpr std::string_view fillers[] = {"of", "de", "del", "the", "di", "do", "den"};
constexpr std::string_view clock_words[] = {"at",  "um", "a", "kl", "klo", "om", "alle",
                                            "ore", "as", "в", "о",  "la",  "o"};
constexpr std::string_view clock_ends[] = {"uhr", "h", "hrs", "uur", "г", "года", "р", "року"};

// RFC 2822, section 4.3, and others that mean one thing only; minutes east of Greenwich. CST and
// IST mean several and are left out: the day is given then, and no guessed hour.
struct ZoneName {
  std::string_view name;
  int minutes;
};
constexpr ZoneName zone_names[] = {
    {"z", 0},      {"gmt", 0},    {"utc", 0},    {"est", -300}, {"edt", -240},
    {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420},
    {"cet", 60},   {"cest", 120}, {"eet", 120},  {"eest", 180}, {"msk", 180},
    {"jst", 540},  {"kst", 540},  {"aest", 600}, {"aedt", 660},
};

template <class List>
bool contains(const List& list, std::string_view word) {
  return std::ranges::find(list, word) != std::ranges::end(list);
}

// The letter in lower case; a Latin one without its mark: "É" → "e".
char32_t plain_letter(char32_t c) {
  const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  if (lower < 0xC0 || lower >= 0x250) return lower;
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2* nfd = unorm2_getNFDInstance(&error);
  UChar parts[8];
  if (U_FAILURE(error)) return lower;
  const int size = unorm2_getRawDecomposition(nfd, static_cast<UChar32>(lower), parts, 8, &error);
  return U_SUCCESS(error) && size > 1 && parts[0] < 0x80 ? parts[0] : lower;
}

// Cuts a text into numbers, words and signs; white space and commas separate and are dropped.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : left_(text) { skip(); }

  bool done() const { return left_.empty(); }
  std::size_t size_left() const { return left_.size(); }
  bool sign(std::string_view sign) {
    if (!left_.starts_with(sign)) return false;
    left_.remove_prefix(sign.size());
    skip();
    return true;
  }
  bool one_of(std::initializer_list<std::string_view> signs) {
    return std::ranges::any_of(signs, [&](std::string_view it) { return sign(it); });
  }
  // A number of `least` to `most` digits that no digit follows.
  std::optional<int> number(std::size_t least, std::size_t most) {
    std::size_t size = 0;
    while (size < left_.size() && is_ascii_digit(left_[size])) ++size;
    if (size < least || size > most) return std::nullopt;
    int value = 0;
    std::from_chars(left_.data(), left_.data() + size, value);
    left_.remove_prefix(size);
    return value;
  }
  std::string word() {
    std::string word;
    while (!left_.empty() && word.size() < 32) {
      std::size_t at = 0;
      const char32_t c = decode(left_, at);
      const bool east_asian = c >= 0x2E80 && c < 0xFB00;
      if (east_asian || (u_isalpha(static_cast<UChar32>(c)) == 0 && c != 0x301)) break;
      append_utf8(word, plain_letter(c));
      left_.remove_prefix(at);
    }
    return word;
  }
  // The next word when it is one of these.
  template <class List>
  bool word_of(const List& list) {
    Scanner ahead = *this;
    const std::string word = ahead.word();
    if (word.empty() || !contains(list, word)) return false;
    ahead.skip();
    *this = ahead;
    return true;
  }
  void skip() {
    for (;;) {
      if (left_.starts_with("\u00A0") || left_.starts_with("\u3000")) {
        left_.remove_prefix(left_[0] == '\xC2' ? 2 : 3);
      } else if (!left_.empty() &&
                 (left_[0] == ' ' || left_[0] == ',' || left_[0] == '.' || left_[0] == '\n')) {
        left_.remove_prefix(1);
      } else {
        return;
      }
    }
  }

 private:
  std::string_view left_;
};

// "PM", "a.m.".
void half_of_day(Scanner& scan, Moment& at) {
  Scanner ahead = scan;
  std::string word = ahead.word();
  if (word == "a" || word == "p") {
    ahead.skip();
    word += ahead.word();
  }
  if (word != "am" && word != "pm") return;
  if (at.hour > 12) return;
  at.hour = at.hour % 12 + (word == "pm" ? 12 : 0);
  ahead.skip();
  scan = ahead;
}

bool clock(Scanner& scan, Moment& at) {
  const auto hour = scan.number(1, 2);
  if (!hour || !scan.one_of({":", "h", "."})) return false;
  const auto minute = scan.number(2, 2);
  if (!minute) return false;
  at.hour = *hour;
  at.minute = *minute;
  at.has_time = true;
  if (scan.sign(":")) {
    const auto second = scan.number(2, 2);
    if (!second) return false;
    at.second = *second;
    if (scan.sign(".")) (void)scan.number(1, 9);
    // sign() and skip() drop a full stop too: ".304" has become "304"
    (void)scan.number(3, 9);
  }
  scan.skip();
  half_of_day(scan, at);
  (void)scan.word_of(clock_ends);
  return true;
}

// "Z", "EST", "+0800", "GMT+02:00 (CEST)".
bool zone(Scanner& scan, Moment& at) {
  Scanner ahead = scan;
  const std::string word = ahead.word();
  const auto* named = std::ranges::find(zone_names, word, &ZoneName::name);
  if (named != std::end(zone_names)) {
    at.zone = named->minutes;
    scan = ahead;
    scan.skip();
  }
  const bool east = scan.sign("+"), west = !east && (scan.sign("-") || scan.sign("−"));
  if (!east && !west) return true;
  auto hours = scan.number(2, 2);
  auto minutes = std::optional<int>(0);
  if (hours) {
    if (scan.sign(":")) minutes = scan.number(2, 2);
  } else if (const auto both = scan.number(4, 4)) {
    hours = *both / 100;
    minutes = *both % 100;
  }
  if (!hours || !minutes || *hours > 15) return false;
  at.zone = (*hours * 60 + *minutes) * (east ? 1 : -1);
  scan.skip();
  if (scan.sign("(")) {
    (void)scan.word();
    (void)scan.sign(")");
  }
  return true;
}

void set_day(Moment& at, int year, int month, int day) {
  at.year = year;
  at.month = month;
  at.day = day;
}

// The forms read the day alone; the order of the numbers counts in one of them only.
using Form = bool (*)(Scanner&, Moment&, DayOrder);

bool year_first(Scanner& scan, Moment& at, DayOrder) {  // 2022-12-12, 2022/12/12, 2020. 7. 6.
  const auto year = scan.number(4, 4);
  if (!year || !scan.one_of({"-", "/", ".", "‑"})) return false;
  const auto month = scan.number(1, 2);
  if (!month || !scan.one_of({"-", "/", ".", "‑"})) return false;
  const auto day = scan.number(1, 2);
  if (!day) return false;
  set_day(at, *year, *month, *day);
  return true;
}

bool year_last(Scanner& scan, Moment& at, DayOrder order) {  // 12/12/2022, 3.5.2019
  const auto first = scan.number(1, 2);
  const bool dotted = scan.sign("."), dashed = !dotted && scan.sign("-");
  if (!first || (!dotted && !dashed && !scan.sign("/"))) return false;
  const auto second = scan.number(1, 2);
  if (!second || !scan.sign(dotted ? "." : dashed ? "-" : "/")) return false;
  const auto year = scan.number(4, 4);
  if (!year) return false;
  const bool month_first =
      *second > 12 || (order == DayOrder::month_first && !dotted && *first <= 12);
  set_day(at, *year, month_first ? *first : *second, month_first ? *second : *first);
  return true;
}

bool east_asian(Scanner& scan, Moment& at, DayOrder) {  // 2020年 7月 6日, 2020년 7월 6일
  const auto year = scan.number(4, 4);
  scan.skip();
  if (!year || !scan.one_of({"年", "년"})) return false;
  const auto month = scan.number(1, 2);
  scan.skip();
  if (!month || !scan.one_of({"月", "월"})) return false;
  const auto day = scan.number(1, 2);
  scan.skip();
  if (!day || !scan.one_of({"日", "일", "号"})) return false;
  set_day(at, *year, *month, *day);
  return true;
}

bool in_words(Scanner& scan, Moment& at, DayOrder) {  // Thu, 02 Jul 2020; Jul 30th 2020
  std::string word = scan.word();
  scan.skip();
  if (names_weekday(word) && month_named(word) == 0) {
    if (scan.sign("-")) (void)scan.word();  // "terça-feira"
    word = scan.word();
    scan.skip();
  } else if (names_weekday(word)) {  // "mar" is Tuesday or March: what follows tells
    Scanner ahead = scan;
    const auto day = ahead.number(1, 2);
    ahead.skip();
    if (day && month_named(ahead.word()) != 0) word.clear();
  }
  at.month = month_named(word);
  if (at.month == 0 && !word.empty() && !contains(fillers, word)) return false;
  const auto day = scan.number(1, 2);
  if (!day) return false;
  at.day = *day;
  Scanner ahead = scan;
  if (contains(ordinals, ahead.word())) scan = ahead;
  scan.skip();
  if (at.month == 0) {
    (void)scan.word_of(fillers);
    (void)scan.one_of({"-", "/"});
    at.month = month_named(scan.word());
    scan.skip();
    (void)scan.one_of({"-", "/"});
  }
  (void)scan.word_of(fillers);
  const auto year = scan.number(4, 4);
  at.year = year.value_or(0);
  return year && at.month != 0;
}

bool year_and_words(Scanner& scan, Moment& at, DayOrder) {  // 2024 Jun 30
  const auto year = scan.number(4, 4);
  scan.skip();
  const int month = month_named(scan.word());
  scan.skip();
  const auto day = scan.number(1, 2);
  if (!year || month == 0 || !day) return false;
  set_day(at, *year, month, *day);
  return true;
}

constexpr Form forms[] = {year_first, year_last, east_asian, in_words, year_and_words};

// JavaScript: "Fri May 03 2019 10:00:00 GMT+0200 (CEST)". C: "Fri May  3 10:00:00 2019" is not
// read. The time behind a day, when there is one; `scan` stays where it is when there is none.
void time_behind(Scanner& scan, Moment& at) {
  Scanner ahead = scan;
  ahead.skip();
  if (!ahead.sign("T")) {
    (void)ahead.one_of({"-", "–", "—", "|", "·"});
    (void)ahead.word_of(clock_ends);
    (void)ahead.word_of(clock_words);
  }
  Moment with_time = at;
  if (!clock(ahead, with_time) || !zone(ahead, with_time)) return;
  at = with_time;
  scan = ahead;
}

bool plausible(const Moment& at) {
  using namespace std::chrono;
  return year_month_day(year(at.year), month(static_cast<unsigned>(at.month)),
                        day(static_cast<unsigned>(at.day)))
             .ok() &&
         at.year > 0 && at.hour < 24 && at.minute < 60 && at.second < 61;
}

// Requires: plausible.
std::string printed(const Moment& at) {
  if (!at.has_time || !at.zone) return fmt::format("{:04}-{:02}-{:02}", at.year, at.month, at.day);
  using namespace std::chrono;
  const sys_days date = year_month_day(year(at.year), month(static_cast<unsigned>(at.month)),
                                       day(static_cast<unsigned>(at.day)));
  const auto moment = date + hours(at.hour) + minutes(at.minute - *at.zone) + seconds(at.second);
  return utc_time(duration_cast<milliseconds>(moment.time_since_epoch()).count());
}

// Four digits in a row: no date is without them.
bool has_year(std::string_view text) {
  int digits = 0;
  return std::ranges::any_of(text, [&](char c) {
    digits = is_ascii_digit(c) ? digits + 1 : 0;
    return digits == 4;
  });
}

}  // namespace

std::string utc_time(std::int64_t unix_milliseconds) {
  using namespace std::chrono;
  constexpr std::int64_t farthest = 253402300799999;  // 9999-12-31T23:59:59.999Z
  if (unix_milliseconds > farthest || unix_milliseconds < -62135596800000) return {};
  const sys_time<milliseconds> moment{milliseconds(unix_milliseconds)};
  const auto days = floor<std::chrono::days>(moment);
  const year_month_day date(days);
  const hh_mm_ss time(floor<seconds>(moment - days));
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string parse_date(std::string_view text, DayOrder order) {
  text = trim(text);
  if (text.empty() || text.size() > longest_date) return {};
  for (const Form form : forms) {
    Moment at;
    Scanner scan(text);
    if (!form(scan, at, order)) continue;
    time_behind(scan, at);
    scan.skip();
    (void)scan.word_of(clock_ends);
    if (scan.done() && plausible(at)) return printed(at);
  }
  return {};
}

std::optional<FoundDate> find_date(std::string_view text, DayOrder order) {
  text = first_bytes(text, longest_line);
  if (!has_year(text)) return std::nullopt;
  bool after_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = decode(text, at);
    const bool part_of_word = u_isalnum(static_cast<UChar32>(c)) != 0 || c == '/' || c == '_';
    if (!part_of_word || after_word) {
      after_word = part_of_word && (c < 0x2E80 || c >= 0xFB00);  // Han and kana divide
      continue;
    }
    after_word = c < 0x2E80 || c >= 0xFB00;
    for (const Form form : forms) {
      Moment moment;
      Scanner scan(text.substr(begin));
      if (!form(scan, moment, order) || !plausible(moment)) continue;
      Moment with_time = moment;
      Scanner behind = scan;
      time_behind(behind, with_time);
      if (plausible(with_time)) {
        scan = behind;
        moment = with_time;
      }
      return FoundDate{printed(moment), begin, text.size() - scan.size_left()};
    }
  }
  return std::nullopt;
}

void take_published(std::string_view text, Meta& meta) {
  std::string date = parse_date(text);
  if (date.empty()) return;
  meta.published = std::move(date);
  meta.zone = zone_of(text);
}

std::string zone_of(std::string_view text) {
  text = trim(text);
  const std::size_t sign = text.find_last_of("+-");
  if (sign == std::string_view::npos || text.substr(0, sign).find(':') == std::string_view::npos)
    return {};
  std::string digits(text.substr(sign + 1));
  std::erase(digits, ':');
  if (digits.size() != 4 || !std::ranges::all_of(digits, is_ascii_digit)) return {};
  return text[sign] + digits.substr(0, 2) + ":" + digits.substr(2);
}

bool is_relative_time(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > 40 || text[0] < '0' || text[0] > '9') return false;
  for (const std::string_view end : {"前", " ago"})
    if (text.ends_with(end)) return true;
  return false;
}

}  // namespace lectern
