// The reading room has no data folder at hand, and dates are parsed from every page: so the names
// stand here. A line a month, the languages' names side by side; a name is entered once, also where
// languages share it, and with its cases where the language has them.
#include "read/metadata/month_names.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace lectern {
namespace {

// en de fr es it pt nl sv da/no fi pl cs ro hu tr id ru uk el ar
constexpr std::string_view months[12] = {
    "january januar jänner janner janvier enero gennaio janeiro januari tammikuuta tammikuu "
    "stycznia styczen ledna leden ianuarie ocak января январь січня ιανουαριου ιανουάριος يناير",
    "february februar fevrier febrero febbraio fevereiro februari helmikuuta helmikuu lutego luty "
    "unora unor februarie subat февраля февраль лютого φεβρουαριου φεβρουάριος فبراير",
    "march marz maerz mars marzo marco maart maaliskuuta maaliskuu marca marzec brezna brezen "
    "martie marcius mart maret марта март березня μαρτιου μάρτιος مارس",
    "april avril abril aprile huhtikuuta huhtikuu kwietnia kwiecien dubna duben aprilie aprilis "
    "nisan апреля апрель квітня απριλιου απρίλιος أبريل ابريل",
    "may mai mayo maggio maio mei maj toukokuuta toukokuu maja kvetna kveten majus mayis mayıs "
    "мая май травня μαιου μάιος مايو",
    "june juni juin junio giugno junho kesakuuta kesakuu czerwca czerwiec cervna cerven iunie "
    "junius haziran июня июнь червня ιουνιου ιούνιος يونيو",
    "july juli juillet julio luglio julho heinakuuta heinakuu lipca lipiec cervence cervenec iulie "
    "julius temmuz июля июль липня ιουλιου ιούλιος يوليو",
    "august aout agosto augustus augusti elokuuta elokuu sierpnia sierpien srpna srpen augusztus "
    "agustos ağustos agustus августа август серпня αυγουστου αύγουστος أغسطس",
    "september septembre septiembre settembre setembro syyskuuta syyskuu wrzesnia wrzesien zari "
    "septembrie szeptember eylul сентября сентябрь вересня σεπτεμβριου σεπτέμβριος سبتمبر",
    "october oktober octobre octubre ottobre outubro lokakuuta lokakuu pazdziernika pazdziernik "
    "rijna rijen octombrie ekim октября октябрь жовтня οκτωβριου οκτώβριος أكتوبر",
    "november novembre noviembre novembro marraskuuta marraskuu listopada listopad noiembrie kasim "
    "kasım nopember ноября ноябрь листопада νοεμβριου νοέμβριος نوفمبر",
    "december dezember decembre diciembre dicembre dezembro joulukuuta joulukuu grudnia grudzien "
    "prosince prosinec decembrie desember aralik aralık декабря декабрь грудня δεκεμβριου "
    "δεκέμβριος ديسمبر",
};

constexpr std::string_view weekdays =
    "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag "
    "freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes "
    "martes miercoles jueves viernes sabado domingo lunedi martedi mercoledi giovedi venerdi "
    "sabato "
    "domenica segunda terca quarta quinta sexta maandag dinsdag woensdag donderdag vrijdag "
    "zaterdag "
    "zondag mandag tisdag onsdag torsdag fredag lordag sondag poniedzialek wtorek sroda czwartek "
    "piatek sobota niedziela понедельник вторник среда четверг пятница суббота воскресенье";

struct Name {
  std::string_view word;
  int number;  // of the month; 0 for days
};

void add_names(std::string_view list, int number, std::vector<Name>& names) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    names.push_back({list.substr(0, end), number});
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

std::vector<Name> sorted_months() {
  std::vector<Name> names;
  for (int month = 1; month <= 12; ++month) add_names(months[month - 1], month, names);
  std::ranges::sort(names, {}, &Name::word);
  return names;
}

std::vector<Name> sorted_weekdays() {
  std::vector<Name> names;
  add_names(weekdays, 0, names);
  std::ranges::sort(names, {}, &Name::word);
  return names;
}

// The first name that begins with `word`; null: none does.
const Name* beginning_with(std::string_view word, const std::vector<Name>& names) {
  if (word.size() < 3 || word.size() > 24) return nullptr;
  const auto found = std::ranges::lower_bound(names, word, {}, &Name::word);
  return found != names.end() && found->word.starts_with(word) ? &*found : nullptr;
}

}  // namespace

int month_named(std::string_view word) {
  static const std::vector<Name> names = sorted_months();
  const Name* name = beginning_with(word, names);
  return name != nullptr ? name->number : 0;
}

bool names_weekday(std::string_view word) {
  static const std::vector<Name> names = sorted_weekdays();
  return beginning_with(word, names) != nullptr;
}

}  // namespace lectern
