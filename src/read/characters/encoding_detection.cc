#include "read/characters/encoding_detection.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/characters/transcode.h"

namespace lectern {
namespace {

constexpr std::size_t most_sampled = 16384;  // bytes
constexpr double likely = 0.8;        // points a character; 2 are the most that a text can have
constexpr double likely_alone = 1.3;  // where there are less than `few` of them
constexpr double margin = 0.03;       // by which a later candidate must be likelier
constexpr int few = 4;                // as many as are in no text of another script than Latin

enum class Script { latin, cyrillic, greek, hebrew, arabic, thai, han, japanese, korean };

// The characters that most of the running text in these languages consists of, or, of the Latin
// alphabets, most of what is not ASCII.
constexpr std::string_view western = "éèêëàâäçîïôöùûüñóíáúòìßæøåãõœÉÀÇÊÈÄÖÜÅØÓÁÍÚÑÃÕºª¿¡";
constexpr std::string_view central =
    "ąćęłńóśźżáčďéěíňřšťúůýžäöüßőűâîăşţôëçľđĄĆĘŁŃÓŚŹŻÁČĎÉĚÍŇŘŠŤÚŮÝŽÄÖÜŐŰÂÎĂŞŢĽĐ";
constexpr std::string_view turkish = "ığşçöüİĞŞÇÖÜ";
constexpr std::string_view baltic = "āčēģīķļņšūžąęėįųõäöüŠČŽĀĒĪŪĢĶĻŅĄĘĖĮŲÕÄÖÜ";
constexpr std::string_view vietnamese = "đăâêôơưéèàáóòúùíýĐĂÂÊÔƠƯ\u0300\u0301\u0303\u0309\u0323";
constexpr std::string_view cyrillic = "оеаинтсрвлкмдуіў";
constexpr std::string_view greek = "αοιετσνρπκςίόά";
constexpr std::string_view hebrew = "יוהלאתרמבשנ";
constexpr std::string_view arabic = "اليمنورتبدعةهكیک";
constexpr std::string_view thai = "านรกเอมงทลวยสต่้ัี";
constexpr std::string_view han =
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发"
    "后作"
    "里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因"
    "只从想"
    "实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向"
    "头文体"
    "政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提"
    "立及比"
    "员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做"
    "接必场"
    "件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且"
    "权思王"
    "象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运"
    "這個們來為國說時會對發後過裡經麼學現當沒動還進樣開從實軍無與長機關點業將兩間問並應戰頭體見產話"
    "給門"
    "兒東聲員論處義幾認條係氣題爾別變總電數報結務場計資許統區隊決書聽卻達強難權設記類據邊張該規萬覺"
    "術領"
    "確傳師觀讓識帶導爭運網灣臺";
constexpr std::string_view japanese =
    "あいうえおかがきぎくぐけげこごさざしじすずせぜそぞただちつづてでとどなにぬねのはばひびふぶへべ"
    "ほぼまみむ"
    "めもやゆよらりるれろわをんっゃゅょアイウエオカガキギクグケゲコゴサザシジスズセタダチツテデトド"
    "ナニネノハバ"
    "パヒビピフブプヘベペホボポマミムメモヤユヨラリルレロワンッャュョー日本人年大国会一二三十月時分"
    "行者上下出"
    "生社事前方自東新学高場後見手長部入地用京間";
constexpr std::string_view korean =
    "이다는에의을를가고하한은로지사기어도시인자해리서나아대일그정수있으들스라부전제보원여면주상유선"
    "장만것등동구"
    "성과관국조중경안적였했습니까요문비소연용공우세오마무않았게";
constexpr std::string_view signs =
    "“”‘’‚„–—…«»°·©®™€£§•½\u00A0、。「」『』，：；！？（）《》“”・〜～々";

struct Candidate {
  std::string_view label;
  Script script;
  std::string_view common;
};
// Where two are equally likely, the first is meant.
constexpr Candidate candidates[] = {
    {"windows-1252", Script::latin, western},
    {"windows-1254", Script::latin, turkish},
    {"gbk", Script::han, han},
    {"big5", Script::han, han},
    {"shift_jis", Script::japanese, japanese},
    {"euc-jp", Script::japanese, japanese},
    {"euc-kr", Script::korean, korean},
    {"windows-1251", Script::cyrillic, cyrillic},
    {"koi8-r", Script::cyrillic, cyrillic},
    {"koi8-u", Script::cyrillic, cyrillic},
    {"ibm866", Script::cyrillic, cyrillic},
    {"iso-8859-5", Script::cyrillic, cyrillic},
    {"windows-1250", Script::latin, central},
    {"iso-8859-2", Script::latin, central},
    {"windows-1257", Script::latin, baltic},
    {"windows-1253", Script::greek, greek},
    {"iso-8859-7", Script::greek, greek},
    {"windows-1255", Script::hebrew, hebrew},
    {"windows-1256", Script::arabic, arabic},
    {"iso-8859-6", Script::arabic, arabic},
    {"windows-874", Script::thai, thai},
    {"windows-1258", Script::latin, vietnamese},
};

std::u32string characters_of(std::string_view text) {
  std::u32string characters;
  characters.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) characters += decode(text, at);
  return characters;
}

std::u32string sorted_characters(std::string_view text) {
  std::u32string characters = characters_of(text);
  std::ranges::sort(characters);
  return characters;
}

// The common characters of each candidate, sorted.
const std::vector<std::u32string>& common_characters() {
  static const std::vector<std::u32string> all = [] {
    std::vector<std::u32string> sorted;
    for (const Candidate& it : candidates) sorted.push_back(sorted_characters(it.common));
    return sorted;
  }();
  return all;
}

bool is_han(char32_t c) {
  return c >= 0x4E00 && c <= 0x9FFF;
}

bool is_in_script(char32_t c, Script script) {
  switch (script) {
    case Script::latin:
      return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x300 && c <= 0x323);
    case Script::cyrillic:
      return c >= 0x400 && c <= 0x4FF;
    case Script::greek:
      return c >= 0x370 && c <= 0x3FF;
    case Script::hebrew:
      return c >= 0x591 && c <= 0x5F4;
    case Script::arabic:
      return c >= 0x60C && c <= 0x6FF;
    case Script::thai:
      return c >= 0xE01 && c <= 0xE5B;
    case Script::han:
      return is_han(c);
    case Script::japanese:
      return is_han(c) || (c >= 0x3041 && c <= 0x30FF);
    case Script::korean:
      return c >= 0xAC00 && c <= 0xD7A3;
  }
  return false;
}

