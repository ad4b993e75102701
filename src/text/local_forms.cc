#include "text/local_forms.h"

#include <unicode/gregocal.h>
#include <unicode/listformatter.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include <charconv>
#include <chrono>
#include <memory>
#include <optional>

namespace lectern {
namespace {

icu::Locale locale_of(std::string_view language) {
  UErrorCode error = U_ZERO_ERROR;
  return icu::Locale::forLanguageTag(icu::StringPiece(language.data(), int(language.size())),
                                     error);
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.begin(), text.end(), value);
  if (error != std::errc() || end != text.end()) return std::nullopt;
  return value;
}

std::optional<std::chrono::year_month_day> parse_day(std::string_view day) {
  using namespace std::chrono;
  if (day.size() != 10 || day[4] != '-' || day[7] != '-') return std::nullopt;
  const auto y = number(day.substr(0, 4)), m = number(day.substr(5, 2)), d = number(day.substr(8));
  if (!y || !m || !d || *y < 1 || *m < 1 || *d < 1) return std::nullopt;
  const year_month_day date(year(*y), month(static_cast<unsigned>(*m)),
                            std::chrono::day(static_cast<unsigned>(*d)));
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  return text.toUTF8String(bytes);
}

// Not the root's forms, which are nobody's.
bool is_known(const icu::Locale& actual, UErrorCode error) {
  return U_SUCCESS(error) && *actual.getLanguage() != '\0';
}

}  // namespace

std::string day_in_full(std::string_view day, std::string_view language) {
  const auto date = parse_day(day);
  if (!date) return {};
  const std::unique_ptr<icu::DateFormat> format(
      icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale_of(language)));
  if (format == nullptr) return {};
  UErrorCode error = U_ZERO_ERROR;
  const icu::Locale actual = format->getLocale(ULOC_ACTUAL_LOCALE, error);
  if (!is_known(actual, error)) return {};
  format->adoptTimeZone(icu::TimeZone::getGMT()->clone());
  icu::UnicodeString text;
  const std::chrono::duration<double, std::milli> time =
      std::chrono::sys_days(*date).time_since_epoch();
  return utf8(format->format(UDate(time.count()), text));
}

std::string listed(const std::vector<std::string>& items, std::string_view language) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::ListFormatter> format(
      icu::ListFormatter::createInstance(locale_of(language), error));
  std::vector<icu::UnicodeString> texts;
  for (const std::string& item : items) texts.push_back(icu::UnicodeString::fromUTF8(item));
  icu::UnicodeString text;
  if (U_SUCCESS(error)) format->format(texts.data(), static_cast<int>(texts.size()), text, error);
  if (U_SUCCESS(error)) return utf8(text);
  std::string joined;
  for (const std::string& item : items) joined += (joined.empty() ? "" : ", ") + item;
  return joined;
}

}  // namespace lectern
