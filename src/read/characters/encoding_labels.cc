#include "read/characters/encoding_labels.h"

#include <string>

#include "base/ascii.h"

namespace lectern {
namespace {

using enum EncodingKind;

// Every label stands between spaces.
struct Labels {
  Encoding encoding;
  std::string_view labels;
};

constexpr Labels table[] = {
    {{"UTF-8", "UTF-8", utf8},
     " unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8 "},
    {{"windows-1252", "ibm-5348_P100-1997", single},
     " ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 "
     "iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252 "
     "x-user-defined "},
    {{"GBK", "gb18030", multibyte},
     " chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk "},
    {{"gb18030", "gb18030", multibyte}, " gb18030 "},
    {{"Big5", "ibm-1375_P100-2008", multibyte}, " big5 big5-hkscs cn-big5 csbig5 x-x-big5 "},
    {{"Shift_JIS", "ibm-943_P15A-2003", multibyte},
     " csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis "},
    {{"EUC-JP", "euc-jp-2007", multibyte}, " cseucpkdfmtjapanese euc-jp x-euc-jp "},
    {{"EUC-KR", "windows-949-2000", multibyte},
     " cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 "
     "ksc_5601 windows-949 "},
    {{"windows-1250", "ibm-5346_P100-1998", single}, " cp1250 windows-1250 x-cp1250 "},
    {{"windows-1251", "ibm-5347_P100-1998", single}, " cp1251 windows-1251 x-cp1251 "},
    {{"windows-1253", "ibm-5349_P100-1998", single}, " cp1253 windows-1253 x-cp1253 "},
    {{"windows-1254", "ibm-5350_P100-1998", single},
     " cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 "
     "latin5 windows-1254 x-cp1254 "},
    {{"windows-1255", "ibm-9447_P100-2002", single}, " cp1255 windows-1255 x-cp1255 "},
    {{"windows-1256", "ibm-9448_X100-2005", single}, " cp1256 windows-1256 x-cp1256 "},
    {{"windows-1257", "ibm-9449_P100-2002", single}, " cp1257 windows-1257 x-cp1257 "},
    {{"windows-1258", "ibm-5354_P100-1998", single}, " cp1258 windows-1258 x-cp1258 "},
    {{"windows-874", "windows-874-2000", single},
     " dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874 "},
    {{"KOI8-R", "ibm-878_P100-1996", single}, " cskoi8r koi koi8 koi8-r koi8_r "},
    {{"KOI8-U", "ibm-1168_P100-2002", single}, " koi8-ru koi8-u "},
    {{"IBM866", "ibm-866_P100-1995", single}, " 866 cp866 csibm866 ibm866 "},
    {{"x-mac-cyrillic", "macos-7_3-10.2", single}, " x-mac-cyrillic x-mac-ukrainian "},
    {{"macintosh", "macos-0_2-10.2", single}, " csmacintosh mac macintosh x-mac-roman "},
    {{"ISO-8859-2", "ibm-912_P100-1995", single},
     " csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2 "},
    {{"ISO-8859-3", "ibm-913_P100-2000", single},
     " csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3 "},
    {{"ISO-8859-4", "ibm-914_P100-1995", single},
     " csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4 "},
    {{"ISO-8859-5", "ibm-915_P100-1995", single},
     " csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 "
     "iso_8859-5:1988 "},
    {{"ISO-8859-6", "ibm-1089_P100-1995", single},
     " arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e "
     "iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 "},
    {{"ISO-8859-7", "ibm-9005_X110-2007", single},
     " csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 "
     "iso_8859-7 iso_8859-7:1987 sun_eu_greek "},
    {{"ISO-8859-8", "ibm-5012_P100-1999", single},
     " csiso88598e csiso88598i csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-8859-8-i "
     "iso-ir-138 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 logical visual "},
    {{"ISO-8859-10", "iso-8859_10-1998", single},
     " csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6 "},
    {{"ISO-8859-13", "ibm-921_P100-1995", single}, " iso-8859-13 iso8859-13 iso885913 "},
    {{"ISO-8859-14", "iso-8859_14-1998", single}, " iso-8859-14 iso8859-14 iso885914 "},
    {{"ISO-8859-15", "ibm-923_P100-1998", single},
     " csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 "},
    {{"ISO-8859-16", "ibm-912_P100-1995", single}, " iso-8859-16 "},  // ICU has only its model
    {{"UTF-16LE", "UTF-16LE", utf16},
     " csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le "},
    {{"UTF-16BE", "UTF-16BE", utf16}, " unicodefffe utf-16be "},
    {{"ISO-2022-JP", "ISO-2022-JP", escapes}, " csiso2022jp iso-2022-jp "},
    {{"ISO-2022-KR", "ISO-2022-KR", escapes}, " csiso2022kr iso-2022-kr "},
    {{"ISO-2022-CN", "ISO-2022-CN-EXT", escapes}, " iso-2022-cn iso-2022-cn-ext "},
    {{"HZ-GB-2312", "HZ", escapes}, " hz-gb-2312 "},
};

constexpr std::size_t longest_label = 32;  // bytes

}  // namespace

const Encoding* encoding_of_label(std::string_view label) {
  constexpr std::string_view white = "\t\n\f\r ";
  const std::size_t begin = label.find_first_not_of(white);
  if (begin == std::string_view::npos) return nullptr;
  label = label.substr(begin, label.find_last_not_of(white) - begin + 1);
  if (label.size() > longest_label || label.find(' ') != std::string_view::npos) return nullptr;
  const std::string word = " " + ascii_lower(label) + " ";
  for (const auto& [encoding, labels] : table)
    if (labels.find(word) != std::string_view::npos) return &encoding;
  return nullptr;
}

}  // namespace lectern
