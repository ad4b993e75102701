#include "text/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "text/icu_name.h"
#include "text/scripts.h"

namespace lectern {
namespace {

// Characters that only one of the two orthographies uses, in pairs, among the most frequent ones.
constexpr std::u32string_view only_simplified =
    U"们这国来时个说对会为学发经过还长开问间见现实点关东车书业电机华产万与义从让将报话应该认员战"
    U"军总统选动权爱岁湾岛继续级约网络视频记证论谈访语读请谁调变边达运进连远适龙门马鱼鸟风飞银"
    U"铁钱错镇队阳阴陆陈险难项领题额颜显须预顾顿马驻验惊体听吗买卖写农刘则刚创别医压厂历县参双"
    U"号吴员响团园围图圆场坏块坚声处备复头夺奖妇娱孙宁宝实审宪宽对导寿尔尘层岂币师带帮广庆庄库"
    U"张归录彻态忆怀恶悬惧惯愿戏户执扩扫护担拥择挂损换据";
constexpr std::u32string_view only_traditional =
    U"們這國來時個說對會為學發經過還長開問間見現實點關東車書業電機華產萬與義從讓將報話應該認員戰"
    U"軍總統選動權愛歲灣島繼續級約網絡視頻記證論談訪語讀請誰調變邊達運進連遠適龍門馬魚鳥風飛銀"
    U"鐵錢錯鎮隊陽陰陸陳險難項領題額顏顯須預顧頓馬駐驗驚體聽嗎買賣寫農劉則剛創別醫壓廠歷縣參雙"
    U"號吳員響團園圍圖圓場壞塊堅聲處備復頭奪獎婦娛孫寧寶實審憲寬對導壽爾塵層豈幣師帶幫廣慶莊庫"
    U"張歸錄徹態憶懷惡懸懼慣願戲戶執擴掃護擔擁擇掛損換據";
static_assert(only_simplified.size() == only_traditional.size());

enum class Orthography : std::int8_t { both, simplified, traditional };

// One entry for each character of the basic Han block.
constexpr char32_t first_han = 0x4E00, last_han = 0x9FFF;
using Table = std::array<Orthography, last_han - first_han + 1>;

const Table& orthographies() {
  static const Table table = [] {
    Table made{};
    for (std::size_t i = 0; i < only_simplified.size(); ++i) {
      if (only_simplified[i] == only_traditional[i]) continue;
      made[only_simplified[i] - first_han] = Orthography::simplified;
      made[only_traditional[i] - first_han] = Orthography::traditional;
    }
    return made;
  }();
  return table;
}

bool is_han(char32_t c) {
  return (c >= 0x3400 && c <= last_han) || (c >= 0x20000 && c < 0x32000);
}

struct Census {
  int han = 0, kana = 0, hangul = 0, other = 0;  // letters
};

Census census(std::string_view text) {
  Census count;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode(text, at);
    if (is_han(c)) {
      ++count.han;
    } else if (c >= 0x3041 && c <= 0x30FF) {
      ++count.kana;
    } else if ((c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF)) {
      ++count.hangul;
    } else if (writing_system(c) != no_script) {
      ++count.other;
    }
  }
  return count;
}

}  // namespace

std::string han_variant(std::string_view text, std::string_view otherwise) {
  const Table& table = orthographies();
  int balance = 0;  // above zero: simplified
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode(text, at);
    if (c < first_han || c > last_han) continue;
    if (table[c - first_han] == Orthography::simplified) ++balance;
    if (table[c - first_han] == Orthography::traditional) --balance;
  }
  if (balance == 0) return std::string(otherwise);
  return balance > 0 ? "zh-Hans" : "zh-Hant";
}

std::string language_of_words(std::string_view text) {
  CLD2::Language languages[3];
  int percents[3], bytes = 0;
  double scores[3];
  bool reliable = false;
  const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  const CLD2::Language language =
      CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &hints, 0,
                                     languages, percents, scores, nullptr, &bytes, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  return canonical_language(CLD2::LanguageCode(language));
}

std::string language_of(std::string_view text) {
  const Census count = census(text);
  const int east = count.han + count.kana + count.hangul;
  // One Han character says about as much as three letters of an alphabet.
  if (east * 3 >= count.other && east > 0) {
    if (count.hangul > count.han + count.kana) return "ko";
    if (count.kana * 8 > count.han) return "ja";
    return han_variant(text, "zh-Hans");
  }
  return language_of_words(text);
}

std::string canonical_language(std::string_view tag) {
  const std::string name(tag);
  IcuName canonical, bcp47;
  UErrorCode error = U_ZERO_ERROR;
  uloc_canonicalize(name.c_str(), canonical.data(), canonical.capacity(), &error);
  uloc_toLanguageTag(canonical.c_str(), bcp47.data(), bcp47.capacity(), true, &error);
  if (U_FAILURE(error) || std::string_view(bcp47.c_str()) == "und") return {};
  return bcp47.c_str();
}

}  // namespace lectern
