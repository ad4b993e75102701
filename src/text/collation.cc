#include "text/collation.h"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <memory>

#include <unicode/locid.h>

namespace lectern {
namespace {

std::unique_ptr<icu::Collator> open_collator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> collator(
      icu::Collator::createInstance(icu::Locale::getRoot(), status));
  if (collator == nullptr) return nullptr;
  collator->setAttribute(UCOL_ALTERNATE_HANDLING, UCOL_SHIFTED, status);
  collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
  return U_SUCCESS(status) ? std::move(collator) : nullptr;
}

}  // namespace

std::string collation_key(std::string_view text) {
  static const std::unique_ptr<icu::Collator> collator = open_collator();
  if (collator == nullptr) return std::string(text);  // ICU without its data: by code points
  const auto unicode =
      icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  std::string key(text.size() * 2 + 16, '\0');
  for (;;) {
    const std::int32_t size =
        collator->getSortKey(unicode, reinterpret_cast<std::uint8_t*>(key.data()),
                             static_cast<std::int32_t>(key.size()));
    const bool fits = static_cast<std::size_t>(size) <= key.size();
    key.resize(static_cast<std::size_t>(size));
    if (fits) break;
  }
  if (!key.empty()) key.pop_back();  // ends with a zero
  return key;
}

}  // namespace lectern