bool is_capital(char32_t c) {
  return (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3AB) ||
         (c >= 0x400 && c <= 0x42F) || (c >= 'A' && c <= 'Z');
}

bool is_ascii_letter32(char32_t c) {
  return c < 0x80 && is_ascii_letter(static_cast<char>(c));
}

// One text in one reading.
class Score {
 public:
  Score(Script script, std::u32string_view common) : script_(script), common_(common) {
    static const std::u32string all_signs = sorted_characters(signs);
    signs_ = all_signs;
  }

  // Points a character that is not ASCII.
  double of(std::u32string_view text) {
    double points = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] < 0x80) continue;
      ++count_;
      points += of_character(text, i);
    }
    if (count_ == 0) return 0;
    // So many pairs of bytes in a row are no accident.
    const bool pairs =
        script_ == Script::han || script_ == Script::japanese || script_ == Script::korean;
    return points / count_ + (pairs && !broken_ && count_ >= 8 ? 0.5 : 0);
  }
  int count() const { return count_; }

 private:
  double of_character(std::u32string_view text, std::size_t i) {
    const char32_t c = text[i];
    broken_ = broken_ || c == replacement_character;
    if (c == replacement_character) return -10;
    if (c < 0xA0 || (c >= 0xE000 && c <= 0xF8FF)) return -5;
    const bool common = std::ranges::binary_search(common_, c);
    if (!common && !is_in_script(c, script_))
      return std::ranges::binary_search(signs_, c) ? 0.5 : -1;
    const char32_t before = i > 0 ? text[i - 1] : U' ';
    const char32_t after = i + 1 < text.size() ? text[i + 1] : U' ';
    return (common ? 2 : 0.5) + fit(c, before, after);
  }

  // What a letter's neighbours take away.
  double fit(char32_t c, char32_t before, char32_t after) const {
    const bool is_between = is_in_script(before, script_) && is_in_script(after, script_);
    const bool is_by_ascii = is_ascii_letter32(before) || is_ascii_letter32(after);
    const bool is_lower_before =
        (is_in_script(before, script_) || is_ascii_letter32(before)) && !is_capital(before);
    switch (script_) {
      case Script::latin:
        // Words are of ASCII letters mostly, capitals stand at their beginning.
        return (is_between ? -3 : 0) + (is_capital(c) && is_lower_before ? -2 : 0) +
               (is_by_ascii ? 0 : -2);
      case Script::cyrillic:
      case Script::greek:
        return (is_capital(c) && is_lower_before ? -3 : 0) + (is_by_ascii ? -2 : 0);
      case Script::hebrew:
      case Script::arabic:
      case Script::thai:
        return is_by_ascii ? -2 : 0;
      default:
        return 0;
    }
  }

  Script script_;
  std::u32string_view common_;  // sorted
  std::u32string_view signs_;
  int count_ = 0;
  bool broken_ = false;
};

// The stretches that are not ASCII, with a little of what lies around them. Each ends in so much
// ASCII that the next begins on a character, whatever the encoding.
std::string sample_of(std::string_view bytes) {
  constexpr std::size_t before = 2, after = 4;
  const auto is_high = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  std::string sample;
  std::size_t at = 0;
  while (sample.size() < most_sampled) {
    const auto found =
        std::find_if(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end(), is_high);
    if (found == bytes.end()) break;
    const auto first = static_cast<std::size_t>(found - bytes.begin());
    std::size_t begin = std::max(at, first - std::min(before, first));
    std::size_t end = first + 1;
    for (std::size_t quiet = 0; end < bytes.size() && quiet < after && end - begin < most_sampled;
         ++end)
      quiet = is_high(bytes[end]) ? 0 : quiet + 1;
    sample += bytes.substr(begin, end - begin);
    at = end;
  }
  return sample;
}

}  // namespace

const Encoding* detect_encoding(std::string_view bytes) {
  // ISO-2022-JP: escape sequences that nothing else has, and not one high bit.
  for (const std::string_view escape : {"\x1B$B", "\x1B$@", "\x1B(J"})
    if (bytes.substr(0, most_sampled).find(escape) != std::string_view::npos)
      return encoding_of_label("iso-2022-jp");
  const std::string sample = sample_of(bytes);
  const Encoding* best = nullptr;
  double most = 0;
  for (std::size_t i = 0; i < std::size(candidates); ++i) {
    const Candidate& candidate = candidates[i];
    const Encoding* encoding = encoding_of_label(candidate.label);
    std::size_t replaced = 0;
    const std::u32string text = characters_of(transcode(sample, *encoding, replaced));
    Score score(candidate.script, common_characters()[i]);
    const double points = score.of(text);
    const bool alone = score.count() < few;
    if (alone && candidate.script != Script::latin) continue;
    if (points < (alone ? likely_alone : likely) || points <= most + margin) continue;
    most = points;
    best = encoding;
  }
  return best;
}

}  // namespace lectern
