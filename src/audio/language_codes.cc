// BCP 47 → ISO 639-2, as ID3 wants its languages.
#include <algorithm>

#include "audio/tags.h"
#include "base/ascii.h"

namespace lectern {
namespace {

// Every ISO 639-1 code, followed by its ISO 639-2 terminological code; in order.
constexpr std::string_view codes =
    "aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel "
    "bgbul bhbih bibis bmbam bnben bobod brbre bsbos cacat ceche chcha cocos crcre csces "
    "cuchu cvchv cycym dadan dedeu dvdiv dzdzo eeewe elell eneng eoepo esspa etest eueus "
    "fafas ffful fifin fjfij fofao frfra fyfry gagle gdgla glglg gngrn guguj gvglv hahau "
    "heheb hihin hohmo hrhrv hthat huhun hyhye hzher iaina idind ieile igibo iiiii ikipk "
    "ioido isisl itita iuiku jajpn jvjav kakat kgkon kikik kjkua kkkaz klkal kmkhm knkan "
    "kokor krkau kskas kukur kvkom kwcor kykir lalat lbltz lglug lilim lnlin lolao ltlit "
    "lulub lvlav mgmlg mhmah mimri mkmkd mlmal mnmon mrmar msmsa mtmlt mymya nanau nbnob "
    "ndnde nenep ngndo nlnld nnnno nonor nrnbl nvnav nynya ococi ojoji omorm orori ososs "
    "papan pipli plpol pspus ptpor quque rmroh rnrun roron rurus rwkin sasan scsrd sdsnd "
    "sesme sgsag sisin skslk slslv smsmo snsna sosom sqsqi srsrp ssssw stsot susun svswe "
    "swswa tatam tetel tgtgk ththa titir tktuk tltgl tntsn toton trtur tstso tttat twtwi "
    "tytah uguig ukukr ururd uzuzb veven vivie vovol wawln wowol xhxho yiyid yoyor zazha "
    "zhzho zuzul ";
constexpr std::size_t width = sizeof("zhzho ") - 1;

std::string primary_subtag(std::string_view tag) {
  return ascii_lower(tag.substr(0, tag.find_first_of("-_")));
}

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

}  // namespace

std::string iso639_2(std::string_view language_tag) {
  const std::string primary = primary_subtag(language_tag);
  if (!std::all_of(primary.begin(), primary.end(), is_letter)) return "";
  if (primary.size() == 3 && primary != "und") return primary;
  if (primary.size() != 2) return "";
  for (std::size_t at = 0; at < codes.size(); at += width)
    if (codes.substr(at, 2) == primary) return std::string(codes.substr(at + 2, 3));
  return "";
}

}  // namespace lectern
