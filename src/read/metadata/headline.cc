#include "read/metadata/headline.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"
#include "base/utf8.h"
#include "read/metadata/text_keys.h"

namespace lectern {
namespace {

constexpr std::size_t longest_heading = 300;  // bytes
constexpr std::size_t most_headings = 40;     // that are compared with the titles
constexpr double least_agreement = 0.5;
constexpr double shown_weight = 4.2;  // of the heading that people see
constexpr double unsure_weight = 1;   // of one that agrees with nothing else
constexpr double title_weight = 1.5;  // of <title>

// What divides a title from a site's name. Those that titles have too count only beside a name
// that is known to be the site's.
struct Separator {
  std::string_view sign;
  bool in_titles;
};
constexpr std::array separators = {
    Separator{" | ", false}, Separator{" - ", true},  Separator{" – ", true},
    Separator{" — ", true},  Separator{" · ", false}, Separator{" • ", false},
    Separator{" » ", false}, Separator{" « ", false}, Separator{" :: ", false},
    Separator{" / ", true},  Separator{" ~ ", true},  Separator{" ‹ ", false},
    Separator{" › ", false}, Separator{" ⋆ ", false}, Separator{" > ", false},
    Separator{" < ", false}, Separator{"｜", false},  Separator{"|", false},
    Separator{"_", false},   Separator{" : ", true},  Separator{"——", true},
    Separator{"-", true},
};

// A hyphen without spaces divides nothing in writings that have spaces: "e-commerce".
bool divides(std::string_view title, std::size_t at, const Separator& it) {
  if (at == std::string_view::npos || at == 0 || at + it.sign.size() >= title.size()) return false;
  if (it.sign != "-") return true;
  return static_cast<unsigned char>(title[at - 1]) >= 0x80 ||
         static_cast<unsigned char>(title[at + 1]) >= 0xE3;
}

struct Cut {
  std::size_t at = std::string::npos, size = 0;
  bool in_titles = false;
};

Cut last_cut(std::string_view title) {
  Cut cut;
  for (const Separator& it : separators) {
    const std::size_t found = title.rfind(it.sign);
    if (!divides(title, found, it)) continue;
    if (cut.at != std::string::npos && found + it.sign.size() <= cut.at + cut.size) continue;
    cut = {found, it.sign.size(), it.in_titles};
  }
  return cut;
}

Cut first_cut(std::string_view title) {
  Cut cut;
  for (const Separator& it : separators) {
    const std::size_t found = title.find(it.sign);
    if (!divides(title, found, it)) continue;
    if (cut.at != std::string::npos && found >= cut.at) continue;
    cut = {found, it.sign.size(), it.in_titles};
  }
  return cut;
}

// "fieldedge" of "blog.fieldedge.com".
std::string host_label(std::string_view host) {
  const std::size_t end = host.rfind('.');
  if (end == std::string_view::npos || end == 0) return letters_key(host);
  std::string_view name = host.substr(0, end);
  std::size_t begin = name.rfind('.');
  // "example.co.uk", "example.com.au": the country's second level is no name
  if (begin != std::string_view::npos && name.size() - begin - 1 <= 3) {
    name = name.substr(0, begin);
    begin = name.rfind('.');
  }
  return letters_key(begin == std::string_view::npos ? name : name.substr(begin + 1));
}

bool names_site(std::string_view part, const std::vector<std::string>& site_keys) {
  const std::string key = letters_key(part);
  if (key.empty()) return false;
  return std::ranges::any_of(site_keys, [&](const std::string& site) {
    if (site.empty()) return false;
    if (key == site) return true;
    constexpr std::size_t least = 4;  // bytes; shorter names are in many words
    const bool holds = site.size() >= least && key.find(site) != std::string::npos &&
                       key.size() <= site.size() * 3 + 8;
    return holds || (key.size() >= least && key.size() * 2 >= site.size() &&
                     site.find(key) != std::string::npos);
  });
}

std::vector<std::string> keys_of(const std::vector<std::string>& sites) {
  std::vector<std::string> keys;
  for (const std::string& site : sites)
    keys.push_back(site.find('.') != std::string::npos && site.find(' ') == std::string::npos
                       ? host_label(site)
                       : letters_key(site));
  return keys;
}

bool is_shouted(std::string_view text) {
  int upper = 0, lower = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<UChar32>(decode(text, at));
    upper += u_isupper(c) != 0 ? 1 : 0;
    lower += u_islower(c) != 0 ? 1 : 0;
  }
  return upper > 3 && lower == 0;
}

// "Example.com": sites that are called by their address.
std::vector<std::string> hosts_in(std::string_view title) {
  std::vector<std::string> hosts;
  while (!title.empty()) {
    const std::size_t end = std::min(title.find(' '), title.size());
    const std::string word = ascii_lower(title.substr(0, end));
    for (const std::string_view domain : {".com", ".org", ".net"})
      if (word.size() > 7 && word.ends_with(domain)) hosts.push_back(word);
    title.remove_prefix(std::min(end + 1, title.size()));
  }
  return hosts;
}

// A title that the page gives for itself, with what it is compared by.
struct Given {
  std::string text;  // without the site's name
  std::string key;
  std::vector<std::string> words;
  double weight;
};

class Chooser {
 public:
  Chooser(const PageClaims& claims, const LinkedData& linked, std::string_view host)
      : claims_(claims) {
    for (const std::string& site :
         {best_claim(claims, PageField::site), linked.site, std::string(host)})
      if (!site.empty()) sites_.push_back(site);
    for (const std::string& word : hosts_in(claims.title)) sites_.push_back(word);
    give(linked.headline, 2.5);
    for (const FieldClaim& claim : claims.fields)
      if (claim.field == PageField::title && given_.size() < 12)
        give(claim.value, field_weight(claim));
    give(claims.title, title_weight);
  }

