// Which language a text is in.
#pragma once

#include <string>
#include <string_view>

namespace lectern {

// BCP 47 of a text in any script: "zh-Hans", "zh-Hant", "ja", "en"; empty when it cannot be told.
// Chinese, Japanese and Korean are told by their characters, all others by CLD2 from their words.
std::string language_of(std::string_view text);

// The same from words only; empty unless CLD2 calls itself sure.
std::string language_of_words(std::string_view text);

// "zh-Hans" or "zh-Hant", by the characters that only one of them uses; `otherwise` in a draw.
std::string han_variant(std::string_view text, std::string_view otherwise);

// The tag in BCP 47's own form ("zh_cn" → "zh-CN"); empty when it is no language tag.
std::string canonical_language(std::string_view tag);

}  // namespace lectern
