// The reading room has no data folder at hand, and dates are parsed from every page: so the names
// stand here. A line a month, the languages' names side by side; a name is entered once, also where
// languages share it, and with its cases where the language has them.
#include "read/month_names.h"

#include <cstddef>

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

// Whether one of the words in `list` begins with `word`.
bool begins_one(std::string_view list, std::string_view word) {
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t space = list.find(' ', at);
    const std::size_t end = space == std::string_view::npos ? list.size() : space;
    if (list.substr(at, end - at).starts_with(word)) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

int month_named(std::string_view word) {
  if (word.size() < 3 || word.size() > 24) return 0;
  for (int month = 1; month <= 12; ++month)
    if (begins_one(months[month - 1], word)) return month;
  return 0;
}

bool names_weekday(std::string_view word) {
  return word.size() >= 3 && word.size() <= 24 && begins_one(weekdays, word);
}

}  // namespace lectern