  Headline run() {
    Headline headline;
    const Shown shown = shown_heading();
    if (shown.heading != nullptr) {
      headline.node = shown.heading->node;
      give(shown_text(*shown.heading),
           shown.agreement >= least_agreement ? shown_weight : unsure_weight);
    }
    const Given* agreed = most_agreed();
    if (agreed == nullptr) return headline;
    headline.title = agreed->text;
    if (shown.agreement < 1) headline.title = without_tail(agreed->text, given_.size() == 1);
    return headline;
  }

 private:
  static double field_weight(const FieldClaim& claim) {
    if (claim.source.starts_with("twitter")) return 0.5;  // mostly a copy of another
    return 0.5 + 0.5 * claim.weight;
  }

  void give(std::string_view title, double weight) {
    if (title.empty()) return;
    std::string text = without_site(title, sites_);
    Given given{text, letters_key(text), word_keys(text), weight};
    if (!given.key.empty()) given_.push_back(std::move(given));
  }

  // The parts of a heading in one line; signs stay at the word before.
  static std::string one_line(std::string_view parts) {
    std::string line;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const bool sign = i + 1 < parts.size() &&
                        std::string_view(",.;:!?)").find(parts[i + 1]) != std::string_view::npos;
      if (parts[i] != '\n') line += parts[i];
      if (parts[i] == '\n' && !sign) line += ' ';
    }
    for (const std::string_view mark : {"¶", "#", "🔗"})  // links to the heading itself
      if (line.ends_with(mark)) line.resize(line.size() - mark.size());
    return std::string(trim(line));
  }

  // A heading may hold a date or a subtitle of its own: its first part counts alone where the page
  // calls itself so.
  std::string shown_text(const MarkedElement& heading) const {
    const std::string_view first =
        std::string_view(heading.text).substr(0, heading.text.find('\n'));
    const std::string key = letters_key(first);
    for (const Given& given : given_)
      if (given.key == key) return std::string(first);
    return one_line(heading.text);
  }

  // 0 to 1.
  double agreement(const MarkedElement& heading) const {
    const std::string text = one_line(heading.text);
    const std::string key = letters_key(text);
    const std::vector<std::string> words = word_keys(text);
    double best = 0;
    for (const Given& given : given_) {
      if (given.key == key) return 1;
      const std::size_t fewer = std::min(words.size(), given.words.size());
      const std::size_t more = std::max({words.size(), given.words.size(), std::size_t{1}});
      const double cover = static_cast<double>(fewer) / static_cast<double>(more);
      const bool begins = fewer >= 2 && (given.key.starts_with(key) || key.starts_with(given.key));
      const double together =
          begins ? 0.6 + 0.4 * cover : words_shared(words, given.words) * (0.4 + 0.6 * cover);
      best = std::max(best, together);
    }
    return best;
  }

  // The wording that has most weight behind it; of its spellings one that is not all capitals, and
  // that of a field before that of a heading, whose parts may run together.
  const Given* most_agreed() const {
    const Given* best = nullptr;
    double most = 0;
    for (const Given& given : given_) {
      double sum = given.weight * 0.01 - (is_shouted(given.text) ? 0.5 : 0);
      for (const Given& other : given_)
        if (other.key == given.key) sum += other.weight;
      if (sum <= most && best != nullptr) continue;
      most = sum;
      best = &given;
    }
    return best;
  }

  struct Shown {
    const MarkedElement* heading = nullptr;
    double agreement = 0;  // with what the page calls itself elsewhere
  };

