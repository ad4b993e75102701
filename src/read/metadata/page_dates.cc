#include "read/metadata/page_dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/ascii.h"
#include "base/local_day.h"
#include "base/utf8.h"

namespace lectern {
namespace {

// One source's answer.
struct Answer {
  std::string date;
  double weight;
  std::string_view source;
  bool visible = false;  // beside the headline
  std::string zone = {};
  std::string day = {};  // where it was written
};

constexpr std::string_view change_words[] = {
    "updat",     "modif",    "last ",      "revis",       "reviewed",  "edited",   "aktualisiert",
    "geändert",  "stand:",   "mis à jour", "mise à jour", "actualiz",  "atualiz",  "aggiornat",
    "обновл",    "изменено", "bijgewerkt", "gewijzigd",   "uppdatera", "oppdater", "opdater",
    "zaktualiz", "güncelle", "diperbarui", "更新",        "修改",      "수정",     "تحديث",
};

// Whether the words before a date call it that of a change; a day's weekday is passed over.
bool tells_change(std::string_view words) {
  // Only the nearest: "Updated 3 May | Published 2 May".
  if (words.size() > 40) words.remove_prefix(words.size() - 40);
  std::string lower = ascii_lower(words);
  for (const std::string_view other : {"publish", "posted", "written"})
    if (const auto at = lower.rfind(other); at != std::string::npos)
      lower = lower.find("last", at) == std::string::npos &&
                      lower.find("updat", at) == std::string::npos
                  ? std::string()
                  : lower.substr(at + other.size());
  return std::ranges::any_of(
      change_words, [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

bool is_sensible(std::string_view date) {
  return date >= "1990-01-01" && date < "2100-01-01";
}

class Vote {
 public:
  void add(std::string date, double weight, std::string_view source, bool visible = false,
           std::string zone = {}) {
    if (!is_sensible(date)) return;
    std::string day = local_day(date, zone);
    answers_.push_back({std::move(date), weight, source, visible, std::move(zone), std::move(day)});
  }

  // What an attribute or field says.
  void add_machine(std::string_view text, double weight, std::string_view source, DayOrder order) {
    add(machine_date(text, order), weight, source, false, zone_of(text));
  }

  const Answer* decide() const {
    const Answer* best = nullptr;
    double most = 0;
    for (const Answer& answer : answers_) {
      double sum = 0;
      for (const Answer& other : answers_)
        if (other.day == answer.day) sum += other.weight;
      // Of those that agree, the best source; one that knows the hour before one that does not.
      sum += answer.weight * 0.01 + (answer.date.size() > 10 ? 0.005 : 0);
      if (sum <= most) continue;
      most = sum;
      best = &answer;
    }
    return best;
  }

  // The first visible one of before `day`.
  const Answer* seen_before(std::string_view day) const {
    for (const Answer& answer : answers_)
      if (answer.visible && answer.day < day) return &answer;
    return nullptr;
  }

 private:
  std::vector<Answer> answers_;
};

struct Votes {
  Vote published, modified;
};

void add_elements(const HtmlDocument& document, const PageClaims& claims, std::uint32_t headline,
                  DayOrder order, Votes& votes) {
  constexpr std::size_t longest = 60;  // bytes of a text that has more in it than a date
  for (const MarkedElement& element : claims.dates) {
    const double stands = standing(document, element, headline);
    if (stands <= 0) continue;
    std::string date = machine_date(element.machine_text, order);
    bool change = element.update;
    if (date.empty()) {
      const auto found = find_date(element.text, order);
      if (!found || element.text.size() > longest) continue;
      date = found->date;
      change = change || tells_change(std::string_view(element.text).substr(0, found->begin));
    } else {
      change = change || tells_change(element.text);
    }
    const bool near = is_near(document, element.node, headline);
    const double weight = (near ? element.weight : element.weight == 4 ? 2 : 0.4) * stands;
    (change ? votes.modified : votes.published)
        .add(std::move(date), weight, "markup", near && !change, zone_of(element.machine_text));
  }
}

void add_lines(const std::vector<PageLine>& lines, DayOrder order, Votes& votes) {
  constexpr std::size_t most_words = 120;  // bytes of a line with a date
  constexpr std::size_t first_lines = 6;   // below the headline
  std::size_t below = 0;
  std::vector<std::string> told;  // days; who says one twice is no second witness
  for (const PageLine& line : lines) {
    below += line.before ? 0 : 1;
    std::string_view left = line.text;
    for (int dates = 0; dates < 3; ++dates) {
      const auto found = find_date(left, order);
      if (!found || line.text.size() > most_words) break;
      const bool change = tells_change(left.substr(0, found->begin));
      const bool alone = line.text.size() < 60;
      const double weight = alone && !line.before && below <= first_lines ? 2.5 : 1.5;
      if (std::ranges::find(told, found->date) == told.end()) {
        (change ? votes.modified : votes.published).add(found->date, weight, "text", !change);
        told.push_back(found->date);
      }
      left.remove_prefix(found->end);
    }
  }
}

}  // namespace

std::string machine_date(std::string_view text, DayOrder order) {
  text = trim(text);
  if (std::string date = parse_date(text, order); !date.empty()) return date;
  const bool digits = !text.empty() && std::ranges::all_of(text, is_ascii_digit);
  if (digits && text.size() == 8) {
    const std::string dashed = std::string(text.substr(0, 4)) + "-" +
                               std::string(text.substr(4, 2)) + "-" + std::string(text.substr(6));
    return parse_date(dashed);
  }
  if (digits && (text.size() == 10 || text.size() == 13)) {
    std::int64_t time = 0;
    std::from_chars(text.data(), text.data() + text.size(), time);
    return utc_time(text.size() == 10 ? time * 1000 : time);
  }
  if (const auto found = find_date(first_bytes(text, 80), order)) return found->date;
  return {};
}

std::string date_in_address(std::string_view address) {
  const std::size_t path = address.find(
      '/', address.find("://") == std::string_view::npos ? 0 : address.find("://") + 3);
  if (path == std::string_view::npos) return {};
  address = address.substr(path, address.find('?', path) - path);
  for (std::size_t at = address.find('/'); at != std::string_view::npos;
       at = address.find('/', at + 1)) {
    std::string_view left = address.substr(at + 1);
    if (left.size() < 8 || !is_ascii_digit(left[0])) continue;
    const std::string date(left.substr(0, 10));
    const char sign = date.size() > 4 ? date[4] : ' ';
    if (sign != '/' && sign != '-') continue;
    const std::size_t end =
        left.find_first_not_of("0123456789", left.find_first_not_of("0123456789", 5) + 1);
    std::string day = parse_date(left.substr(0, end));
    if (day.size() == 10 && is_sensible(day)) return day;
  }
  return {};
}

PageDates find_dates(const HtmlDocument& document, const PageClaims& claims,
                     const LinkedData& linked, const Headline& headline,
                     const std::vector<PageLine>& lines, std::string_view address, DayOrder order) {
  Votes votes;
  votes.published.add_machine(linked.published, 4, "json-ld", order);
  votes.modified.add_machine(linked.modified, 4, "json-ld", order);
  for (const FieldClaim& claim : claims.fields) {
    if (claim.field == PageField::published)
      votes.published.add_machine(claim.value, claim.weight, "meta", order);
    if (claim.field == PageField::modified)
      votes.modified.add_machine(claim.value, claim.weight, "meta", order);
  }
  votes.published.add(date_in_address(address), 3, "address");
  add_elements(document, claims, headline.node, order, votes);
  add_lines(lines, order, votes);

  PageDates dates;
  const Answer* modified = votes.modified.decide();
  const Answer* published = votes.published.decide();
  if (modified != nullptr) dates.modified = modified->date;
  // Some systems print the time of the last change in the place of both.
  if (published != nullptr && modified != nullptr && published->day == modified->day)
    if (const Answer* seen = votes.published.seen_before(published->day)) published = seen;
  if (published != nullptr) {
    dates.published = published->date;
    dates.zone = published->zone;
    dates.source = published->source;
  } else if (modified != nullptr) {
    dates.published = modified->date;
    dates.zone = modified->zone;
    dates.source = "modified";
  }
  return dates;
}

}  // namespace lectern