  Shown shown_heading() const {
    const std::vector<std::string> site_keys = keys_of(sites_);
    Shown best;
    double greatest = 0;
    std::size_t looked_at = 0, mains = 0;
    const MarkedElement* main = nullptr;
    for (const MarkedElement& heading : claims_.headings) {
      if (heading.text.empty() || heading.text.size() > longest_heading) continue;
      if (++looked_at > most_headings) break;
      const double agrees = agreement(heading);
      const bool minor = heading.weight <= 2;
      const bool site = names_site(heading.text, site_keys) && agrees < 1;
      if (heading.weight == 4 && !site && heading.aside == 0) {
        ++mains;
        main = &heading;
      }
      if (site || agrees < (minor ? 0.9 : least_agreement)) continue;
      const double score = agrees + 0.05 * heading.weight - (heading.aside != 0 ? 0.3 : 0);
      if (score > greatest) {
        greatest = score;
        best = {&heading, agrees};
      }
    }
    if (best.heading == nullptr && mains == 1 && word_keys(main->text).size() >= 2)
      best.heading = main;
    return best;
  }

  // Without a heading to compare: signs that no title has divide it from names all the same. In a
  // <title> that is all there is, a dash before a few words does so too.
  static std::string without_tail(std::string title, bool alone) {
    constexpr std::size_t least = 8, most_words = 3, least_words = 4;
    for (Cut cut = last_cut(title); cut.at != std::string::npos; cut = last_cut(title)) {
      const std::string_view head = std::string_view(title).substr(0, cut.at);
      const std::string_view tail = std::string_view(title).substr(cut.at + cut.size);
      const bool name =
          word_keys(tail).size() <= most_words && word_keys(head).size() >= least_words;
      if (head.size() < least || tail.size() > head.size()) break;
      if (cut.in_titles && !(alone && name)) break;
      title = trim(head);
    }
    return title;
  }

  const PageClaims& claims_;
  std::vector<std::string> sites_;
  std::vector<Given> given_;
};

// What <title> has behind or before the title itself.
std::string site_in_title(std::string_view whole, std::string_view title) {
  constexpr std::size_t longest = 60;  // bytes
  const std::size_t at = whole.find(title);
  if (title.empty() || at == std::string_view::npos || whole == title) return {};
  std::string_view rest = at == 0 ? whole.substr(title.size()) : whole.substr(0, at);
  if (at != 0 && at + title.size() != whole.size()) return {};
  for (const Separator& it : separators) {
    if (at == 0 && rest.starts_with(it.sign)) {
      rest.remove_prefix(it.sign.size());
    } else if (at != 0 && rest.ends_with(it.sign)) {
      rest.remove_suffix(it.sign.size());
    } else {
      continue;
    }
    rest = trim(rest);
    return rest.size() <= longest && last_cut(rest).at == std::string::npos ? std::string(rest)
                                                                            : std::string();
  }
  return {};
}

// The site without its motto: "Example News - All that is new", where <title> has the name alone.
std::string without_motto(std::string site, std::string_view title) {
  const Cut cut = first_cut(site);
  if (cut.at == std::string::npos) return site;
  const std::string whole = letters_key(site), name = letters_key(site.substr(0, cut.at));
  const std::string key = letters_key(title);
  const bool alone = key.find(name) != std::string::npos && key.find(whole) == std::string::npos;
  return alone ? std::string(trim(std::string_view(site).substr(0, cut.at))) : site;
}

}  // namespace

std::string without_site(std::string_view title, const std::vector<std::string>& sites) {
  const std::vector<std::string> keys = keys_of(sites);
  title = trim(title);
  constexpr int most_parts = 4;
  for (int part = 0; part < most_parts; ++part) {
    const Cut last = last_cut(title);
    if (last.at == std::string::npos) break;
    if (names_site(title.substr(last.at + last.size), keys)) {
      title = trim(title.substr(0, last.at));
      continue;
    }
    const Cut first = first_cut(title);
    if (!names_site(title.substr(0, first.at), keys)) break;
    title = trim(title.substr(first.at + first.size));
  }
  return std::string(title);
}

Headline find_headline(const PageClaims& claims, const LinkedData& linked, std::string_view host) {
  Headline headline = Chooser(claims, linked, host).run();
  for (const FieldClaim* claim : claims_of(claims, PageField::site))
    if (claim->source == "ogsitename" && headline.site.empty()) headline.site = claim->value;
  if (headline.site.empty()) headline.site = linked.site;
  if (headline.site.empty()) headline.site = site_in_title(claims.title, headline.title);
  if (headline.site.empty()) headline.site = best_claim(claims, PageField::site);
  headline.site = without_motto(headline.site, claims.title);
  return headline;
}

}  // namespace lectern
